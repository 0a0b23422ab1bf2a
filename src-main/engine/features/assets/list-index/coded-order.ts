import type { ColumnSet } from './column-set.ts'
import { compareKeys, type SortKey } from './compare-keys.ts'
import type { OrderedRows } from './order.ts'
import type { References } from './references.ts'
import { keyOf, type ViewName, views } from './views.ts'

/** What a row is compared by in the order of a view. */
export function viewKeyReader(columns: ColumnSet, view: ViewName, references: References) {
  const column = columns.coded(views[view].column)
  return (row: number): SortKey | null => keyOf(view, column.valueOf(row), references)
}

/** Every row in the order of a view. */
export function orderByView(columns: ColumnSet, view: ViewName, references: References): OrderedRows {
  const column = columns.coded(views[view].column)
  const keys = Array.from({ length: column.size }, (_, code) => keyOf(view, column.valueAt(code), references))
  return counted(columns, column.codes, ranked(keys))
}

/** The rank of each code, from 1; equal keys have one rank, no key has rank 0. */
function ranked(keys: readonly (SortKey | null)[]): { rankOf: Uint32Array; ranks: number } {
  const known = keys.flatMap((key, code) => (key === null ? [] : [{ key, code }]))
  known.sort((one, other) => compareKeys(one.key, other.key))
  const rankOf = new Uint32Array(keys.length)
  let rank = 0
  let last: SortKey | undefined
  for (const { key, code } of known) {
    if (last === undefined || compareKeys(last, key) !== 0) rank++
    rankOf[code] = rank
    last = key
  }
  return { rankOf, ranks: rank + 1 }
}

/** Puts rows in the order of their ranks by counting them. */
function counted(
  { exists, lastRow, rowCount }: ColumnSet,
  codes: { readonly [row: number]: number },
  { rankOf, ranks }: { rankOf: Uint32Array; ranks: number },
): OrderedRows {
  const places = new Uint32Array(ranks)
  for (let row = 1; row <= lastRow; row++) {
    if (exists[row] === 0) continue
    const rank = rankOf[codes[row] as number] as number
    places[rank] = (places[rank] as number) + 1
  }
  const blank = places[0] as number
  let place = 0
  for (let rank = 1; rank < ranks; rank++) {
    const size = places[rank] as number
    places[rank] = place
    place += size
  }
  places[0] = place
  const rows = new Uint32Array(rowCount)
  for (let row = 1; row <= lastRow; row++) {
    if (exists[row] === 0) continue
    const rank = rankOf[codes[row] as number] as number
    rows[places[rank] as number] = row
    places[rank] = (places[rank] as number) + 1
  }
  return { rows, valued: rowCount - blank }
}
