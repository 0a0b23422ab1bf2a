import type { Database } from 'better-sqlite3'
import type { Migration } from './migration.ts'

/**
 * SQLite makes a table in memory of a list of more than two values each time that it checks a row by it: a quarter of what it
 * took to insert an asset.
 */
export const checksOneByOne: Migration = {
  number: 36,
  up: (database) => {
    for (const table of ['asset', 'identifier'])
      changeDeclaration(database, table, (sql) =>
        sql.replace(/(\w+) IN \(('\w+'(?:, '\w+'){2,})\)/g, (_, column: string, values: string) =>
          values
            .split(', ')
            .map((value) => `${column} = ${value}`)
            .join(' OR '),
        ),
      )
  },
}

/**
 * Writes the text of a table anew, of which every row stays as it is and stays right: SQLite documents that for constraints
 * (https://sqlite.org/lang_altertable.html#otheralter).
 */
function changeDeclaration(database: Database, table: string, change: (sql: string) => string): void {
  const before = database
    .prepare<[string], string>("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?")
    .pluck()
    .get(table)
  const version = database.pragma('schema_version', { simple: true }) as number
  database.unsafeMode(true)
  try {
    database.pragma('writable_schema = ON')
    database
      .prepare("UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?")
      .run(change(before ?? ''), table)
    database.pragma(`schema_version = ${version + 1}`)
    database.pragma('writable_schema = RESET')
  } finally {
    database.unsafeMode(false)
  }
}
