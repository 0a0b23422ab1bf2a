import {
  type ExpectedPart,
  expectedParts,
  sumOfParts,
} from '../../../../src-shared/features/audits/accuracy.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import type { AuditReport } from '../../../../src-shared/features/audits/report.ts'
import type { ReportComparison } from '../../../../src-shared/features/audits/report-figures.ts'
import { reportText as text } from '../../../../src-shared/features/audits/report-text.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { styles } from '../../documents/pdf-style.ts'
import { type Column, needOf, tableBlocks } from '../../documents/pdf-table.ts'
import { heading, paragraph } from '../../documents/pdf-text.ts'
import { share, utcMinute, wholeNumber } from './audits-pdf-words.ts'

interface Row {
  name: string
  before: string
  now: string
}

const columns: readonly Column<Row>[] = [
  { title: text.measure, cell: ({ name }) => name, strong: true },
  { title: text.before, cell: ({ before }) => before, align: 'right' },
  { title: text.now, cell: ({ now }) => now, align: 'right' },
]

/** This audit held against the one before; nothing where there is none. */
export function comparisonBlocks(canvas: Canvas, { previous }: AuditReport): Block[] {
  if (!previous) return []
  const rows = rowsOf(previous)
  const needs = columns.map((column) => needOf(canvas, column, rows))
  const about =
    previous.closedAt === null
      ? text.comparedWithOpen(previous.name, utcMinute(previous.startedAt))
      : text.comparedWith(previous.name, utcMinute(previous.closedAt))
  const lists = (['foundAgain', 'newlyMissing', 'stillMissing'] as const).map((list) => {
    const named = previous[list].map(({ assetTag }) => assetTag).join(', ')
    return `${text.changes[list]}: ${named === '' ? auditsText.report.noItems : named}`
  })
  return [
    heading(canvas, text.comparison),
    paragraph(canvas, about, styles.note, { keepWithNext: true }),
    ...tableBlocks(canvas, auditsText.report.continued(text.comparison), columns, needs, rows),
    ...lists.map((sentence) => paragraph(canvas, sentence, styles.body, { spaceBefore: 6 })),
  ]
}

function rowsOf(previous: ReportComparison): Row[] {
  const { before, now, added, gone } = previous
  const part = (one: ExpectedPart): Row => ({
    name: auditsText.countWords[one],
    before: wholeNumber(before[one]),
    now: wholeNumber(now[one]),
  })
  const all = [sumOfParts(before), sumOfParts(now)] as const
  return [
    { name: auditsText.countWords.expected, before: wholeNumber(all[0]), now: wholeNumber(all[1]) },
    ...expectedParts.map(part),
    { name: text.accuracy, before: share(before.found, all[0]), now: share(now.found, all[1]) },
    { name: text.onlyOnOneList, before: wholeNumber(gone), now: wholeNumber(added) },
  ]
}
