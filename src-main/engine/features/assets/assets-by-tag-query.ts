import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { build, statement } from '../../database/statement.ts'
import { type SearchTerms, searchCondition } from './assets-search.ts'
import { assetCount as countOfAssets } from './assets-store.ts'

type Page = { limit: number; offset: number }
type Numbered = { n: number }

/** No tag begins with a blank but that of what is at another site; the index by tag says so without the row. */
const isHere = sql<boolean>`substr(tag_key, 1, 1) <> ' '`

/** Which assets stand on a page in order of asset tag; their rows are read by their numbers. */
const page = statement<Page, Numbered>((value) =>
  build
    .selectFrom('asset')
    .select('n')
    .where(isHere)
    .orderBy('tag_key')
    .orderBy('n')
    .limit(value('limit'))
    .offset(value('offset')),
)
const foundPage = statement<Page & { words: string; match: string }, Numbered>((value) =>
  build
    .selectFrom('asset')
    .select('n')
    .where(searchCondition(value('match'), value('words')))
    .orderBy('tag_key')
    .orderBy('n')
    .limit(value('limit'))
    .offset(value('offset')),
)
const foundTotal = statement<{ words: string; match: string }, { total: number }>((value) =>
  build
    .selectFrom('asset')
    .select(sql<number>`count(*)`.as('total'))
    .where(searchCondition(value('match'), value('words'))),
)

/** How many assets the register has. */
export function assetCount(database: Database): number {
  return countOfAssets.get(database, {})?.count ?? 0
}

/** The numbers of a page of assets in order of asset tag, those that hold all of some terms, and how many there are. */
export function pageByTag(
  database: Database,
  terms: SearchTerms | null,
  limits: Page,
): { total: number; numbers: number[] } {
  const counted = terms ? (foundTotal.get(database, terms)?.total ?? 0) : assetCount(database)
  return { total: counted, numbers: numbersByTag(database, terms, limits) }
}

/** The numbers of assets in order of asset tag, of those that hold all of some terms. @param limits absent: all */
export function numbersByTag(
  database: Database,
  terms: SearchTerms | null,
  limits: Page = { limit: -1, offset: 0 },
): number[] {
  const rows = terms ? foundPage.iterate(database, { ...terms, ...limits }) : page.iterate(database, limits)
  const found: number[] = []
  for (const { n } of rows) found.push(n)
  return found
}
