import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { foldedText } from '../../../src-shared/identity/folded-text.ts'
import { searchableText } from '../../../src-shared/identity/searchable-text.ts'
import { looseCodes } from '../../../src-shared/identity/similar-codes.ts'
import { finderOf } from '../../../src-shared/identity/words.ts'

export const databaseFile = (dataFolder: string) => join(dataFolder, 'assetwalk.db')

/**
 * What a connection keeps of the database in memory, in KiB: an import comes back to all of it, lists and searches to
 * their part, and a document is read from its beginning to its end.
 */
const cacheKibibytes = { write: 32 * 1024, read: 16 * 1024, readOnce: 4 * 1024 }

/**
 * Opens the one writing connection of a data folder. Sets `synchronous` before anything is written, since better-sqlite3
 * is built with DEFAULT_WAL_SYNCHRONOUS=1 and falls back to it otherwise. The file, and with it its write-ahead log, is
 * for its user alone, also in a folder that others can look into.
 */
export function openWriter(dataFolder: string): Database {
  const database = new BetterSqlite3(databaseFile(dataFolder))
  chmodSync(databaseFile(dataFolder), 0o600)
  database.pragma('journal_mode = WAL')
  // What a statement would have to take back is kept in memory: once it was more than 64 KiB, SQLite writes it to a file
  // for every statement from then on, which was more than half of all that an import wrote. Before temporary tables are made.
  database.pragma('temp_store = MEMORY')
  return prepared(database, cacheKibibytes.write)
}

/**
 * Opens a connection that can only read; it sees what was committed before each of its statements.
 * @param use `readOnce` for one that goes through something and ends
 */
export function openReader(dataFolder: string, use: 'read' | 'readOnce' = 'read'): Database {
  const database = new BetterSqlite3(databaseFile(dataFolder), { readonly: true, fileMustExist: true })
  prepared(database, cacheKibibytes[use]).pragma('query_only = ON')
  return database
}

/** Opens a connection that moves what is in the write-ahead log into the database, and does nothing else. */
export function openToCheckpoint(dataFolder: string): Database {
  const database = new BetterSqlite3(databaseFile(dataFolder), { fileMustExist: true })
  database.pragma('synchronous = FULL')
  return database
}

function prepared(database: Database, cache: number): Database {
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('recursive_triggers = ON') // else INSERT OR REPLACE slips past the triggers of append-only tables
  database.pragma('busy_timeout = 5000')
  database.pragma(`cache_size = -${cache}`)
  addTextFunctions(database)
  database.exec('CREATE VIRTUAL TABLE temp.asset_word USING fts5vocab (main, asset_text, instance)')
  let terms = '[]'
  let isFound = finderOf([])
  database.function('holds_terms', { deterministic: true }, (text, wanted) => {
    if (wanted !== terms) {
      terms = String(wanted)
      isFound = finderOf(JSON.parse(terms) as string[])
    }
    return isFound(String(text)) ? 1 : 0
  })
  return database
}

/** What SQL of search is written with. */
export function addTextFunctions(database: Database): void {
  database.function('folded', { deterministic: true }, (text) => foldedText(String(text)))
  database.function('searchable', { deterministic: true }, (text) => searchableText(String(text)))
  database.function('loose_codes', { deterministic: true }, (codes) => looseCodes(String(codes)))
}

/** @throws Error when a connection is not as the storage rules want it; called after the first write */
export function assertStorageRules(database: Database): void {
  const rules = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, mmap_size: 0, temp_store: 2 }
  for (const [name, wanted] of Object.entries(rules)) {
    const found = database.pragma(name, { simple: true }) ?? 0
    if (found !== wanted) throw new Error(`storage rule broken: ${name} is ${found}, not ${wanted}`)
  }
}
