import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Database } from 'better-sqlite3'
import { assertNever } from '../../../../src-shared/contract/assert-never.ts'
import { documentFonts } from '../../documents/document-fonts.ts'
import type { DocumentOrder } from '../../documents/document-order.ts'
import { writeAuditCsv } from './audits-csv.ts'
import { auditJson } from './audits-json.ts'
import { writeAuditPdf } from './audits-pdf.ts'
import { assembleReport } from './audits-report-query.ts'

type ReportOrder = Extract<DocumentOrder, { kind: 'auditReport' }>['input']

/** Writes the report of an audit in one of its forms; every form says the same. */
export async function writeAuditReport(
  database: Database,
  order: ReportOrder,
  output: Writable,
): Promise<void> {
  const report = assembleReport(database, order.auditId, order.drawnAt, order.drawnBy)
  const { text, digest } = auditJson(report)
  switch (order.format) {
    case 'pdf':
      return writeAuditPdf(report, digest, output, documentFonts())
    case 'csv':
      return writeAuditCsv(report, output)
    case 'json':
      return pipeline(Readable.from([text]), output)
    default:
      return assertNever(order.format)
  }
}
