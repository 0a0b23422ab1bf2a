import BetterSqlite3, { type Database } from 'better-sqlite3'
import { databaseFile } from './open.ts'

/**
 * Opens a connection that only reads the data folder's database, to copy it. Not by `query_only`, which refuses to write
 * the copy too.
 */
export function openToCopy(dataFolder: string): Database {
  const database = new BetterSqlite3(databaseFile(dataFolder), { readonly: true, fileMustExist: true })
  database.pragma('busy_timeout = 5000')
  return database
}
