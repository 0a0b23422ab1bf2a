import type { Database } from 'better-sqlite3'
import type { AnyAssetColumn } from '../../../../src-shared/features/assets/asset-columns.ts'
import type { FacetPart } from '../../../../src-shared/features/assets/asset-filter.ts'
import type { AssetScope, AssetSort } from '../../../../src-shared/features/assets/asset-selection.ts'
import type { AssetRow } from '../../../../src-shared/features/assets/assets-contract.ts'
import { locationPathKey } from '../../../../src-shared/features/locations/location-path.ts'
import { foldedText } from '../../../../src-shared/identity/folded-text.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { Log } from '../../log.ts'
import { pageByTag } from './assets-by-tag-query.ts'
import { listedRows, numberOf } from './assets-query.ts'
import { searchTerms } from './assets-search.ts'
import { facetsOf } from './list-index/facets.ts'
import { columnsOfFilter, columnsOfPart } from './list-index/index-columns.ts'
import { type ListIndex, listIndexOf } from './list-index/list-index.ts'
import { pageOf, positionAmong, positionOfRow } from './list-index/walk.ts'

/** What lists are answered with. */
export interface ListTools {
  database: Database
  log: Log
  /** the day, for warranties */
  today: string
}

export type OrderedScope = AssetScope & { sort?: AssetSort | undefined }

const byTag: AssetSort = { by: 'assetTag', direction: 'ascending' }

/** A page of a list. */
export async function listAssets(
  tools: ListTools,
  input: OrderedScope & { limit: number; offset: number },
): Promise<{ total: number; rows: AssetRow[] }> {
  const { database } = tools
  const index = listIndexOf(database)
  index.startReadingAhead()
  if (isPlain(input) && !index.hasOrder(byTag.by)) {
    prepare(index, tools)
    const { total, numbers } = pageByTag(database, searchTerms(database, input.search), input)
    return { total, rows: listedRows(database, numbers) }
  }
  const { shown } = await shownBy(tools, input)
  return { total: shown.total, rows: listedRows(database, pageOf(shown, input.offset, input.limit)) }
}

/** Neither filtered nor in an order of its own: the database answers it by its indexes. */
export function isPlain({ filter, sort }: OrderedScope): boolean {
  return !sort && Object.values(filter).every((part) => part === undefined)
}

/** Reads the index while the first page is looked at: after its answer, which would have to share the processors. */
function prepare(index: ListIndex, { database, log }: ListTools): void {
  setImmediate(() => {
    if (database.open) index.at(byTag.by, []).catch((error: unknown) => log.bug('list index', error))
  })
}

/** What a list shows, in its order, ready to be walked through. */
export async function shownBy(
  { database, today }: Pick<ListTools, 'database' | 'today'>,
  { search, filter, sort = byTag }: OrderedScope,
) {
  const index = listIndexOf(database)
  const { columns, order } = await index.at(sort.by, columnsOfFilter(filter))
  const mask = index.maskOf({ search, filter }, today)
  const total = mask?.count ?? columns.rowCount
  return {
    columns,
    references: index.references,
    shown: { order, direction: sort.direction, mask: mask?.rows ?? null, total },
  }
}

/** The values of one part of a filter, with how many assets of the scope have each. */
export async function assetFacets(
  { database, today }: ListTools,
  { search, filter, part, ...wanted }: AssetScope & { part: FacetPart; matching: string; limit: number },
) {
  const index = listIndexOf(database)
  index.startReadingAhead()
  const { [part]: _, ...others } = filter
  const columns = await index.columns([...columnsOfPart(part), ...columnsOfFilter(others)])
  const mask = index.maskOf({ search, filter: others }, today)
  const tools = { columns, references: index.references, rows: mask?.rows ?? columns.exists, today }
  return facetsOf(tools, { part, ...wanted })
}

/** The position in a list of an asset, or of the first whose value in the column of the order begins with a text. */
export async function positionOfAsset(
  tools: ListTools,
  { of, ...input }: OrderedScope & { of: { id: string } | { startsWith: string } },
): Promise<number | null> {
  const { shown } = await shownBy(tools, input)
  if ('id' in of) {
    const row = numberOf(tools.database, of.id)
    return row === undefined ? null : positionOfRow(shown, row)
  }
  const begin = beginOf(input.sort?.by ?? 'assetTag', of.startsWith)
  const [from, to] = [shown.order.placeOf(begin), shown.order.placeOf(begin + lastSign)]
  return positionAmong(shown, from, to)
}

/** No text goes on with it. */
const lastSign = '\u{10ffff}'

function beginOf(by: AnyAssetColumn, text: string): string {
  if (by === 'location') return locationPathKey(text)
  return by === 'assetTag' || by === 'serialNumber' || by === 'parent'
    ? identifierKey(text)
    : foldedText(text)
}
