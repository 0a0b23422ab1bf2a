import { shareOfAmount } from '../../../../src-shared/features/assets/amount-sum.ts'
import type { ExpectedPart } from '../../../../src-shared/features/audits/accuracy.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import type { AuditReport } from '../../../../src-shared/features/audits/report.ts'
import { reportText as text } from '../../../../src-shared/features/audits/report-text.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { styles } from '../../documents/pdf-style.ts'
import { type Column, needOf, tableBlocks } from '../../documents/pdf-table.ts'
import { heading, paragraph } from '../../documents/pdf-text.ts'
import { amountOf, placesOf, share, wholeNumber } from './audits-pdf-words.ts'

/** One way to measure how accurate the list was. */
interface Measure {
  name: string
  expected: string
  parts: Record<ExpectedPart, string>
  accuracy: string
}

const words = auditsText.countWords
const number = (title: string, cell: Column<Measure>['cell']): Column<Measure> => ({
  title,
  cell,
  align: 'right',
})
const columns: readonly Column<Measure>[] = [
  { title: text.measure, cell: ({ name }) => name, strong: true },
  number(words.expected, ({ expected }) => expected),
  number(words.found, ({ parts }) => parts.found),
  number(words.misplaced, ({ parts }) => parts.misplaced),
  number(words.missing, ({ parts }) => parts.missing),
  number(words.away, ({ parts }) => parts.away),
  number(words.notCounted, ({ parts }) => parts.notCounted),
  number(text.accuracy, ({ accuracy }) => accuracy),
]

/** How much of what was expected was found: by count, and by cost in each currency. */
export function accuracyBlocks(canvas: Canvas, report: AuditReport): Block[] {
  const measures = [countOf(report), ...costsOf(report)]
  const needs = columns.map((column) => needOf(canvas, column, measures))
  const { withoutCost } = report.values
  return [
    heading(canvas, text.accuracy),
    paragraph(canvas, text.accuracyExplained, styles.note, { keepWithNext: true }),
    ...tableBlocks(canvas, auditsText.report.continued(text.accuracy), columns, needs, measures),
    ...(withoutCost > 0
      ? [paragraph(canvas, text.withoutCost(wholeNumber(withoutCost)), styles.note, { spaceBefore: 4 })]
      : []),
  ]
}

function countOf({ counts }: AuditReport): Measure {
  return {
    name: text.byCount,
    expected: wholeNumber(counts.expected),
    parts: {
      found: wholeNumber(counts.found),
      misplaced: wholeNumber(counts.misplaced),
      missing: wholeNumber(counts.missing),
      away: wholeNumber(counts.away),
      notCounted: wholeNumber(counts.notCounted),
    },
    accuracy: share(counts.found, counts.expected),
  }
}

function costsOf({ values }: AuditReport): Measure[] {
  return values.currencies.map(({ currency, expected, parts }) => {
    const places = placesOf([expected, ...Object.values(parts)])
    const shown = (amount: string) => amountOf(amount, places)
    return {
      name: text.byValue(currency),
      expected: shown(expected),
      parts: {
        found: shown(parts.found),
        misplaced: shown(parts.misplaced),
        missing: shown(parts.missing),
        away: shown(parts.away),
        notCounted: shown(parts.notCounted),
      },
      accuracy: share(shareOfAmount(parts.found, expected), Number(expected) === 0 ? 0 : 1),
    }
  })
}
