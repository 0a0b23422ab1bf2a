import type { Database } from 'better-sqlite3'

/** Every word of full text, with where it stands. */
export const wordsIn = (database: Database): unknown[] =>
  database.prepare('SELECT doc, col, "offset", term FROM asset_word ORDER BY 1, 2, 3, 4').all()

/** Every word of full text where all of it is made from the rows. */
export function wordsOfRows(database: Database): unknown[] {
  database.exec('SAVEPOINT anew')
  database.exec("INSERT INTO asset_text (asset_text) VALUES ('delete-all')")
  database.exec(`INSERT INTO asset_text (rowid, text, codes)
    SELECT n, searchable(text), loose_codes(codes) FROM asset_search_source`)
  const words = wordsIn(database)
  database.exec('ROLLBACK TO anew; RELEASE anew')
  return words
}
