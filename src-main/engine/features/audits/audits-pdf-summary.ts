import { type ExpectedPart, expectedParts } from '../../../../src-shared/features/audits/accuracy.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import type { AuditReport } from '../../../../src-shared/features/audits/report.ts'
import type { AuditCounts } from '../../../../src-shared/features/audits/tally.ts'
import type { TextStyle } from '../../documents/font-set.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { ascent, colors, leading, styles } from '../../documents/pdf-style.ts'
import { drawLines, heading, linesOf, paragraph } from '../../documents/pdf-text.ts'
import { barBlock, drawSwatch } from './audits-pdf-bar.ts'
import { share, wholeNumber } from './audits-pdf-words.ts'

const text = auditsText.report
const words = auditsText.countWords
const besides = [
  ['unexpected', 'shouldBeGone', 'unknown', 'ambiguous', 'duplicates'],
  ['seenTwice', 'lost'],
] as const

const largeFigure: TextStyle = { size: 19, weight: 'bold', color: colors.ink }
const smallFigure: TextStyle = { size: 12, weight: 'bold', color: colors.ink }

interface Figure {
  label: string
  value: string
  detail?: string
  swatch?: ExpectedPart
}

/** The counts: what became of the expected assets, as figures and as a bar; what else was scanned, and how. */
export function summaryBlocks(canvas: Canvas, { counts, scansByMethod }: AuditReport): Block[] {
  const methods = Object.entries(scansByMethod).filter(([, scans]) => scans > 0)
  const listed = methods.map(([method, scans]) => `${text.methods[method] ?? method} ${wholeNumber(scans)}`)
  const parts = expectedParts.map((part) => ({ part, count: counts[part], label: words[part] }))
  return [
    heading(canvas, text.summary),
    figuresBlock(canvas, expectedFigures(counts), largeFigure, 8),
    barBlock(canvas, parts),
    ...besides.map((keys) =>
      figuresBlock(
        canvas,
        keys.map((key) => figure(counts, key)),
        smallFigure,
        16,
        besides[0].length,
      ),
    ),
    paragraph(canvas, `${text.scansByMethod}: ${listed.join('  ·  ') || '0'}`, styles.note, {
      spaceBefore: 10,
    }),
  ]
}

function expectedFigures(counts: AuditCounts): Figure[] {
  const parts = expectedParts.map((part) => ({
    ...figure(counts, part),
    detail: share(counts[part], counts.expected),
    swatch: part,
  }))
  return [figure(counts, 'expected'), ...parts]
}

function figure(counts: AuditCounts, key: keyof AuditCounts): Figure {
  return { label: words[key], value: wholeNumber(counts[key]) }
}

/** Figures in a row, each under its label. @param columns more than there are figures, to stand below those of another row */
function figuresBlock(
  canvas: Canvas,
  figures: readonly Figure[],
  style: TextStyle,
  spaceBefore: number,
  columns = figures.length,
): Block {
  const step = canvas.width / columns
  const labels = figures.map(({ label }) => linesOf(canvas, label, styles.label, step - 20))
  const labelHeight = Math.max(...labels.map((lines) => lines.length)) * leading(styles.label)
  const hasDetail = figures.some(({ detail }) => detail !== undefined)
  const height = labelHeight + leading(style) + (hasDetail ? leading(styles.label) : 0)
  return {
    height,
    spaceBefore,
    keepWithNext: true,
    draw: (top) => {
      for (const [i, { value, detail, swatch }] of figures.entries())
        drawFigure(i, value, detail, swatch, top)
    },
  }

  function drawFigure(
    i: number,
    value: string,
    detail: string | undefined,
    swatch: ExpectedPart | undefined,
    top: number,
  ) {
    const left = canvas.left + i * step
    if (swatch) canvas.structure.decoration(() => drawSwatch(canvas.document, swatch, left, top + 1.5, 7, 7))
    canvas.structure.content('P', () => {
      drawLines(canvas, labels[i] ?? [], left + (swatch ? 11 : 0), top, styles.label)
      canvas.fonts.draw(value, left, top + labelHeight + ascent(style), style)
      if (detail !== undefined)
        drawLines(canvas, [detail], left, top + labelHeight + leading(style), styles.label)
    })
  }
}
