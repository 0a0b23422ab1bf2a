import BetterSqlite3, { type Database } from 'better-sqlite3'
import type { Finding } from '../../../../src-shared/features/doctor/doctor-contract.ts'
import { doctorText as text } from '../../../../src-shared/features/doctor/doctor-text.ts'
import { elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import { rowsOf } from '../../backups/database-facts.ts'
import { damaged, inDigits, sound } from './doctor-findings.ts'

/** Texts that are compared at most, spread evenly over all assets: a word that is in many of them costs a millisecond. */
const mostCompared = 2000
const atATime = 500

interface Expected {
  n: number
  text: string
  codes: string
}

/**
 * Holds full text against the assets. Every asset has to be in it, or noted as changed since; nothing else may be. What it
 * holds of each is compared with what it should: how many words, and whether it is found by each of them.
 */
export function lookAtSearch(database: Database): Finding {
  const count = (sql: string) => database.prepare<[], number>(sql).pluck().get() ?? 0
  const missing = count(`SELECT count(*) FROM asset WHERE n NOT IN (SELECT id FROM asset_text_docsize)
    AND n NOT IN (SELECT n FROM asset_search_dirty) AND site_id <> '${elsewhereSite}'
    AND n > coalesce((SELECT up_to FROM arriving_register), 0)`)
  const extra = count(`SELECT count(*) FROM asset_text_docsize
    WHERE id NOT IN (SELECT n FROM asset WHERE site_id <> '${elsewhereSite}')`)
  const { compared, stale } = staleTexts(database)
  const { search } = text
  if (missing + extra + stale === 0)
    return sound('search', search.sound(inDigits(compared), inDigits(rowsOf(database, 'asset'))))
  return damaged(
    'search',
    search.damaged(inDigits(missing), inDigits(stale), inDigits(extra)),
    text.repairHere,
    'here',
  )
}

function staleTexts(database: Database): { compared: number; stale: number } {
  const step = Math.max(1, Math.ceil(rowsOf(database, 'asset') / mostCompared))
  const numbers = database
    .prepare<[number], number>(
      `SELECT n FROM asset WHERE n % ? = 0 AND n IN (SELECT id FROM asset_text_docsize)
      AND n NOT IN (SELECT n FROM asset_search_dirty)
      AND NOT EXISTS (SELECT 1 FROM renaming WHERE after_n < asset.n)`,
    )
    .pluck()
    .all(step)
  const fresh = freshIndex(database)
  let stale = 0
  try {
    for (let from = 0; from < numbers.length; from += atATime)
      stale += staleAmong(database, fresh, numbers.slice(from, from + atATime))
  } finally {
    fresh.close()
  }
  return { compared: numbers.length, stale }
}

/** Full text as the database's own, and empty. */
function freshIndex(database: Database): Database {
  const fresh = new BetterSqlite3(':memory:')
  const sql = database
    .prepare<[], string>("SELECT sql FROM sqlite_schema WHERE name = 'asset_text'")
    .pluck()
    .get()
  if (sql === undefined) throw new Error('there is no full text')
  fresh.exec(sql)
  fresh.exec("CREATE VIRTUAL TABLE word USING fts5vocab (asset_text, 'instance')")
  return fresh
}

function staleAmong(database: Database, fresh: Database, numbers: readonly number[]): number {
  const expected = database
    .prepare<[string], Expected>(
      `SELECT n, searchable(text) AS text, loose_codes(codes) AS codes FROM asset_search_source
      WHERE n IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(numbers))
  const insert = fresh.prepare('INSERT INTO asset_text (rowid, text, codes) VALUES (?, ?, ?)')
  fresh.transaction(() => {
    for (const { n, text: words, codes } of expected) insert.run(n, words, codes)
  })()
  const sizeIn = (of: Database) =>
    of.prepare<[number], Buffer>('SELECT sz FROM asset_text_docsize WHERE id = ?').pluck()
  const [here, there] = [sizeIn(database), sizeIn(fresh)]
  const wordsOf = fresh.prepare<[], { doc: number; col: string; terms: string }>(
    'SELECT doc, col, json_group_array(DISTINCT term) AS terms FROM word GROUP BY doc, col',
  )
  const isFound = database
    .prepare<[string, number], number>('SELECT 1 FROM asset_text WHERE asset_text MATCH ? AND rowid = ?')
    .pluck()
  const stale = new Set<number>()
  for (const { n } of expected) if (!here.get(n)?.equals(there.get(n) ?? Buffer.alloc(0))) stale.add(n)
  for (const { doc, col, terms } of wordsOf.all()) {
    if (stale.has(doc)) continue
    const phrases = (JSON.parse(terms) as string[]).map((term) => `"${term.replaceAll('"', '""')}"`)
    if (isFound.get(`${col} : (${phrases.join(' AND ')})`, doc) === undefined) stale.add(doc)
  }
  fresh.exec("INSERT INTO asset_text (asset_text) VALUES ('delete-all')")
  return stale.size
}
