import { createHash } from 'node:crypto'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Database } from 'better-sqlite3'
import { canonicalJsonOf } from '../../../../src-shared/record/canonical-json.ts'
import { documentFonts } from '../../documents/document-fonts.ts'
import type { DocumentOrder } from '../../documents/document-order.ts'
import { writeAddendumPdf } from './audits-addendum-pdf.ts'
import { assembleAddendum } from './audits-addendum-query.ts'
import { reportLogo } from './report-logo.ts'

type Order = Extract<DocumentOrder, { kind: 'auditReport' }>['input']

/** Writes what came after the close of an audit, as PDF or as JSON with the digest of all that is in it. */
export async function writeAddendum(
  database: Database,
  dataFolder: string,
  order: Order,
  output: Writable,
): Promise<void> {
  const addendum = assembleAddendum(database, order.auditId, order.drawnAt, order.drawnBy)
  const digest = createHash('sha256').update(canonicalJsonOf(addendum), 'utf8').digest('hex')
  if (order.format === 'pdf')
    return writeAddendumPdf(addendum, digest, output, documentFonts(), reportLogo(dataFolder, addendum))
  const text = `${JSON.stringify({ ...addendum, digest }, null, 2)}\n`
  await pipeline(Readable.from([text]), output)
}
