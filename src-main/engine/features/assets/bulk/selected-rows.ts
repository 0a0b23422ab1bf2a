import type { Database } from 'better-sqlite3'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import type { AssetScope } from '../../../../../src-shared/features/assets/asset-selection.ts'
import { assetsProblems } from '../../../../../src-shared/features/assets/assets-contract.ts'
import type { AssetSelection } from '../../../../../src-shared/features/assets/bulk-edit-contract.ts'
import type { Condition } from '../list-index/condition.ts'
import { conditionsOf } from '../list-index/conditions.ts'
import { columnsOfFilter } from '../list-index/index-columns.ts'
import { Mask } from '../list-index/mask.ts'
import { columnsByStretch, isHere, type Stretch } from '../list-index/read-columns.ts'
import { References } from '../list-index/references.ts'
import { searchHits } from '../list-index/search-hits.ts'

/** So many numbers of assets are read between two answers: a tenth of a second. */
const lengthOfStretch = 100_000

/**
 * The numbers of the assets of a selection, ascending, some at a time; to be taken in a transaction.
 * @param today the day on which warranties are looked at
 * @throws ASSET_UNKNOWN where an id is none of an asset
 */
export function* selectedRows(
  database: Database,
  selection: AssetSelection,
  today: string,
): Generator<Uint32Array> {
  if ('ids' in selection) {
    yield numbersOf(database, selection.ids).sort()
    return
  }
  const left = new Set(numbersOf(database, selection.except))
  for (const rows of rowsOfScope(database, selection.scope, today))
    yield left.size === 0 ? rows : rows.filter((row) => !left.has(row))
}

function numbersOf(database: Database, ids: readonly string[]): Uint32Array {
  const numberOf = database.prepare(`SELECT n FROM asset WHERE id = ? AND ${isHere}`).pluck()
  return Uint32Array.from(new Set(ids), (id) => {
    const row = numberOf.get(id) as number | undefined
    if (row === undefined) throw failure(assetsProblems, 'ASSET_UNKNOWN', { asset: id })
    return row
  })
}

function* rowsOfScope(
  database: Database,
  { search, filter }: AssetScope,
  today: string,
): Generator<Uint32Array> {
  const hits = searchHits(database, search)
  const found = hits && new Set(hits())
  const isFiltered = Object.values(filter).some((part) => part !== undefined)
  if (found && !isFiltered) {
    yield Uint32Array.from(found).sort()
    return
  }
  const names = columnsOfFilter(filter)
  const isFoundAtOnce = found !== null || filter.custom !== undefined || names.includes('lastAuditDate')
  const references = new References(database)
  const length = isFoundAtOnce ? Number.MAX_SAFE_INTEGER : lengthOfStretch
  for (const stretch of columnsByStretch(database, names, length)) {
    const tools = { database, columns: stretch.columns, references, today }
    yield metIn(stretch, conditionsOf(filter, tools), found)
  }
}

function metIn(
  { columns, from, to }: Stretch,
  conditions: readonly Condition[],
  found: ReadonlySet<number> | null,
): Uint32Array {
  const exists = columns.exists.slice()
  exists.fill(0, 0, from + 1)
  const mask = new Mask(exists, conditions, found)
  const rows = new Uint32Array(mask.count)
  let at = 0
  for (let row = from + 1; row <= Math.min(to, columns.lastRow); row++)
    if (mask.rows[row] === 1) rows[at++] = row
  return rows
}
