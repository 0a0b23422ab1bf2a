import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import {
  type AuditReport,
  type ReportItem,
  reportSections,
} from '../../../../src-shared/features/audits/report.ts'
import { csvLine } from '../../documents/csv-line.ts'
import { approverOf, decisionSentence } from './audits-decision-words.ts'

const { columns, sections, ...decisionHeads } = auditsText.report
const fields = [
  'assetTag',
  'serialNumber',
  'description',
  'expectedPlace',
  'seenPlace',
  'seenAt',
  'seenBy',
  'code',
  'condition',
  'note',
  'labelDamage',
] as const satisfies (keyof ReportItem)[]

/**
 * The items of a report as CSV for spreadsheets (UTF-8 with BOM, CR LF), one row an item in the order of the sections.
 * Moments are UTC, ISO 8601.
 */
export function auditCsv({ items }: AuditReport): Buffer {
  const header = [
    columns.outcome,
    ...fields.map((field) => columns[field]),
    decisionHeads.decision,
    decisionHeads.approvedBy,
  ]
  const rows = reportSections.flatMap((section) =>
    items[section].map((item) => [
      sections[section],
      ...fields.map((field) => item[field]),
      item.decision && decisionSentence(item.decision),
      item.decision && approverOf(item.decision),
    ]),
  )
  return Buffer.from(`\uFEFF${[header, ...rows].map(csvLine).join('')}`, 'utf8')
}
