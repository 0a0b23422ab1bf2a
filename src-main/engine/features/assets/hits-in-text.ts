import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { statement } from '../../database/statement.ts'
import type { KnownTerms } from './list-index/followed-terms.ts'
import { type Bits, firstNumbers, hasBit, setBit } from './list-index/frequent-terms.ts'
import { listIndexOf } from './list-index/list-index.ts'
import { used } from './list-index/used-last.ts'
import { type Alternatives, matchOf } from './word-forms.ts'

interface Stretch {
  /** the number after which assets count */
  after: number
  limit: number
}
const inText = statement<{ match: string } & Stretch, { numbers: string }>(
  (value) => sql`SELECT json_group_array(n) AS numbers FROM (
    SELECT rowid AS n FROM asset_text WHERE asset_text MATCH ${value('match')} AND rowid > ${value('after')}
    AND rowid NOT IN (SELECT n FROM asset_search_dirty) LIMIT ${value('limit')}
  )`,
)
const dirty = statement<Record<never, never>, { n: number }>(() => sql`SELECT n FROM asset_search_dirty`)

/** Up to so many hits are gathered of terms that few assets hold; of more it is left to full text to compare them. */
const mostGathered = 100_000

/**
 * The first assets, in order of entry, that full text has as they are now and that hold each of some terms.
 * Terms that many assets hold are looked up in memory, where they are; full text is asked for the others, and for assets
 * that came a moment ago.
 */
export function hitsInText(database: Database, terms: readonly Alternatives[], limit: number): number[] {
  const known = listIndexOf(database).frequentTerms()
  const hits = known && hitsAmong(database, known, terms, limit)
  if (!hits) return numbersOf(database, terms, { after: 0, limit })
  if (known.isAll || hits.length === limit) return hits
  return [...hits, ...numbersOf(database, terms, { after: known.upTo, limit: limit - hits.length })]
}

/** Those of them that the terms in memory know; null where none of the terms is there, or it would take longer than full text does. */
function hitsAmong(
  database: Database,
  known: KnownTerms,
  terms: readonly Alternatives[],
  limit: number,
): number[] | null {
  let common: Bits | null = null
  const others: Alternatives[] = []
  for (const alternatives of terms) {
    const bits = holdersOf(database, known, alternatives)
    if (bits === null) others.push(alternatives)
    else if (common === null) common = bits.slice()
    else narrow(common, bits)
  }
  if (common === null) return null
  for (const { n } of dirty.all(database, {})) setBit(common, n, false)
  if (others.length === 0 || isEmpty(common)) return firstNumbers(common, limit)
  return firstAmong(gathered(database, others), common, limit)
}

/** Null where none of the terms is in memory, or many assets hold one that is not. */
function holdersOf(database: Database, { terms, upTo }: KnownTerms, alternatives: Alternatives): Bits | null {
  const [first, ...further] = alternatives.flatMap((term) => terms.bitsOf(term) ?? [])
  if (!first) return null
  const left = alternatives.filter((term) => !terms.bitsOf(term))
  const rare = left.length > 0 ? gathered(database, [left]) : []
  if (rare === null) return null
  if (further.length === 0 && rare.length === 0) return first
  const bits = first.slice()
  for (const other of further) widen(bits, other)
  for (const n of rare) if (n <= upTo) setBit(bits, n, true)
  return bits
}

function narrow(bits: Bits, by: Bits): void {
  for (let at = 0; at < bits.length; at++) bits[at] = (bits[at] as number) & (by[at] as number)
}

function widen(bits: Bits, by: Bits): void {
  for (let at = 0; at < bits.length; at++) bits[at] = (bits[at] as number) | (by[at] as number)
}

const isEmpty = (bits: Bits) => firstNumbers(bits, 1).length === 0

function firstAmong(numbers: readonly number[] | null, bits: Bits, limit: number): number[] | null {
  return numbers?.filter((n) => hasBit(bits, n)).slice(0, limit) ?? null
}

const numbersOf = (database: Database, terms: readonly Alternatives[], stretch: Stretch) =>
  JSON.parse(inText.get(database, { match: matchOf(terms), ...stretch })?.numbers ?? '[]') as number[]

/** What full text found last, while nothing is written: of a text that is typed on, most words stay. */
interface Lately {
  version: number
  found: Map<string, number[] | null>
}
const lately = new WeakMap<Database, Lately>()
const mostKept = 4
const version = statement<Record<never, never>, { version: number }>(
  () => sql`SELECT data_version AS version FROM pragma_data_version`,
)

/** All assets that hold each of some terms; null where they are too many. */
function gathered(database: Database, terms: readonly Alternatives[]): number[] | null {
  const now = version.get(database, {})?.version ?? 0
  const known = lately.get(database)
  const { found } = known?.version === now ? known : { found: new Map<string, number[] | null>() }
  lately.set(database, { version: now, found })
  const match = matchOf(terms)
  let numbers = found.get(match)
  if (numbers === undefined) {
    numbers = numbersOf(database, terms, { after: 0, limit: mostGathered + 1 })
    if (numbers.length > mostGathered) numbers = null
  }
  used(found, match, numbers, mostKept)
  return numbers
}
