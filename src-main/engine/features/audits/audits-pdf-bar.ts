import type { AuditCounts } from '../../../../src-shared/features/audits/tally.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { colors } from '../../documents/pdf-style.ts'
import { wholeNumber } from './audits-pdf-words.ts'

export type Part = keyof Pick<AuditCounts, 'found' | 'misplaced' | 'missing' | 'notCounted'>

export interface PartOfBar {
  part: Part
  count: number
  label: string
}

const barHeight = 13
const gap = 1.5
/** so that one asset among thousands is seen */
const leastWidth = 3

/** A bar divided in proportion to the counts; its parts differ in pattern as well as in colour. */
export function barBlock(canvas: Canvas, parts: readonly PartOfBar[]): Block {
  const shown = parts.filter(({ count }) => count > 0)
  const alternative = parts.map(({ label, count }) => `${label}: ${wholeNumber(count)}`).join(', ')
  return {
    height: shown.length > 0 ? barHeight : 0,
    spaceBefore: shown.length > 0 ? 9 : 0,
    keepWithNext: true,
    draw: (top) => {
      if (shown.length > 0)
        canvas.structure.content('Figure', () => drawBar(canvas, shown, top), undefined, alternative)
    },
  }
}

function drawBar({ document, left, width }: Canvas, parts: readonly PartOfBar[], top: number): void {
  const whole = parts.reduce((sum, { count }) => sum + count, 0)
  const shared = width - gap * (parts.length - 1) - leastWidth * parts.length
  let x = left
  for (const { part, count } of parts) {
    const partWidth = leastWidth + (shared * count) / whole
    drawSwatch(document, part, x, top, partWidth, barHeight)
    x += partWidth + gap
  }
}

/** Light, hatched, dark, empty: told apart without colour. */
export function drawSwatch(
  document: PDFKit.PDFDocument,
  part: Part,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const box = () => document.rect(x, y, width, height)
  document.save()
  if (part === 'found') box().fill('#8fa9b8')
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
