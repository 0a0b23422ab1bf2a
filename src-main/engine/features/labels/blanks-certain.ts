import type { Database } from 'better-sqlite3'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { blockTag } from './tag-blocks-store.ts'
import { tagSchemes } from './tag-schemes.ts'
import { tagSchemeById } from './tag-schemes-store.ts'

/**
 * Blanks whose scheme rests are not printed: another copy of the data may have printed them.
 * @throws TAG_NUMBERS_REST
 */
export function assertBlanksCertain(
  database: Database,
  subjects: Iterable<{ n: number | null; assetTag: string }>,
): void {
  const certain = new Set<string>()
  for (const { n, assetTag } of subjects) {
    const blank = n === null ? blockTag.get(database, { key: identifierKey(assetTag) }) : undefined
    if (!blank || certain.has(blank.schemeId)) continue
    const scheme = tagSchemeById.get(database, { id: blank.schemeId })
    if (scheme) tagSchemes.assertCertain(database, scheme)
    certain.add(blank.schemeId)
  }
}
