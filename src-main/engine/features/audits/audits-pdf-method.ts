import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import type { AuditReport } from '../../../../src-shared/features/audits/report.ts'
import type { ReportPerson, ReportScan } from '../../../../src-shared/features/audits/report-figures.ts'
import { reportText as text } from '../../../../src-shared/features/audits/report-text.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { styles } from '../../documents/pdf-style.ts'
import { type Column, needOf, tableBlocks } from '../../documents/pdf-table.ts'
import { heading, paragraph } from '../../documents/pdf-text.ts'
import { utcMinute, wholeNumber } from './audits-pdf-words.ts'

const titles = text.peopleColumns
const figure = (title: string, of: (person: ReportPerson) => number): Column<ReportPerson> => ({
  title,
  cell: (person) => (of(person) === 0 ? null : wholeNumber(of(person))),
  align: 'right',
})
const columns: readonly Column<ReportPerson>[] = [
  { title: titles.name, cell: ({ name }) => name, strong: true },
  figure(titles.scans, ({ scans }) => scans),
  figure(titles.places, ({ places }) => places),
  figure(titles.decisions, ({ decisions }) => decisions),
  figure(titles.approvals, ({ approvals }) => approvals),
]

/** How an audit was counted, with what, when and by whom. */
export function methodBlocks(canvas: Canvas, report: AuditReport): Block[] {
  const { people } = report
  const needs = columns.map((column) => needOf(canvas, column, people))
  return [
    heading(canvas, text.method),
    ...sentencesOf(report).map((sentence) => paragraph(canvas, sentence, styles.note, { spaceBefore: 3 })),
    ...(people.length > 0
      ? [
          heading(canvas, text.people, wholeNumber(people.length)),
          paragraph(canvas, text.peopleExplained, styles.note, { keepWithNext: true }),
          ...tableBlocks(canvas, auditsText.report.continued(text.people), columns, needs, people),
        ]
      : []),
  ]
}

const wasClockSetBack = (scans: readonly ReportScan[]) =>
  scans.some(({ at }, index) => at < (scans[index - 1]?.at ?? ''))

function sentencesOf({ audit, method, scans, scansByMethod }: AuditReport): string[] {
  const { firstScanAt, lastScanAt, countingEndedAt, devices } = method
  return [
    audit.blind ? text.blind : text.guided,
    text.frozen(utcMinute(audit.startedAt)),
    firstScanAt && lastScanAt
      ? text.scanned(utcMinute(firstScanAt), utcMinute(lastScanAt), wholeNumber(devices))
      : text.notScanned,
    ...(wasClockSetBack(scans) ? [text.clockSetBack] : []),
    ...(countingEndedAt ? [text.ended(utcMinute(countingEndedAt))] : []),
    ...((scansByMethod.rfid ?? 0) > 0 ? [text.rfidExplained] : []),
  ]
}
