import type { Database } from 'better-sqlite3'
import { type RawBuilder, sql } from 'kysely'
import { foldedText } from '../../../../src-shared/identity/folded-text.ts'
import { searchableText } from '../../../../src-shared/identity/searchable-text.ts'
import { statement } from '../../database/statement.ts'
import type { Transaction } from '../../database/transaction.ts'
import { arriving } from './arriving/arriving.ts'
import { AssetText } from './asset-text.ts'
import { followRenaming } from './follow-renaming.ts'

/** The full-text query for assets: FTS5's own language, and the words that an asset not yet in full text must hold. */
export interface SearchTerms {
  match: string
  words: string
}

/**
 * Full text lags behind the rows: a trigger notes changed assets in `asset_search_dirty`, upkeep brings them over when
 * the writer has time. Search looks at both, so it finds what was written a moment ago, and finds the same later.
 */
export function searchCondition(match: RawBuilder<string>, words: RawBuilder<string>): RawBuilder<boolean> {
  return sql<boolean>`asset.n IN (${foundNumbers(match, words)})`
}

/** The numbers of the assets that a search finds, those that changed a moment ago last; each once. */
export function foundNumbers(
  match: RawBuilder<string>,
  words: RawBuilder<string>,
): RawBuilder<{ n: number }> {
  return sql`SELECT rowid AS n FROM asset_text WHERE asset_text MATCH ${match}
    AND rowid NOT IN (SELECT n FROM asset_search_dirty)
    UNION ALL
    SELECT n FROM asset_search_dirty
    WHERE holds_terms((SELECT text FROM asset_search_source AS source WHERE source.n = asset_search_dirty.n), ${words})`
}

/**
 * The terms of a search text; null when it holds no word, which finds everything.
 * @throws REGISTER_ARRIVING
 */
export function searchTerms(database: Database, text: string): SearchTerms | null {
  const words = foldedText(text)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  if (words.length === 0) return null
  arriving.assertEnded(database)
  const phrases = words.map((word) => `"${searchableText(word).replaceAll('"', '""')}"*`)
  return { match: `text : (${phrases.join(' AND ')})`, words: JSON.stringify(words) }
}

type Limit = { limit: number }
const dirtyUpTo = statement<Limit, { count: number }>(
  (value) => sql`SELECT count(*) AS count FROM (SELECT 1 FROM asset_search_dirty LIMIT ${value('limit')})`,
)
const textSetting = statement<{ name: string }, { value: number }>(
  (value) => sql`SELECT v AS value FROM asset_text_config WHERE k = ${value('name')}`,
)
const setText = statement<{ name: string; value: number }>(
  (value) =>
    sql`INSERT INTO asset_text (asset_text, rank) VALUES (${value('name')}, CAST(${value('value')} AS INTEGER))`,
)
const changesSoFar = statement<Record<never, never>, { count: number }>(
  () => sql`SELECT total_changes() AS count`,
)

export const assetsSearch = {
  /** Whether so many assets at least have changed since they were brought into full text, and can be brought over now. */
  isBehind(database: Database, rows: number): boolean {
    if (arriving.upTo(database) !== null) return false
    return dirtyUpTo.get(database, { limit: rows })?.count === rows
  },

  /** Brings some changed assets into full text. */
  upkeep(tx: Transaction, limit: number): void {
    AssetText.of(tx.database).bringOver(tx, limit)
  },

  /** How many parts of full text there are about that came since all were merged. */
  unmerged: (database: Database): number => AssetText.of(database).unmerged,

  /** Full text came in many parts at once. */
  cameInParts(database: Database): void {
    const texts = AssetText.of(database)
    texts.unmerged = Math.max(texts.unmerged, 1)
  },

  /** Walks on behind what was renamed. @param limit how many assets may be noted as changed */
  followRenaming(tx: Transaction, limit: number): void {
    AssetText.of(tx.database).forgetWords()
    followRenaming(tx, limit)
  },

  /**
   * Leaves it to `merge` when what was brought in is merged: full text would do it with every row else, at five times the
   * cost of the row itself while many come (https://sqlite.org/fts5.html#the_automerge_configuration_option). The
   * setting stands in the database.
   */
  mergeApart(tx: Transaction): void {
    const settings = { automerge: 0, crisismerge: 1000 }
    for (const [name, value] of Object.entries(settings))
      if (textSetting.get(tx.database, { name })?.value !== value) setText.run(tx.database, { name, value })
  },

  /**
   * Merges what was brought into full text lately.
   * @param pages that are written at most, about
   */
  merge(tx: Transaction, pages: number): void {
    const texts = AssetText.of(tx.database)
    if (arriving.upTo(tx.database) !== null) {
      texts.unmerged = 0
      return
    }
    const before = changesSoFar.get(tx.database, {})?.count ?? 0
    setText.run(tx.database, { name: 'merge', value: pages })
    // So FTS5 says it: a merge that found nothing to do is one change, itself.
    if ((changesSoFar.get(tx.database, {})?.count ?? 0) - before >= 2) return
    texts.unmerged = 0
    texts.forgetWords()
  },
}
