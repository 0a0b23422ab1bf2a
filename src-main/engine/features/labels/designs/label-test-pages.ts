import type { Writable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { asItShouldBe } from '../../../../../src-shared/features/labels/designs/ruler.ts'
import type { LabelTestPage } from '../../../../../src-shared/features/labels/labels-contract.ts'
import { labelsText } from '../../../../../src-shared/features/labels/labels-text.ts'
import {
  atMost,
  dotsOf,
  pointsOfMillimetres as points,
  type Resolution,
} from '../../../../../src-shared/features/labels/printer-dots.ts'
import {
  cellsOf,
  type LabelStock,
  originOfCell,
  pageOf,
  sizeOfPaper,
  stockName,
} from '../../../../../src-shared/features/labels/stock.ts'
import { documentFonts } from '../../../documents/document-fonts.ts'
import { FontSet } from '../../../documents/font-set.ts'
import { openExactPdf } from '../../../documents/label-page.ts'
import type { LabelSources } from '../labels-document.ts'
import { labelSubjects } from '../queue/wanted-labels-query.ts'
import { labelLibrary } from './label-library.ts'

const thin = 0.2
const smallText = { size: 8 } as const

/** Writes a page by which a stock or a printer is tried, and ends `output`. */
export async function writeLabelTest(
  { database, dataFolder, numbersOfScope }: LabelSources,
  input: LabelTestPage & { drawnAt: string },
  output: Writable,
): Promise<void> {
  if (input.page === 'first') {
    const { drawFirstPage } = await import('../page/first-page.ts')
    const today = input.drawnAt.slice(0, 10)
    const subjects = await labelSubjects(database, input.assets, numbersOfScope, today)
    output.end(drawFirstPage({ database, dataFolder }, input, subjects)[input.format]())
    return finished(output)
  }
  if (input.page === 'outline')
    return writeOutlines(labelLibrary(database).stock(input.stock), input.drawnAt, output)
  if (input.paper !== null) return writeRuler(sizeOfPaper(input.paper), input.drawnAt, output)
  output.end(rulerZpl(input.dpi ?? 203))
}

/** The outline of each label of a sheet, with its number. */
async function writeOutlines(stock: LabelStock, createdAt: string, output: Writable): Promise<void> {
  const name = stockName(stock)
  const [width, height] = pageOf(stock)
  const { document, fonts, written } = opened(
    labelsText.outlineTitle(name),
    [width, height],
    createdAt,
    output,
  )
  for (let cell = 1; cell <= cellsOf(stock); cell++) {
    const { x, y } = originOfCell(stock, cell)
    document.rect(...placed(x, y, stock.width, stock.height)).stroke()
    fonts.draw(String(cell), points(x + 1.5), points(y + 4), smallText)
  }
  if (stock.paper !== null)
    fonts.draw(labelsText.outlineExplained(name), points(stock.left + 8), points(stock.top + 4), smallText)
  document.end()
  await written
}

/** Four lines at known places, with scales along them. */
async function writeRuler(
  size: readonly [number, number],
  createdAt: string,
  output: Writable,
): Promise<void> {
  const { document, fonts, written } = opened(labelsText.rulerTitle, size, createdAt, output)
  const [width, height] = size
  const { left, top, across, down } = asItShouldBe
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    document.moveTo(points(x1), points(y1)).lineTo(points(x2), points(y2)).stroke()
  for (const [name, x] of [
    ['A', left],
    ['C', left + across],
  ] as const) {
    line(x, 5, x, height - 5)
    fonts.draw(name, points(x + 1), points(height - 8), { size: 14, weight: 'bold' })
  }
  for (const [name, y] of [
    ['B', top],
    ['D', top + down],
  ] as const) {
    line(5, y, width - 5, y)
    fonts.draw(name, points(width - 12), points(y - 1.5), { size: 14, weight: 'bold' })
  }
  for (let mm = 0; mm <= across; mm++) line(left + mm, top, left + mm, top + markOf(mm))
  for (let mm = 0; mm <= down; mm++) line(left, top + mm, left + markOf(mm), top + mm)
  for (const [index, sentence] of labelsText.rulerExplained.entries())
    fonts.draw(sentence, points(left + 12), points(top + 25 + 6 * index), { size: 10 })
  document.end()
  await written
}

const markOf = (mm: number) => (mm % 10 === 0 ? 6 : mm % 5 === 0 ? 4 : 2.5)

function opened(
  title: string,
  [width, height]: readonly [number, number],
  createdAt: string,
  output: Writable,
) {
  const document = openExactPdf({ title, author: '', subject: title, keywords: title, createdAt })
  const written = pipeline(document, output)
  document.addPage({ size: [points(width), points(height)], margin: 0 })
  document.lineWidth(points(thin))
  return { document, fonts: new FontSet(document, documentFonts()), written }
}

const placed = (x: number, y: number, width: number, height: number) =>
  [points(x), points(y), points(width), points(height)] as const

const rulerLength = 50

/** A scale along the top and the left of a label of at least 50 x 25 mm, a line each millimetre, longer each ten. */
function rulerZpl(dpi: Resolution): string {
  const dots = (mm: number) => Math.round(dotsOf(mm, dpi))
  const thick = Math.max(1, atMost(0.15, dpi))
  const marks = Array.from({ length: rulerLength + 1 }, (_, mm) => {
    const length = dots(markOf(mm))
    const across = `^FO${dots(mm)},0^GB${thick},${length},${thick}^FS`
    return mm <= 25 ? `${across}^FO0,${dots(mm)}^GB${length},${thick},${thick}^FS` : across
  })
  return ['^XA', `^PW${dots(rulerLength) + thick}^LL${dots(25) + thick}^LH0,0`, ...marks, '^XZ', ''].join(
    '\n',
  )
}
