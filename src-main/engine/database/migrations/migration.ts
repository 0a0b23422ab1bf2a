import type { Database } from 'better-sqlite3'

export interface MigrationTools {
  newId: () => string
  now: () => string
}

export interface Migration {
  /** place in the order; the version of the database once it has run */
  number: number
  /**
   * Set by a migration that puts a new table in the place of one that others refer to, since SQLite cannot alter a
   * CHECK: it runs without foreign keys, and every one of them is checked before it is committed
   * (https://sqlite.org/lang_altertable.html#otheralter).
   */
  rebuildsTables?: boolean
  up: (database: Database, tools: MigrationTools) => void
}
