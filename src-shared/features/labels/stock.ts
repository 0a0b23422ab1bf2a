import { assertNever } from '../../contract/assert-never.ts'

/** Papers that sheets of labels come on: width and height in millimetres. */
const papers = { A4: [210, 297], Letter: [215.9, 279.4] } as const
export type Paper = keyof typeof papers

/** What labels stick on. All lengths are millimetres, as the stock leaves the printer; cells are counted from the top left. */
export interface LabelStock {
  brand: string
  /** the maker's number, as on its box */
  part: string
  /** other numbers of the same cut */
  also: readonly string[]
  /** null: a roll or tape, one label after the other */
  paper: Paper | null
  columns: number
  rows: number
  width: number
  height: number
  left: number
  top: number
  pitchX: number
  pitchY: number
  /** a continuous roll or tape, that is cut to this height */
  cut: boolean
}

/** Width and height in millimetres. */
export const sizeOfPaper = (paper: Paper): readonly [number, number] => papers[paper]

/** So far may figures in inches and their roundings to a hundredth of a millimetre be apart. */
const rounding = 0.05

/** Name of a stock, as people say it. */
export const stockName = ({ brand, part }: Pick<LabelStock, 'brand' | 'part'>) => `${brand} ${part}`

/** How many labels are on a sheet; 1 for a roll. */
export const cellsOf = ({ columns, rows }: LabelStock) => columns * rows

/** Width and height in millimetres of what goes through the printer at once. */
export function pageOf(stock: LabelStock): readonly [number, number] {
  return stock.paper ? papers[stock.paper] : [stock.width, stock.height]
}

/** Millimetres of the upper left of a cell from that of its page; cells count from 1. */
export function originOfCell(
  { columns, left, top, pitchX, pitchY }: LabelStock,
  cell: number,
): { x: number; y: number } {
  return { x: left + pitchX * ((cell - 1) % columns), y: top + pitchY * Math.floor((cell - 1) / columns) }
}

/** On a roll a label that is higher than wide is read from the side: its text runs along the roll. */
export const isTurned = ({ paper, width, height }: LabelStock) => paper === null && height > width

/** Why no printer could print on this; empty for a stock that can be. */
export const stockFaultKinds = [
  'empty',
  'overlapping',
  'wider than its paper',
  'higher than its paper',
] as const
export type StockFault = (typeof stockFaultKinds)[number]

/** Adds up margins, distances and labels against the paper. */
export function stockFaults(stock: LabelStock): StockFault[] {
  const { columns, rows, width, height, left, top, pitchX, pitchY } = stock
  const [paperWidth, paperHeight] = pageOf(stock)
  const isCount = (count: number) => Number.isInteger(count) && count > 0
  const faults: Record<StockFault, boolean> = {
    empty: !(isCount(columns) && isCount(rows) && width > 0 && height > 0),
    overlapping: (columns > 1 && pitchX < width - rounding) || (rows > 1 && pitchY < height - rounding),
    'wider than its paper': left < 0 || left + pitchX * (columns - 1) + width > paperWidth + rounding,
    'higher than its paper': top < 0 || top + pitchY * (rows - 1) + height > paperHeight + rounding,
  }
  return stockFaultKinds.filter((fault) => faults[fault])
}

/** What kind of stock it is, in the words of a list. */
export function formOf({ paper, cut }: LabelStock): 'A4' | 'Letter' | 'roll' | 'continuous' {
  switch (paper) {
    case null:
      return cut ? 'continuous' : 'roll'
    case 'A4':
    case 'Letter':
      return paper
    default:
      return assertNever(paper)
  }
}
