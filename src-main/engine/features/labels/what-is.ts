import type { Database } from 'better-sqlite3'
import type { ScannedTag } from '../../../../src-shared/features/labels/tags-contract.ts'
import { tagsText } from '../../../../src-shared/features/labels/tags-text.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { assets } from '../assets/assets.ts'
import { identifiers } from '../identifiers/identifiers.ts'
import { readByScheme } from './tag-blocks.ts'
import { blockTag } from './tag-blocks-store.ts'
import { tagSchemes } from './tag-schemes.ts'

/** What a scanned code is: of an asset, a blank that waits for one, mistyped, or unknown. */
export function whatIs(database: Database, code: string): ScannedTag {
  const key = identifierKey(code)
  const [match] = key === '' ? [] : assets.matching(database, key)
  if (match) {
    const { assetTag } = assets.get(database, match.id)
    return { kind: 'asset', assetTag, assetId: match.id, sentence: tagsText.isTag(code, assetTag) }
  }
  const blank = identifiers.firstReading(database, key, (one) => blockTag.get(database, { key: one }) ?? null)
  if (blank) return blankOf(database, blank)
  const isMistyped = tagSchemes
    .all(database)
    .some((scheme) => readByScheme(scheme, code).kind === 'wrongCheckCharacter')
  const kind = isMistyped ? 'wrongCheckCharacter' : 'unknown'
  const sentence = isMistyped ? tagsText.wrongCheckCharacter(code) : tagsText.isUnknown(code)
  return { kind, assetTag: null, assetId: null, sentence }
}

function blankOf(
  database: Database,
  { asset_tag: assetTag, claimed_by: assetId }: { asset_tag: string; claimed_by: string | null },
): ScannedTag {
  if (assetId === null) return { kind: 'blank', assetTag, assetId, sentence: tagsText.isBlank(assetTag) }
  const now = assets.get(database, assetId).assetTag
  return { kind: 'givenUp', assetTag, assetId, sentence: tagsText.isGivenUp(assetTag, now) }
}
