import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { type AuditReport, reportSections } from '../../../../src-shared/features/audits/report.ts'
import { reportText as text } from '../../../../src-shared/features/audits/report-text.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { styles } from '../../documents/pdf-style.ts'
import { type Column, needOf, tableBlocks } from '../../documents/pdf-table.ts'
import { heading, paragraph } from '../../documents/pdf-text.ts'
import { share, utcMinute, wholeNumber } from './audits-pdf-words.ts'

interface Evidence {
  demand: string
  fact: string
  where: string
}

const titles = text.evidenceColumns
const columns: readonly Column<Evidence>[] = [
  { title: titles.demand, cell: ({ demand }) => demand, strong: true },
  { title: titles.fact, cell: ({ fact }) => fact },
  { title: titles.where, cell: ({ where }) => where },
]

/** Which fact of this report answers which demand of ISO/IEC 27001 A.5.9; whether that is enough, people judge. */
export function evidenceBlocks(canvas: Canvas, report: AuditReport): Block[] {
  const rows = evidenceOf(report)
  const needs = columns.map((column) => needOf(canvas, column, rows))
  return [
    heading(canvas, text.evidence),
    paragraph(canvas, text.evidenceExplained, styles.note, { keepWithNext: true }),
    ...tableBlocks(canvas, auditsText.report.continued(text.evidence), columns, needs, rows),
  ]
}

function evidenceOf(report: AuditReport): Evidence[] {
  const { audit, counts, places, completeness, items, previous } = report
  const { demands, facts, wheres } = text
  const counted = places.filter((place) => place.counted).length
  const discrepancies = reportSections
    .filter((section) => !['found', 'notCounted', 'away', 'lost'].includes(section))
    .flatMap((section) => items[section])
  const decided = discrepancies.filter(({ decision }) => decision !== null).length
  const row = (demand: keyof typeof demands, fact: string, where: string) => ({
    demand: demands[demand],
    fact,
    where,
  })
  return [
    row('inventory', facts.inventory(wholeNumber(completeness.assets), audit.scope), wheres.attached),
    row(
      'accuracy',
      facts.accuracy(
        wholeNumber(counts.found),
        wholeNumber(counts.expected),
        share(counts.found, counts.expected),
        wholeNumber(counted),
        wholeNumber(places.length),
      ),
      `${text.accuracy}, ${auditsText.report.coverage}`,
    ),
    row(
      'reviewed',
      facts.reviewed(utcMinute(audit.startedAt), previous?.closedAt ? utcMinute(previous.closedAt) : null),
      text.method,
    ),
    row('owners', facts.owners(completeness), wheres.attached),
    row('identified', facts.identified(completeness), wheres.attached),
    row(
      'differences',
      facts.differences(wholeNumber(discrepancies.length), wholeNumber(decided)),
      wheres.sections,
    ),
    row('record', facts.record, wheres.record),
  ]
}
