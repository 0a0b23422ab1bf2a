import averyA4 from '../../../../../resources/label-stocks/avery-a4.json' with { type: 'json' }
import averyLetter from '../../../../../resources/label-stocks/avery-letter.json' with { type: 'json' }
import brother from '../../../../../resources/label-stocks/brother.json' with { type: 'json' }
import dymo from '../../../../../resources/label-stocks/dymo.json' with { type: 'json' }
import generic from '../../../../../resources/label-stocks/generic.json' with { type: 'json' }
import herma from '../../../../../resources/label-stocks/herma.json' with { type: 'json' }
import zebra from '../../../../../resources/label-stocks/zebra.json' with { type: 'json' }
import zweckform from '../../../../../resources/label-stocks/zweckform.json' with { type: 'json' }
import { failure } from '../../../../../src-shared/contract/problems.ts'
import { labelsProblems } from '../../../../../src-shared/features/labels/labels-problems-contract.ts'
import type { Resolution } from '../../../../../src-shared/features/labels/printer-dots.ts'
import { type LabelStock, type Paper, stockName } from '../../../../../src-shared/features/labels/stock.ts'
import { stocksNamed } from '../../../../../src-shared/features/labels/stock-search.ts'

/** As the files in `resources/label-stocks` are written; lengths in millimetres, each pair across and down. */
interface StockFile {
  brand: string
  paper: string | null
  stocks: {
    part: string
    also?: string[]
    grid?: number[]
    label: number[]
    from?: number[]
    pitch?: number[]
    cut?: boolean
  }[]
}

const files: StockFile[] = [averyLetter, averyA4, herma, zweckform, dymo, brother, zebra, generic]

/** Every stock that is shipped. */
export const stockCatalogue: readonly LabelStock[] = files.flatMap(stocksOf)

/** @throws STOCK_UNKNOWN, STOCK_UNCLEAR */
export function stockNamed(name: string, stocks: readonly LabelStock[] = stockCatalogue): LabelStock {
  const [stock, ...others] = stocksNamed(stocks, name)
  if (!stock) throw failure(labelsProblems, 'STOCK_UNKNOWN', { stock: name })
  if (others.length === 0) return stock
  const candidates = [stock, ...others].map(stockName)
  throw failure(labelsProblems, 'STOCK_UNCLEAR', { stock: name, candidates })
}

function stocksOf({ brand, paper, stocks }: StockFile): LabelStock[] {
  return stocks.map(({ part, also = [], grid, label, from, pitch, cut = false }) => {
    const [width, height] = pair(label)
    const [columns, rows] = pair(grid ?? [1, 1])
    const [left, top] = pair(from ?? [0, 0])
    const [pitchX, pitchY] = pair(pitch ?? label)
    const sizes = { columns, rows, width, height, left, top, pitchX, pitchY, cut }
    return { brand, part, also, paper: paperOf(paper), ...sizes }
  })
}

function pair([across, down]: readonly number[]): readonly [number, number] {
  if (across === undefined || down === undefined) throw new Error('a stock says one length of two')
  return [across, down]
}

function paperOf(paper: string | null): Paper | null {
  if (paper === null || paper === 'A4' || paper === 'Letter') return paper
  throw new Error(`no paper is called ${paper}`)
}

/** What the printers for a stock usually have. */
export const usualResolution = ({ paper }: LabelStock): Resolution => (paper === null ? 300 : 600)
