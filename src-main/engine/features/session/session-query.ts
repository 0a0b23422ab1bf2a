import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { build, statement } from '../../database/statement.ts'

const state = statement<Record<never, never>, { organisation: string; assetCount: number }>(() =>
  build
    .selectFrom('organisation')
    .select(['name as organisation', sql<number>`(SELECT coalesce(max(n), 0) FROM asset)`.as('assetCount')]),
)

/** The organisation of the data folder, and how many assets it holds (none is ever deleted, so the last number is the count). */
export function organisationState(database: Database): { organisation: string; assetCount: number } {
  return state.get(database, {}) ?? { organisation: '', assetCount: 0 }
}
