import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { ascent, leading, styles } from '../../documents/pdf-style.ts'
import { drawLines, linesOf } from '../../documents/pdf-text.ts'

/** A line of a certificate: what it is, and what is said of it; left out where that is null. */
export type Field = readonly [label: string, value: string | null]

interface Placed {
  labels: string[]
  lines: string[]
  left: number
}

const labelWidth = 96
const gutter = 18
const rowSpace = 2

/**
 * Fields with their labels on the left, two side by side where both are short. Each row is a block of its own, so that
 * long ones go over pages.
 */
export function fieldBlocks(canvas: Canvas, fields: readonly Field[]): Block[] {
  const rows: Placed[][] = []
  for (const [label, value] of fields) {
    if (value === null) continue
    const isShort = canvas.fonts.widthOf(value, styles.body) <= halfOf(canvas) - labelWidth
    const row = rows.at(-1)
    const isBeside = isShort && row?.length === 1 && row[0]?.left === canvas.left && row[0].lines.length === 1
    const left = isBeside && isHalf(canvas, row) ? canvas.left + halfOf(canvas) + gutter : canvas.left
    const field = placed(canvas, label, value, left)
    if (left === canvas.left) rows.push([field])
    else row?.push(field)
  }
  return rows.map((row) => rowBlock(canvas, row))
}

/** A heading with less white around it than in a report, so that a certificate is a page. */
export function groupHeading(canvas: Canvas, text: string): Block {
  const { fonts, left, structure } = canvas
  return {
    height: leading(styles.heading),
    spaceBefore: 13,
    keepWithNext: true,
    draw: (top) =>
      structure.content('H2', () => fonts.draw(text, left, top + ascent(styles.heading), styles.heading)),
  }
}

const halfOf = ({ width }: Canvas) => (width - gutter) / 2

const isHalf = (canvas: Canvas, row: readonly Placed[] | undefined) =>
  row?.every(({ lines }) =>
    lines.every((line) => canvas.fonts.widthOf(line, styles.body) <= halfOf(canvas) - labelWidth),
  ) ?? false

function placed(canvas: Canvas, label: string, value: string, left: number): Placed {
  const width = canvas.left + canvas.width - left - labelWidth
  return {
    labels: linesOf(canvas, label, styles.note, labelWidth - 8),
    lines: linesOf(canvas, value, styles.body, width),
    left,
  }
}

function rowBlock(canvas: Canvas, row: readonly Placed[]): Block {
  const heightOf = ({ lines, labels }: Placed) =>
    Math.max(lines.length * leading(styles.body), labels.length * leading(styles.note))
  return {
    height: Math.max(...row.map(heightOf)),
    spaceBefore: rowSpace,
    draw: (top) => {
      for (const { labels, lines, left } of row)
        canvas.structure.content('P', () => {
          drawLines(canvas, labels, left, top + 1, styles.note)
          drawLines(canvas, lines, left + labelWidth, top, styles.body)
        })
    },
  }
}
