import { breakLines } from './line-breaks.ts'
import type { Canvas } from './pdf-canvas.ts'
import { type Block, paginate } from './pdf-flow.ts'
import { colors, styles } from './pdf-style.ts'

/** What stands on every page around the text; the header is left out on the first, which has the title. */
export interface Furniture {
  headerLeft: string
  headerRight: string
  footerLeft: string
  footerRight: (page: number, pages: number) => string
}

const textTop = { first: 56, other: 74 }
const headerBaseline = 46
/** distances from the lower edge of the page */
const textBottom = 62
const footerRule = 48
const footerBaseline = 36

/** Divides the blocks between pages, then draws page by page, so that "page 3 of 12" needs no page held in memory. */
export function drawPages(canvas: Canvas, blocks: readonly Block[], furniture: Furniture): void {
  const topOf = (page: number) => (page === 0 ? textTop.first : textTop.other)
  const pages = paginate(blocks, (page) => canvas.page.height - textBottom - topOf(page))
  for (const [index, placed] of pages.entries()) {
    canvas.document.addPage()
    canvas.structure.decoration(() => {
      if (index > 0) drawHeader(canvas, furniture)
      drawFooter(canvas, furniture, index + 1, pages.length)
    }, 'Pagination')
    for (const { top, draw } of placed) draw(topOf(index) + top)
  }
  canvas.document.end()
}

/** A hair of a line across the text area or a part of it. */
export function drawRule(
  { document, left, width }: Canvas,
  y: number,
  color: string = colors.rule,
  thickness = 0.5,
): void {
  document
    .moveTo(left, y)
    .lineTo(left + width, y)
    .lineWidth(thickness)
    .strokeColor(color)
    .stroke()
}

function drawHeader(canvas: Canvas, { headerLeft, headerRight }: Furniture): void {
  const { fonts, left, width } = canvas
  const half = width / 2 - 9
  const style = styles.furniture
  fonts.draw(shortened(canvas, headerLeft, half), left, headerBaseline, style)
  fonts.drawRight(shortened(canvas, headerRight, half), left + width, headerBaseline, style)
  drawRule(canvas, headerBaseline + 7)
}

function drawFooter(canvas: Canvas, furniture: Furniture, page: number, pages: number): void {
  const { fonts, left, width, page: sheet } = canvas
  const baseline = sheet.height - footerBaseline
  drawRule(canvas, sheet.height - footerRule)
  fonts.draw(furniture.footerLeft, left, baseline, styles.furniture)
  fonts.drawRight(furniture.footerRight(page, pages), left + width, baseline, styles.furniture)
}

/** One line of a text that may be too long for it; the whole text stands on the first page. */
function shortened({ fonts }: Canvas, text: string, width: number): string {
  const widthOf = (piece: string) => fonts.widthOf(piece, styles.furniture)
  const [line = '', ...rest] = breakLines(text, width - widthOf(' …'), widthOf)
  return rest.length > 0 ? `${line} …` : line
}
