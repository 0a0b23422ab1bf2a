import type { Database } from 'better-sqlite3'
import { type RawBuilder, sql } from 'kysely'
import { foldedText } from '../../../../src-shared/identity/folded-text.ts'
import { build, statement } from '../../database/statement.ts'
import type { Transaction } from '../../database/transaction.ts'

/**
 * Full text lags behind the rows: a trigger notes changed assets in `asset_search_dirty`, upkeep brings them over when
 * the writer has time. Search looks at both, so it finds what was written a moment ago, and finds the same later.
 */
export function searchCondition(match: RawBuilder<string>, words: RawBuilder<string>): RawBuilder<boolean> {
  return sql<boolean>`asset.n IN (
    SELECT rowid FROM asset_text WHERE asset_text MATCH ${match} AND rowid NOT IN (SELECT n FROM asset_search_dirty)
    UNION ALL
    SELECT n FROM asset_search_dirty
    WHERE holds_terms((SELECT text FROM asset_search_source AS source WHERE source.n = asset_search_dirty.n), ${words})
  )`
}

/** The terms of a search text; null when it holds no word, which finds everything. */
export function searchTerms(text: string): { match: string; words: string } | null {
  const words = foldedText(text)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  if (words.length === 0) return null
  return {
    match: words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' '),
    words: JSON.stringify(words),
  }
}

type Limit = { limit: number }
const dirty = statement<Limit, { n: number; text: string }>((value) =>
  build
    .selectFrom('asset_search_dirty')
    .innerJoin('asset_search_source', 'asset_search_source.n', 'asset_search_dirty.n')
    .select(['asset_search_dirty.n', 'asset_search_source.text'])
    .orderBy('asset_search_dirty.n')
    .limit(value('limit')),
)
const isDirty = statement<Record<never, never>, { n: number }>(() =>
  build.selectFrom('asset_search_dirty').select('n').limit(1),
)
const clean = statement<{ n: number }>((value) =>
  build.deleteFrom('asset_search_dirty').where('n', '=', value('n')),
)
const replaceText = statement<{ n: number; text: string }>(
  (value) => sql`INSERT OR REPLACE INTO asset_text (rowid, text) VALUES (${value('n')}, ${value('text')})`,
)

export const assetsSearch = {
  hasWork(database: Database): boolean {
    return isDirty.get(database, {}) !== undefined
  },

  /** Brings some changed assets into full text. */
  upkeep(tx: Transaction, limit: number): void {
    for (const row of dirty.all(tx.database, { limit })) {
      replaceText.run(tx.database, { n: row.n, text: foldedText(row.text) })
      clean.run(tx.database, { n: row.n })
    }
  },
}
