import { isRefusal, type Placement } from '../../../../../src-shared/features/labels/placement.ts'
import { cellsFrom } from '../../../../../src-shared/features/labels/sheet-cells.ts'
import {
  cellsOf,
  isTurned,
  type LabelStock,
  pageOf,
} from '../../../../../src-shared/features/labels/stock.ts'
import { placeOfCell } from '../cell-place.ts'
import { symbolToShow } from '../encode-symbol.ts'
import { designLabel } from '../label-design.ts'
import type { LabelSheets } from '../labels-pdf.ts'
import type { LabelledAsset } from '../labels-query.ts'

/** A label with its place on its page, in dots. */
interface CellOfPage {
  x: number
  y: number
  asset: LabelledAsset
  placed: Placement
}

/** The first page of a print; of a roll its first label as it is read. Lengths are millimetres. */
export interface LabelPage {
  width: number
  height: number
  cells: CellOfPage[]
}

/** How many labels the first page takes at most. */
export function roomOfFirstPage(stock: LabelStock, startCell: number, skip: readonly number[]): number {
  const damaged = new Set(skip.filter((cell) => cell >= startCell))
  return cellsOf(stock) - (startCell - 1) - damaged.size
}

/** What the first page of a print looks like. @param labels at most as many as it has room for are drawn */
export function labelPage(
  labels: readonly LabelledAsset[],
  { design, startCell, skip, printer }: Pick<LabelSheets, 'design' | 'startCell' | 'skip' | 'printer'>,
): LabelPage {
  const { stock, dpi } = design
  const [wide, high] = pageOf(stock)
  const [width, height] = isTurned(stock) ? [high, wide] : [wide, high]
  const places = cellsFrom(cellsOf(stock), labels.length, startCell, skip)
  const cells: CellOfPage[] = []
  for (const asset of labels) {
    const { value: place } = places.next()
    if (!place || place.page > 0) break
    const placed = designLabel(design, asset.assetTag, symbolToShow)
    if (isRefusal(placed)) throw new Error('a label was refused after it had been found to fit')
    const at = stock.paper === null ? { x: 0, y: 0 } : placeOfCell(stock, place.cell, dpi, printer)
    cells.push({ ...at, asset, placed })
  }
  return { width, height, cells }
}
