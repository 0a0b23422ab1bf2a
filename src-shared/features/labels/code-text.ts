import { giaiOf } from './giai.ts'
import type { Refusal } from './refusal.ts'
import { isGs1, type Symbology, symbologyRules } from './symbology.ts'
import type { Holds } from './template.ts'

/** What an organisation’s codes hold beside the tag. */
export interface CodeKeys {
  /** the company prefix that GS1 gave it */
  gs1Prefix?: string | undefined
  /** what stands before the tag where a code holds an address */
  urlBase?: string | undefined
}

/** What a code of this kind holds for an asset tag: the tag itself, an address, or for GS1 its GIAI; or why it cannot. */
export function codeText(
  symbology: Symbology,
  assetTag: string,
  { gs1Prefix, urlBase }: CodeKeys,
  holds: Holds = 'tag',
): string | Refusal {
  if (assetTag.trim() === '') return { kind: 'empty' }
  if (isGs1(symbology) && gs1Prefix === undefined) return { kind: 'gs1PrefixMissing', symbology }
  const isAddress = holds === 'url' && !isGs1(symbology)
  if (isAddress && urlBase === undefined) return { kind: 'urlBaseMissing' }
  const text = isGs1(symbology)
    ? giaiOf(gs1Prefix ?? '', assetTag)
    : isAddress
      ? assetAddress(urlBase ?? '', assetTag)
      : assetTag
  const { holds: held, mostCharacters } = symbologyRules[symbology]
  if (!held.test(text)) {
    const others = [...new Set(text)].filter((character) => !held.test(character))
    return { kind: 'characters', symbology, characters: others.slice(0, 10).join('') }
  }
  const { length } = text
  return length > mostCharacters
    ? { kind: 'tooManyCharacters', symbology, length, most: mostCharacters }
    : text
}

/** The address of an asset: `https://assets.example/` and its tag. */
const assetAddress = (urlBase: string, assetTag: string) => `${urlBase}${encodeURIComponent(assetTag)}`
