import type { Database } from 'better-sqlite3'
import { statement } from '../../../database/statement.ts'
import { foundNumbers, type SearchTerms, searchTerms } from '../assets-search.ts'
import { matchOf, waysToSeek } from '../word-forms.ts'

const found = statement<SearchTerms, { n: number }>((value) => foundNumbers(value('match'), value('words')))

/** How to get the numbers of the assets that a search finds; null where it holds no word, which finds everything. */
export function searchHits(database: Database, search: string): (() => Iterable<number>) | null {
  const terms = searchTerms(database, search)
  if (!terms) return null
  const { whole, begun } = waysToSeek(database, JSON.parse(terms.words))
  return () => numbersOf(found.iterate(database, { ...terms, match: matchOf(begun ?? whole) }))
}

function* numbersOf(rows: Iterable<{ n: number }>): Generator<number> {
  for (const { n } of rows) yield n
}
