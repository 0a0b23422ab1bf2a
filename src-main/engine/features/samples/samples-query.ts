import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { GenerateResult } from '../../../../src-shared/features/samples/samples-contract.ts'
import { build, statement } from '../../database/statement.ts'

const counts = statement<Record<never, never>, GenerateResult>(() =>
  build.selectNoFrom([
    sql<number>`(SELECT count(*) FROM asset)`.as('assets'),
    sql<number>`(SELECT count(*) FROM location)`.as('locations'),
    sql<number>`(SELECT count(*) FROM person)`.as('people'),
    sql<number>`(SELECT count(*) FROM asset JOIN status_label ON status_label.id = asset.status_id WHERE type = 'archived')`.as(
      'archived',
    ),
  ]),
)

/** What a data folder holds. */
export function sampleCounts(database: Database): GenerateResult {
  return counts.get(database, {}) ?? { assets: 0, locations: 0, people: 0, archived: 0 }
}
