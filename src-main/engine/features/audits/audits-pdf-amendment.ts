import { amendmentText as text } from '../../../../src-shared/features/audits/amendment-text.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import type { AuditReport, Correction, ReportSection } from '../../../../src-shared/features/audits/report.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { styles } from '../../documents/pdf-style.ts'
import { type Column, needOf, tableBlocks } from '../../documents/pdf-table.ts'
import { heading, paragraph } from '../../documents/pdf-text.ts'
import { wholeNumber } from './audits-pdf-words.ts'

const columns: readonly Column<Correction>[] = [
  { title: text.columns.item, cell: ({ item }) => item, strong: true },
  { title: text.columns.description, cell: ({ description }) => description },
  { title: text.columns.from, cell: ({ from }) => wordOf(from) },
  { title: text.columns.to, cell: ({ to }) => wordOf(to) },
]

/** What an amendment takes the place of, why, and what it says otherwise; nothing of any other report. */
export function amendmentBlocks(canvas: Canvas, { amendment }: AuditReport): Block[] {
  if (!amendment) return []
  const { number, reason, supersedes, lateScans, corrections } = amendment
  const sentences = [
    text.amends(number, supersedes),
    text.because(reason),
    text.takenIn(wholeNumber(lateScans)),
    text.registerStays,
  ]
  const needs = columns.map((column) => needOf(canvas, column, corrections))
  return [
    heading(canvas, text.amendmentTitle(number)),
    ...sentences.map((sentence) => paragraph(canvas, sentence, styles.body, { spaceBefore: 4 })),
    heading(canvas, text.corrections, wholeNumber(corrections.length)),
    ...(corrections.length > 0
      ? tableBlocks(canvas, auditsText.report.continued(text.corrections), columns, needs, corrections)
      : [paragraph(canvas, text.noCorrections, styles.cell, { spaceBefore: 4 })]),
  ]
}

function wordOf(section: ReportSection | null): string {
  return section === null ? text.inNone : auditsText.report.sections[section]
}
