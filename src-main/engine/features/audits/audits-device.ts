import type { Database } from 'better-sqlite3'
import { build, statement } from '../../database/statement.ts'

const replica = statement<Record<never, never>, { id: string }>(() =>
  build.selectFrom('organisation').select('replica_id as id'),
)

/** The data folder in which a scan is recorded, by its replica id, which a restore changes, and a sync that finds a copy. */
export function deviceOf(database: Database): string | null {
  return replica.get(database, {})?.id ?? null
}
