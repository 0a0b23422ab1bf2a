import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { hitsCounted } from '../../../../src-shared/features/assets/assets-contract.ts'
import { statement } from '../../database/statement.ts'
import { assetCount } from './assets-by-tag-query.ts'
import { mostMeant } from './assets-relevance-query.ts'
import { type SearchTerms, searchTerms } from './assets-search.ts'
import { hitsInText } from './hits-in-text.ts'
import { shortestTexts } from './shortest-texts.ts'
import { waysToSeek } from './word-forms.ts'

type Limit = { limit: number }
interface Held {
  /** the best first */
  numbers: number[]
  /** at most `hitsCounted` */
  total: number
  /** there are more than that */
  more: boolean
}

/** Changed a moment ago and not in full text yet. */
const recent = statement<{ words: string }, { n: number }>(
  (value) => sql`SELECT n FROM asset_search_dirty
    WHERE holds_terms((SELECT text FROM asset_search_source AS source WHERE source.n = asset_search_dirty.n), ${value('words')})`,
)
/** Full text would gather everybody with such a word before it answers. */
const withBegun = statement<{ from: string; to: string } & Limit, { numbers: string }>(
  (value) => sql`SELECT json_group_array(n) AS numbers FROM (
    SELECT DISTINCT doc AS n FROM asset_word WHERE term >= ${value('from')} AND term < ${value('to')}
    AND col = 'text' AND doc NOT IN (SELECT n FROM asset_search_dirty) LIMIT ${value('limit')}
  )`,
)
/**
 * The assets that hold every word of a text, or a word that begins so. Those that changed a moment ago are first, since they
 * are what somebody works on; then those with the very words; of more than `hitsCounted` the first that full text has.
 */
export function assetsHolding(database: Database, text: string, limit: number): Held {
  const terms = searchTerms(database, text)
  if (!terms) return { numbers: [], total: 0, more: false }
  // Of one moment: what is brought over in between would be neither behind full text nor in it.
  return database.transaction(() => assetsWith(database, terms, limit))()
}

function assetsWith(database: Database, terms: SearchTerms, limit: number): Held {
  const found = new Set(recent.all(database, terms).map(({ n }) => n))
  const changed = found.size
  let total = changed
  const words = JSON.parse(terms.words) as string[]
  for (const hits of hitsOf(database, words)) {
    total = changed + hits.length
    if (found.size < limit) for (const n of ranked(database, hits, words, limit)) found.add(n)
    if (total > hitsCounted) break
  }
  return {
    numbers: [...found].slice(0, limit),
    total: Math.min(total, hitsCounted),
    more: total > hitsCounted,
  }
}

const limit = hitsCounted + 1
/** The rows of so many assets stay in memory; of a bigger register each has to be fetched from the disk. */
const smallRegister = 20_000
/** Of so many of the shortest hits it is looked at what they are, 6 µs each. */
const mostWeighed = 1000
const lastSign = '\u{10ffff}'

/**
 * Those with the very words, and then, unless that is the same, those with words that begin so as well; in order of entry,
 * or of the words that a beginning has.
 */
function* hitsOf(database: Database, terms: readonly string[]): Generator<number[]> {
  const { whole, begun, beginning } = waysToSeek(database, terms)
  yield hitsInText(database, whole, limit)
  if (beginning !== null) yield thoseWithBegun(database, beginning)
  else if (begun !== null) yield hitsInText(database, begun, limit)
}

function thoseWithBegun(database: Database, beginning: string): number[] {
  const row = withBegun.get(database, { from: beginning, to: beginning + lastSign, limit })
  return JSON.parse(row?.numbers ?? '[]') as number[]
}

/**
 * The best hits: in a small register those that are what the words say, then the shorter text. All hold every word, so it
 * tells most where they stand and how much of a text they are; to weigh the words themselves (FTS5's bm25) means to go
 * through all assets that have one of them, each time.
 */
function ranked(
  database: Database,
  hits: readonly number[],
  words: readonly string[],
  limit: number,
): number[] {
  if (hits.length <= 1 || hits.length > hitsCounted) return hits.slice(0, limit)
  const isSmall = assetCount(database) <= smallRegister
  const found = shortestTexts(database, hits, isSmall ? Math.max(limit, mostWeighed) : limit)
  return isSmall ? mostMeant(database, found, words).slice(0, limit) : found
}
