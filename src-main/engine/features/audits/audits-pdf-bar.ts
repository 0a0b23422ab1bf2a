import type { ExpectedPart } from '../../../../src-shared/features/audits/accuracy.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { colors } from '../../documents/pdf-style.ts'
import { wholeNumber } from './audits-pdf-words.ts'

interface PartOfBar {
  part: ExpectedPart
  count: number
}

const barHeight = 13
const gap = 1.5
/** so that one asset among thousands is seen */
const leastWidth = 3

/** A bar divided in proportion to the counts; its parts differ in pattern as well as in colour. */
export function barBlock(canvas: Canvas, parts: readonly (PartOfBar & { label: string })[]): Block {
  const shown = parts.filter(({ count }) => count > 0)
  const alternative = parts.map(({ label, count }) => `${label}: ${wholeNumber(count)}`).join(', ')
  return {
    height: shown.length > 0 ? barHeight : 0,
    spaceBefore: shown.length > 0 ? 9 : 0,
    keepWithNext: true,
    draw: (top) => {
      if (shown.length > 0)
        canvas.structure.content(
          'Figure',
          () =>
            drawBar(canvas.document, shown, {
              left: canvas.left,
              top,
              width: canvas.width,
              height: barHeight,
            }),
          undefined,
          alternative,
        )
    },
  }
}

/** Draws the parts side by side over a box. */
export function drawBar(
  document: PDFKit.PDFDocument,
  parts: readonly PartOfBar[],
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
): void {
  const whole = parts.reduce((sum, { count }) => sum + count, 0)
  const shared = width - gap * (parts.length - 1) - leastWidth * parts.length
  let x = left
  for (const { part, count } of parts) {
    const partWidth = leastWidth + (shared * count) / whole
    drawSwatch(document, part, x, top, partWidth, height)
    x += partWidth + gap
  }
}

/** Grey, hatched, dark, pale, empty: told apart without colour. */
export function drawSwatch(
  document: PDFKit.PDFDocument,
  part: ExpectedPart,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const box = () => document.rect(x, y, width, height)
  document.save()
  if (part === 'found') box().fill('#8fa9b8')
  else if (part === 'away') box().fill('#d5dbe0')
  else if (part === 'missing') box().fill('#8c1d18')
  else {
    if (part === 'misplaced') {
      box().clip()
      for (let at = x - height; at < x + width; at += 3)
        document.moveTo(at, y + height).lineTo(at + height, y)
      document.lineWidth(1).stroke(colors.ink)
      document.restore().save()
    }
    document
      .rect(x + 0.3, y + 0.3, width - 0.6, height - 0.6)
      .lineWidth(0.6)
      .stroke(colors.ink)
  }
  document.restore()
}
