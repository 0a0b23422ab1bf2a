/** A cell of a sheet: pages from 0, cells from 1, in rows from the top left. */
export interface Cell {
  page: number
  cell: number
}

/**
 * The cells that labels are printed in, one after the other: from `startCell` of the first sheet, which may be half
 * used; those of it that are damaged are skipped, further sheets are whole.
 * @param cells how many labels a sheet has
 * @param count how many labels are printed
 */
export function* cellsFrom(
  cells: number,
  count: number,
  startCell = 1,
  skipped: readonly number[] = [],
): Generator<Cell> {
  const damaged = new Set(skipped)
  let [page, cell] = [0, startCell]
  for (let printed = 0; printed < count; cell++) {
    if (cell > cells) [page, cell] = [page + 1, 1]
    if (page === 0 && damaged.has(cell)) continue
    yield { page, cell }
    printed++
  }
}
