import { type ColumnNeed, shareWidth } from './column-widths.ts'
import type { TextStyle } from './font-set.ts'
import { units } from './line-breaks.ts'
import type { Canvas } from './pdf-canvas.ts'
import type { Block } from './pdf-flow.ts'
import { drawRule } from './pdf-page.ts'
import { ascent, colors, leading, styles } from './pdf-style.ts'
import { linesOf } from './pdf-text.ts'

export interface Column<Row> {
  title: string
  /** null is drawn as a dash */
  cell: (row: Row) => string | null
  align?: 'right'
  /** names the row */
  strong?: boolean
}

const gutter = 9
/** more white after a column of numbers, which ends where the next begins */
const afterNumbers = 9
const padding = 3
const continuedHeight = leading(styles.label) + 4
/** A cell of more lines goes on in a further row, so that no row is higher than a page. */
const mostLines = 30

/** What a column needs for its title and the cells of these rows. */
export function needOf<Row>(canvas: Canvas, column: Column<Row>, rows: Iterable<Row>): ColumnNeed {
  const title = canvas.fonts.widthOf(column.title, styles.columnTitle)
  const need = { least: title, ideal: title }
  const texts = new Set<string>()
  for (const row of rows) texts.add(column.cell(row) ?? '')
  for (const text of texts) {
    let cellWidth = 0
    for (const unit of units(text)) {
      need.least = Math.max(need.least, canvas.fonts.widthOf(unit.trimEnd(), styleOf(column)))
      cellWidth += canvas.fonts.widthOf(unit, styleOf(column))
    }
    need.ideal = Math.max(need.ideal, cellWidth)
  }
  return { least: need.least + besideOf(column), ideal: need.ideal + besideOf(column) }
}

/**
 * A table over the whole text area: its header, which is repeated on each page, and its rows.
 * @param continued what stands above the repeated header, so that a page makes sense alone
 */
export function tableBlocks<Row>(
  canvas: Canvas,
  continued: string,
  columns: readonly Column<Row>[],
  needs: readonly ColumnNeed[],
  rows: readonly Row[],
): Block[] {
  const table = new TableDrawing(canvas, continued, columns, shareWidth(needs, canvas.width + gutter))
  return [table.header(), ...rows.flatMap((row) => table.row(row))]
}

class TableDrawing<Row> {
  readonly #canvas: Canvas
  readonly #continued: string
  readonly #columns: readonly (Column<Row> & { left: number; width: number })[]
  #element: PDFKit.PDFStructureElement | undefined

  constructor(canvas: Canvas, continued: string, columns: readonly Column<Row>[], widths: readonly number[]) {
    this.#canvas = canvas
    this.#continued = continued
    let left = canvas.left
    this.#columns = columns.map((column, i) => {
      const placed = { ...column, left, width: (widths[i] ?? 0) - besideOf(column) + 0.01 }
      left += widths[i] ?? 0
      return placed
    })
  }

  header(): Block {
    const { structure } = this.#canvas
    return {
      height: this.#headerHeight,
      spaceBefore: 7,
      keepWithNext: true,
      draw: (top) => {
        this.#element = structure.group('Table')
        this.#drawHeader(top, 'TH', structure.group('TR', this.#element))
      },
    }
  }

  row(row: Row): Block[] {
    const cells = this.#columns.map((column) => {
      const text = column.cell(row)
      const lines = text === null ? ['–'] : linesOf(this.#canvas, text, styleOf(column), column.width)
      return { lines, style: text === null ? styles.emptyCell : styleOf(column) }
    })
    const lineCount = Math.max(...cells.map(({ lines }) => lines.length))
    const blocks: Block[] = []
    for (let from = 0; from < lineCount; from += mostLines) {
      const to = Math.min(lineCount, from + mostLines)
      blocks.push(
        this.#rowBlock(
          cells.map(({ lines, style }) => ({ lines: lines.slice(from, to), style })),
          to - from,
        ),
      )
    }
    return blocks
  }

  #rowBlock(cells: readonly { lines: string[]; style: TextStyle }[], lineCount: number): Block {
    const height = 2 * padding + lineCount * leading(styles.cell)
    return {
      height,
      repeats: {
        height: continuedHeight + this.#headerHeight,
        drawAgain: (top) => {
          const { structure, fonts, left } = this.#canvas
          const baseline = top + ascent(styles.label)
          structure.decoration(() => fonts.draw(this.#continued, left, baseline, styles.label), 'Pagination')
          this.#drawHeader(top + continuedHeight)
        },
      },
      draw: (top) => {
        const { structure } = this.#canvas
        const element = structure.group('TR', this.#element)
        for (const [i, { lines, style }] of cells.entries())
          structure.content('TD', () => this.#drawCell(i, lines, top + padding, style), element)
        structure.decoration(() => drawRule(this.#canvas, top + height, colors.hairline))
      },
    }
  }

  get #headerHeight(): number {
    return 2 * padding + leading(styles.columnTitle)
  }

  /** Without a tag the header is the repeated one, which is no content. */
  #drawHeader(top: number, tag?: 'TH', element?: PDFKit.PDFStructureElement): void {
    const { structure } = this.#canvas
    for (const [i, { title }] of this.#columns.entries()) {
      const draw = () => this.#drawCell(i, [title], top + padding, styles.columnTitle)
      if (tag) structure.content(tag, draw, element)
      else structure.decoration(draw, 'Pagination')
    }
    structure.decoration(() => drawRule(this.#canvas, top + this.#headerHeight, colors.rule, 0.75))
  }

  #drawCell(index: number, lines: readonly string[], top: number, style: TextStyle): void {
    const column = this.#columns[index]
    if (!column) return
    const { fonts } = this.#canvas
    for (const [i, line] of lines.entries()) {
      const baseline = top + ascent(style) + i * leading(style)
      if (column.align === 'right') fonts.drawRight(line, column.left + column.width, baseline, style)
      else fonts.draw(line, column.left, baseline, style)
    }
  }
}

function besideOf<Row>({ align }: Column<Row>): number {
  return align === 'right' ? gutter + afterNumbers : gutter
}

function styleOf<Row>({ strong }: Column<Row>): TextStyle {
  return strong ? styles.strongCell : styles.cell
}
