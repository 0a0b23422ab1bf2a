import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Database } from 'better-sqlite3'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { reportText as text } from '../../../../src-shared/features/audits/report-text.ts'
import { documentFonts } from '../../documents/document-fonts.ts'
import type { DocumentOrder } from '../../documents/document-order.ts'
import { attach } from '../../documents/pdf-attachment.ts'
import { openCanvas } from '../../documents/pdf-canvas.ts'
import { drawPages } from '../../documents/pdf-page.ts'
import { styles } from '../../documents/pdf-style.ts'
import { paragraph } from '../../documents/pdf-text.ts'
import { audits } from './audits.ts'
import { booksOfAudit } from './audits-books.ts'
import { booksBlocks } from './audits-pdf-books.ts'
import { utcMinute } from './audits-pdf-words.ts'

type Order = Extract<DocumentOrder, { kind: 'auditReport' }>['input']

/** Rows up to which the PDF is tagged; the structure of a longer one would take more memory than it is worth. */
const mostTagged = 2000

/** Writes the books held against an audit as a PDF of its own, with all of it attached as JSON, and ends `output`. */
export async function writeBooksPdf(database: Database, order: Order, output: Writable): Promise<void> {
  const audit = audits.shown(database, order.auditId)
  const books = booksOfAudit(database, audit)
  const metadata = {
    title: `${text.books}: ${audit.name}`,
    author: order.drawnBy,
    subject: audit.scope,
    keywords: `SHA-256 ${books.sha256}`,
    createdAt: order.drawnAt,
  }
  const rows = books.matched.length + books.notInRegister.length + books.notInBooks.length
  const canvas = openCanvas(metadata, { fonts: documentFonts(), paper: 'A4', tagged: rows <= mostTagged })
  const written = pipeline(canvas.document, output)
  const bytes = Buffer.from(`${JSON.stringify(books, null, 2)}\n`, 'utf8')
  const file = { name: 'books.json', mediaType: 'application/json', relationship: 'Data', bytes } as const
  attach(canvas.document, { ...file, description: auditsText.report.attachedData }, order.drawnAt)
  const made = `${auditsText.report.drawn}: ${utcMinute(order.drawnAt)} UTC, ${auditsText.report.by(order.drawnBy)}`
  const title = [
    paragraph(canvas, text.books, styles.overline),
    paragraph(canvas, audit.name, styles.title, { type: 'H1', spaceBefore: 4 }),
    paragraph(canvas, `${audit.scope}. ${made}.`, styles.note, { spaceBefore: 6 }),
  ]
  drawPages(canvas, [...title, ...booksBlocks(canvas, books)], {
    headerLeft: audit.name,
    headerRight: text.books,
    footerLeft: made,
    footerRight: auditsText.report.page,
  })
  await written
}
