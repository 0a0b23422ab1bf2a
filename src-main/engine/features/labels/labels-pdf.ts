import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { categoryColour } from '../../../../src-shared/features/labels/category-colour.ts'
import type { PrinterValue } from '../../../../src-shared/features/labels/designs/printer-entity.ts'
import { labelsText } from '../../../../src-shared/features/labels/labels-text.ts'
import type { Measure } from '../../../../src-shared/features/labels/place-lines.ts'
import { type Box, isRefusal } from '../../../../src-shared/features/labels/placement.ts'
import { atMost, pointsOf, pointsOfMillimetres } from '../../../../src-shared/features/labels/printer-dots.ts'
import { cellsFrom } from '../../../../src-shared/features/labels/sheet-cells.ts'
import { cellsOf, isTurned, pageOf, stockName } from '../../../../src-shared/features/labels/stock.ts'
import { FontSet } from '../../documents/font-set.ts'
import type { FontFiles } from '../../documents/fonts.ts'
import { inkOf, rectangle } from '../../documents/label-ink.ts'
import { openExactPdf } from '../../documents/label-page.ts'
import { cutMarksOf, placeOfCell } from './cell-place.ts'
import { placedLines } from './label-content.ts'
import { type Design, designLabel } from './label-design.ts'
import type { LabelLook } from './label-look.ts'
import type { LabelledAsset } from './labels-query.ts'
import { LogoDrawer } from './logo/logo-in-pdf.ts'

/** Labels to be drawn, one after the other. */
export interface LabelSheets {
  design: Design
  /** how many labels there are */
  count: number
  startCell: number
  skip: readonly number[]
  cutMarks: boolean
  organisation: string
  printer?: PrinterValue | undefined
  look?: LabelLook
  /** UTC, ISO 8601 */
  drawnAt: string
}

/**
 * Draws labels at their exact size and ends `output`: every bar and module is whole dots of the printer, and lies on
 * its dots. The same labels give the same bytes.
 */
export async function writeLabelsPdf(
  labels: Iterable<LabelledAsset>,
  sheets: LabelSheets,
  output: Writable,
  files: FontFiles,
): Promise<void> {
  const { design, count, startCell, skip } = sheets
  const { stock, template } = design
  const document = openExactPdf({
    title: labelsText.documentTitle(stockName(stock)),
    author: sheets.organisation,
    subject: template.name,
    keywords: `${count} × ${stockName(stock)}, ${design.dpi} dpi`,
    createdAt: sheets.drawnAt,
  })
  const written = pipeline(document, output)
  // it is awaited once a page finds it ended, or at the end
  written.catch(() => undefined)
  const draw = labelDrawer(document, new FontSet(document, files), sheets)
  const cells = cellsFrom(cellsOf(stock), count, startCell, skip)
  let page = -1
  for (const asset of labels) {
    const { value: place } = cells.next()
    if (!place) throw new Error('more labels than were counted')
    for (; page < place.page; page++) {
      await packed(document)
      if (document.destroyed) return written
      document.addPage({ size: pageOf(stock).map(pointsOfMillimetres) as [number, number], margin: 0 })
    }
    draw(asset, place.cell)
  }
  document.end()
  await written
}

/** Lets the pages that are drawn be packed and written, so that no more than a few of them are in memory. */
async function packed(document: PDFKit.PDFDocument): Promise<void> {
  do await turn()
  while (!document.destroyed && document.readableLength > document.readableHighWaterMark)
}

function labelDrawer(document: PDFKit.PDFDocument, fonts: FontSet, sheets: LabelSheets) {
  const { design, organisation, cutMarks, look } = sheets
  const logos = new LogoDrawer(document, look?.logo ?? null)
  const { stock, dpi } = design
  const points = (dots: number) => pointsOf(dots, dpi)
  const width = atMost(stock.width, dpi)
  const measure: Measure = (line, size, weight) => fonts.widthOf(line, { size, weight })

  /** Draws with (0, 0) at the upper left of a label as it is read. */
  const within = (cell: number, scale: number, work: () => void) => {
    const { x, y } = placeOfCell(stock, cell, dpi, sheets.printer)
    const [left, top] = [points(x), points(y)]
    document.save()
    if (isTurned(stock)) document.transform(0, scale, -scale, 0, left + points(width), top)
    else document.transform(scale, 0, 0, scale, left, top)
    work()
    document.restore()
  }

  return (asset: LabelledAsset, cell: number): void => {
    const placed = designLabel(design, asset.assetTag)
    if (isRefusal(placed)) throw new Error(`a label was refused after it had been found to fit`)
    const below = [
      ...placed.bands.map((box) => bandOf(box, asset, look)),
      ...placed.logos.map((box) => logos.shapes(box)),
    ]
    const marks = cutMarks ? `\n${cutMarksOf(design).map(filled).join('\n')}\nf` : ''
    within(cell, points(1), () =>
      document.addContent([...below, `${inkOf(placed.codes)}${marks}`].filter(Boolean).join('\n')),
    )
    for (const box of placed.logos) within(cell, points(1), () => logos.pixels(box))
    if (placed.texts.length === 0) return
    within(cell, 1, () => {
      for (const part of placed.texts)
        for (const line of placedLines(part, asset, organisation, dpi, measure))
          fonts.draw(line.text, points(line.x), points(line.baseline), {
            size: points(line.size),
            weight: line.weight,
          })
    })
  }
}

const filled = ({ x, y, width, height }: Box) => rectangle(x, y, width, height)

/** A strip in the colour of the category, in the operators of PDF. */
function bandOf(
  { x, y, width, height }: Box,
  { fields }: LabelledAsset,
  look: LabelLook | undefined,
): string {
  const hex = categoryColour(fields?.category ?? '', look?.categoryColours ?? {})
  const parts = [1, 3, 5].map((at) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255).toFixed(3))
  return `${parts.join(' ')} rg ${rectangle(x, y, width, height)} f 0 g`
}
