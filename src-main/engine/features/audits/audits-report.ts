import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Database } from 'better-sqlite3'
import { assertNever } from '../../../../src-shared/contract/assert-never.ts'
import { documentFonts } from '../../documents/document-fonts.ts'
import type { DocumentOrder } from '../../documents/document-order.ts'
import { writeAddendum } from './audits-addendum.ts'
import { writeBooksPdf } from './audits-books-document.ts'
import { auditCsv } from './audits-csv.ts'
import { auditJson } from './audits-json.ts'
import { writeAuditPdf } from './audits-pdf.ts'
import { photosOf } from './audits-photos.ts'
import { assembleReport } from './audits-report-query.ts'
import { writeSearchAgain } from './audits-search-again.ts'
import { reportLogo } from './report-logo.ts'

type ReportOrder = Extract<DocumentOrder, { kind: 'auditReport' }>['input']

/** Writes the report of an audit in one of its forms; every form says the same. */
export async function writeAuditReport(
  database: Database,
  dataFolder: string,
  order: ReportOrder,
  output: Writable,
): Promise<void> {
  if (order.part === 'books') return writeBooksPdf(database, order, output)
  if (order.part === 'searchAgain') return writeSearchAgain(database, order, output)
  if (order.part === 'addendum') return writeAddendum(database, dataFolder, order, output)
  const report = assembleReport(database, order.auditId, order.drawnAt, order.drawnBy, order)
  const json = auditJson(report)
  switch (order.format) {
    case 'pdf':
      return writeAuditPdf(
        report,
        json,
        output,
        documentFonts(),
        photosOf(database, dataFolder, report),
        reportLogo(dataFolder, report),
      )
    case 'csv':
      return pipeline(Readable.from([auditCsv(report)]), output)
    case 'json':
      return pipeline(Readable.from([json.text]), output)
    default:
      return assertNever(order.format)
  }
}
