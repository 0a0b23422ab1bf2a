import type { TextStyle } from './font-set.ts'
import { breakLines } from './line-breaks.ts'
import type { Canvas } from './pdf-canvas.ts'
import type { Block } from './pdf-flow.ts'
import { ascent, leading, styles } from './pdf-style.ts'

/** Lines of text, set to the width of the text area. */
export function paragraph(
  canvas: Canvas,
  text: string,
  style: TextStyle,
  options: { type?: string; spaceBefore?: number; keepWithNext?: boolean } = {},
): Block {
  const lines = linesOf(canvas, text, style, canvas.width)
  const { type = 'P', spaceBefore = 0, keepWithNext = false } = options
  return {
    height: lines.length * leading(style),
    spaceBefore,
    keepWithNext,
    draw: (top) => canvas.structure.content(type, () => drawLines(canvas, lines, canvas.left, top, style)),
  }
}

/** The heading of a section, with a figure beside it; the reader finds it in the document's outline. */
export function heading(canvas: Canvas, text: string, figure?: string): Block {
  const { document, fonts, left, structure } = canvas
  const draw = (baseline: number) => {
    fonts.draw(text, left, baseline, styles.heading)
    if (figure === undefined) return
    fonts.draw(figure, left + fonts.widthOf(`${text}  `, styles.heading), baseline, styles.headingCount)
  }
  return {
    height: leading(styles.heading) + 2,
    spaceBefore: 24,
    keepWithNext: true,
    draw: (top) => {
      document.outline.addItem(figure === undefined ? text : `${text} (${figure})`)
      structure.content('H2', () => draw(top + ascent(styles.heading)))
    },
  }
}

export function linesOf({ fonts }: Canvas, text: string, style: TextStyle, width: number): string[] {
  return breakLines(text, width, (piece) => fonts.widthOf(piece, style))
}

/** @param top of the first line */
export function drawLines(
  { fonts }: Canvas,
  lines: readonly string[],
  left: number,
  top: number,
  style: TextStyle,
): void {
  for (const [index, line] of lines.entries())
    fonts.draw(line, left, top + ascent(style) + index * leading(style), style)
}
