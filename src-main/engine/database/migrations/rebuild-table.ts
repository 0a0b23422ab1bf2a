import type { Database } from 'better-sqlite3'

interface SchemaEntry {
  name: string
  sql: string
}

/**
 * Puts a table in the place of one, with its rows, indexes and triggers, since SQLite can take no constraint away. Only in
 * a migration that `rebuildsTables`.
 * @param change of what SQLite keeps as the text of the table
 * @throws where that changes nothing
 */
export function rebuildTable(database: Database, table: string, change: (sql: string) => string): void {
  const [before] = entries(database, `type = 'table' AND name = '${table}'`)
  const body = before?.sql.replace(/^CREATE TABLE "?\w+"?/, '') ?? ''
  const changed = change(body)
  if (changed === body) throw new Error(`nothing of ${table} is changed`)
  const indexes = entries(database, `type = 'index' AND tbl_name = '${table}'`)
  // whatever names the table has to go until it is back
  const triggers = entries(database, "type = 'trigger'").filter(({ sql }) =>
    new RegExp(`\\b${table}\\b`).test(sql),
  )
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  const columns = database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table).join(', ')
  database.exec(`CREATE TABLE ${table}_next ${changed};
INSERT INTO ${table}_next (${columns}) SELECT ${columns} FROM ${table};
DROP TABLE ${table};
ALTER TABLE ${table}_next RENAME TO ${table};`)
  for (const { sql } of [...indexes, ...triggers]) database.exec(sql)
}

function entries(database: Database, where: string): SchemaEntry[] {
  return database
    .prepare<[], SchemaEntry>(`SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND ${where}`)
    .all()
}
