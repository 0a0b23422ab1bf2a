import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { statement } from '../../database/statement.ts'

const organisation = statement<Record<never, never>, { name: string }>(
  () => sql<{
    name: string
  }>`SELECT coalesce((SELECT value ->> '$.organisation' FROM label_setting), name) AS name
    FROM organisation`,
)

/** The name of the organisation whose data folder this is, as it stands on its labels and documents. */
export function organisationName(database: Database): string {
  return organisation.get(database, {})?.name ?? ''
}
