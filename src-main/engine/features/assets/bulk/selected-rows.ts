import type { Database } from 'better-sqlite3'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import type { AssetScope } from '../../../../../src-shared/features/assets/asset-selection.ts'
import { assetsProblems } from '../../../../../src-shared/features/assets/assets-contract.ts'
import type { AssetSelection } from '../../../../../src-shared/features/assets/bulk-edit-contract.ts'
import { conditionsOf } from '../list-index/conditions.ts'
import { Mask } from '../list-index/mask.ts'
import { readColumnsOf } from '../list-index/read-columns.ts'
import { References } from '../list-index/references.ts'
import { searchHits } from '../list-index/search-hits.ts'

/**
 * The numbers of the assets of a selection, ascending; to be called in a transaction.
 * @param today the day on which warranties are looked at
 * @throws ASSET_UNKNOWN where an id is none of an asset
 */
export function selectedRows(database: Database, selection: AssetSelection, today: string): Uint32Array {
  if ('ids' in selection) return numbersOf(database, selection.ids).sort()
  const left = new Set(numbersOf(database, selection.except))
  const rows = rowsOfScope(database, selection.scope, today)
  return left.size === 0 ? rows : rows.filter((row) => !left.has(row))
}

function numbersOf(database: Database, ids: readonly string[]): Uint32Array {
  const numberOf = database.prepare('SELECT n FROM asset WHERE id = ?').pluck()
  return Uint32Array.from(new Set(ids), (id) => {
    const row = numberOf.get(id) as number | undefined
    if (row === undefined) throw failure(assetsProblems, 'ASSET_UNKNOWN', { asset: id })
    return row
  })
}

function rowsOfScope(database: Database, { search, filter }: AssetScope, today: string): Uint32Array {
  const hits = searchHits(database, search)
  const isFiltered = Object.values(filter).some((part) => part !== undefined)
  if (!isFiltered) return hits ? Uint32Array.from(new Set(hits())).sort() : everyRow(database)
  const columns = readColumnsOf(database, filter)
  const references = new References(database)
  const conditions = conditionsOf(filter, { database, columns, references, today })
  const mask = new Mask(columns.exists, conditions, hits?.() ?? null)
  const rows = new Uint32Array(mask.count)
  let at = 0
  mask.rows.forEach((isShown, row) => {
    if (isShown === 1) rows[at++] = row
  })
  return rows
}

function everyRow(database: Database): Uint32Array {
  return Uint32Array.from(database.prepare('SELECT n FROM asset ORDER BY n').pluck().all() as number[])
}
