import type { Database } from 'better-sqlite3'
import { numbersByTag } from './assets-by-tag-query.ts'
import { isPlain, type OrderedScope, shownBy } from './assets-list-query.ts'
import { searchTerms } from './assets-search.ts'
import { pageOf } from './list-index/walk.ts'

/** The numbers of what a scope shows, in its order; without a filter the list index is not needed for it. */
export async function numbersOfScope(
  database: Database,
  scope: OrderedScope,
  today: string,
): Promise<readonly number[]> {
  if (isPlain(scope)) return numbersByTag(database, searchTerms(database, scope.search))
  const { shown } = await shownBy({ database, today }, scope)
  return pageOf(shown, 0, shown.total)
}
