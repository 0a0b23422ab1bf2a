import type { PrinterValue } from '../../../../src-shared/features/labels/designs/printer-entity.ts'
import type { Box } from '../../../../src-shared/features/labels/placement.ts'
import { atMost, dotsOf, type Resolution } from '../../../../src-shared/features/labels/printer-dots.ts'
import { isTurned, type LabelStock, originOfCell } from '../../../../src-shared/features/labels/stock.ts'
import type { Design } from './label-design.ts'

type Profile = Pick<PrinterValue, 'offsetX' | 'offsetY' | 'scaleX' | 'scaleY'>
const trueToSize: Profile = { offsetX: 0, offsetY: 0, scaleX: 1, scaleY: 1 }

/**
 * The upper left of a cell in whole dots from that of the page; cells count from 1. A printer that draws too long or too
 * far is met by moving whole labels: what stands on them keeps its dots.
 */
export function placeOfCell(
  stock: LabelStock,
  cell: number,
  dpi: Resolution,
  { offsetX, offsetY, scaleX, scaleY }: Profile = trueToSize,
): { x: number; y: number } {
  const { x, y } = originOfCell(stock, cell)
  const dots = (mm: number) => Math.round(dotsOf(mm, dpi))
  return { x: dots(x * scaleX + offsetX), y: dots(y * scaleY + offsetY) }
}

/** Width and height of a label as it is read, in dots. */
export function sizeAsRead({ stock, dpi }: Pick<Design, 'stock' | 'dpi'>): { width: number; height: number } {
  const [width, height] = [atMost(stock.width, dpi), atMost(stock.height, dpi)]
  return isTurned(stock) ? { width: height, height: width } : { width, height }
}

/** millimetres; no longer than the margin that codes leave, so that no mark stands in a quiet zone */
const cutMark = { length: 1, width: 0.1 }

/** Marks at the corners of a label, where it is cut; in dots. */
export function cutMarksOf(design: Pick<Design, 'stock' | 'dpi'>): Box[] {
  const { stock, dpi } = design
  const { width: right, height: foot } = sizeAsRead(design)
  const down = isTurned(stock) ? stock.width : stock.height
  const length = atMost(Math.min(cutMark.length, down / 12), dpi)
  const thick = Math.max(1, Math.round(dotsOf(cutMark.width, dpi)))
  const across = [0, right - length].flatMap((x) =>
    [0, foot - thick].map((y) => ({ x, y, width: length, height: thick })),
  )
  const upright = [0, right - thick].flatMap((x) =>
    [0, foot - length].map((y) => ({ x, y, width: thick, height: length })),
  )
  return [...across, ...upright]
}
