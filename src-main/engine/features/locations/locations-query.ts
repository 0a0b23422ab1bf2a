import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { Location } from '../../../../src-shared/features/locations/locations-contract.ts'
import { foldedText } from '../../../../src-shared/identity/folded-text.ts'
import { build, statement } from '../../database/statement.ts'

const matching = statement<{ needle: string; limit: number }, Location>((value) =>
  build
    .selectFrom('location')
    .select(['id', 'name', 'path', 'parent_id as parentId'])
    .where(sql<boolean>`instr(folded(path), ${value('needle')}) > 0`)
    .orderBy('path_key')
    .limit(value('limit')),
)
const countMatching = statement<{ needle: string }, { total: number }>((value) =>
  build
    .selectFrom('location')
    .select(sql<number>`count(*)`.as('total'))
    .where(sql<boolean>`instr(folded(path), ${value('needle')}) > 0`),
)

/** Locations whose path holds a text, in order of path. */
export function listLocations(
  database: Database,
  search: string,
  limit: number,
): { total: number; locations: Location[] } {
  const needle = foldedText(search.trim())
  return {
    total: countMatching.get(database, { needle })?.total ?? 0,
    locations: matching.all(database, { needle, limit }),
  }
}
