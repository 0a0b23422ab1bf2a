import type { Database } from 'better-sqlite3'

export interface MigrationTools {
  newId: () => string
  now: () => string
}

export interface Migration {
  /** place in the order; the version of the database once it has run */
  number: number
  up: (database: Database, tools: MigrationTools) => void
}
