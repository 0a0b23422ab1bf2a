import { identifierKey } from '../../identity/identifier-key.ts'
import { type CheckCharacter, checkCharacterOf } from './check-character.ts'

/** How the tags of an organisation are numbered: what they begin with, so many digits, and a check character. */
export interface TagScheme {
  prefix: string
  /** digits of the number */
  width: number
  checkCharacter: CheckCharacter
}

/** The highest number of a scheme. */
export const lastNumberOf = ({ width }: TagScheme) => 10 ** width - 1

/** The tag of a number. */
export function tagOf(scheme: TagScheme, number: number): string {
  const body = `${scheme.prefix}${String(number).padStart(scheme.width, '0')}`
  return body + checkCharacterOf(scheme.checkCharacter, body)
}

/**
 * What a code is to a scheme: a tag of this number; a tag but for its check character, so that it was mistyped or is no
 * tag; or something else.
 */
export function readTag(
  scheme: TagScheme,
  code: string,
): { kind: 'tag'; number: number } | { kind: 'wrongCheckCharacter' } | { kind: 'other' } {
  const key = identifierKey(code)
  const prefix = identifierKey(`${scheme.prefix}0`).slice(0, -1)
  if (!key.startsWith(prefix)) return { kind: 'other' }
  const rest = key.slice(prefix.length)
  const length = scheme.width + (scheme.checkCharacter === 'none' ? 0 : 1)
  const isTag = scheme.checkCharacter === 'mod-37-36' ? /^\d+[0-9A-Z]$/ : /^\d+$/
  if (rest.length !== length || !isTag.test(rest)) return { kind: 'other' }
  const number = Number(rest.slice(0, scheme.width))
  return identifierKey(tagOf(scheme, number)) === key
    ? { kind: 'tag', number }
    : { kind: 'wrongCheckCharacter' }
}

/**
 * The scheme that tags seem to follow already: what stands before the digits at the end of one of them, and how many those
 * are.
 */
export function schemeLike(assetTag: string | undefined): TagScheme {
  const [, prefix = 'AW-', digits = ''] = /^(.{0,20}?)(\d{3,12})$/.exec(assetTag ?? '') ?? []
  return { prefix, width: digits.length || 6, checkCharacter: 'none' }
}
