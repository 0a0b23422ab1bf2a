import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import {
  type AuditReport,
  type ReportItem,
  reportSections,
} from '../../../../src-shared/features/audits/report.ts'
import { neutralised } from '../../documents/csv-cells.ts'

const { columns, sections } = auditsText.report
const fields = [
  'assetTag',
  'serialNumber',
  'description',
  'expectedPlace',
  'seenPlace',
  'seenAt',
  'seenBy',
  'code',
] as const satisfies (keyof ReportItem)[]

/**
 * Writes the items of a report as CSV for spreadsheets (UTF-8 with BOM, CRLF), one row an item in the order of the
 * sections, and ends `output`. Moments are UTC, ISO 8601.
 * @throws what `output` fails with
 */
export async function writeAuditCsv(report: AuditReport, output: Writable): Promise<void> {
  const header = [columns.outcome, ...fields.map((field) => columns[field])]
  const csv = stringify({ bom: true, record_delimiter: 'windows', header: true, columns: header })
  await pipeline(Readable.from(rows(report)), csv, output)
}

function* rows({ items }: AuditReport): Generator<string[]> {
  for (const section of reportSections)
    for (const item of items[section])
      yield [sections[section], ...fields.map((field) => neutralised(item[field] ?? ''))]
}
