import {
  chartOf,
  expectedParts,
  type PartsOfPlace,
  sumOfParts,
} from '../../../../src-shared/features/audits/accuracy.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import type { AuditReport } from '../../../../src-shared/features/audits/report.ts'
import { reportText as text } from '../../../../src-shared/features/audits/report-text.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { ascent, leading, styles } from '../../documents/pdf-style.ts'
import { drawLines, heading, linesOf, paragraph } from '../../documents/pdf-text.ts'
import { drawBar } from './audits-pdf-bar.ts'
import { share, wholeNumber } from './audits-pdf-words.ts'

/** Rows that the eye takes in at once. */
const mostRows = 24
const barHeight = 9
const gap = 5
/** the width of a name, and of the figures, as parts of the whole */
const nameShare = 0.36
const figureShare = 0.2

/** A bar for each location: what became of what was expected there. Its length is the share, its patterns the parts. */
export function chartBlocks(canvas: Canvas, { places, elsewhere }: AuditReport): Block[] {
  const rows = [
    ...chartOf(places, mostRows, text.otherLocations),
    ...(elsewhere ? [{ place: text.nowhere, parts: elsewhere }] : []),
  ]
  if (rows.length === 0) return []
  return [
    heading(canvas, text.byLocation),
    paragraph(canvas, text.chartExplained, styles.note, { keepWithNext: true }),
    ...rows.map((row, i) => rowBlock(canvas, row, i === 0 ? 6 : 0)),
  ]
}

function rowBlock(canvas: Canvas, { place, parts }: PartsOfPlace, spaceBefore: number): Block {
  const { fonts, left, width, structure } = canvas
  const lines = linesOf(canvas, place, styles.cell, width * nameShare - 10)
  const expected = sumOfParts(parts)
  const shown = expectedParts.filter((part) => parts[part] > 0).map((part) => ({ part, count: parts[part] }))
  const said = shown.map(({ part, count }) => `${auditsText.countWords[part]}: ${wholeNumber(count)}`)
  const figures = text.foundOf(wholeNumber(parts.found), wholeNumber(expected))
  const bar = {
    left: left + width * nameShare,
    width: width * (1 - nameShare - figureShare),
    height: barHeight,
  }
  return {
    height: Math.max(barHeight, lines.length * leading(styles.cell)) + gap,
    spaceBefore,
    draw: (top) => {
      structure.content('P', () => drawLines(canvas, lines, left, top, styles.cell))
      structure.content(
        'Figure',
        () => drawBar(canvas.document, shown, { ...bar, top }),
        undefined,
        `${place}. ${said.join(', ')}`,
      )
      structure.content('P', () => {
        const baseline = top + ascent(styles.cell)
        fonts.drawRight(share(parts.found, expected), left + width - 62, baseline, styles.strongCell)
        fonts.drawRight(figures, left + width, baseline, styles.label)
      })
    },
  }
}
