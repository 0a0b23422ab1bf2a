import type { Database } from 'better-sqlite3'
import { build, statement } from '../../database/statement.ts'

const organisation = statement<Record<never, never>, { name: string }>(() =>
  build.selectFrom('organisation').select('name'),
)

/** The name of the organisation whose data folder this is. */
export function organisationName(database: Database): string {
  return organisation.get(database, {})?.name ?? ''
}
