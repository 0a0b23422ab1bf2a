import BetterSqlite3 from 'better-sqlite3'
import { quotedName, tableNames } from '../../src-main/engine/backups/database-facts.ts'

/** Every table of a database file with its rows in an order of their own: the same data is the same dump. */
export function dumpOf(file: string): Record<string, unknown[]> {
  const database = new BetterSqlite3(file, { readonly: true })
  try {
    const ours = tableNames(database).filter((table) => !table.startsWith('asset_text'))
    return Object.fromEntries(
      ours.map((table) => {
        const rows = database.prepare<[], object>(`SELECT * FROM ${quotedName(table)}`).all()
        return [table, rows.map((row) => JSON.stringify(row)).sort()]
      }),
    )
  } finally {
    database.close()
  }
}
