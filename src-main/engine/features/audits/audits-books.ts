import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { Database } from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import { failure } from '../../../../src-shared/contract/problems.ts'
import type { BooksFigures } from '../../../../src-shared/features/audits/after-contract.ts'
import { booksProblems } from '../../../../src-shared/features/audits/after-problems-contract.ts'
import {
  type BookLine,
  type BooksReconciled,
  bookColumns,
  bookKey,
  bookLine,
  reconcileBooks,
} from '../../../../src-shared/features/audits/books.ts'
import type { ReportBooks } from '../../../../src-shared/features/audits/report-figures.ts'
import { rankAfter } from '../../../../src-shared/sync/rank.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import type { Transaction } from '../../database/transaction.ts'
import { stagingFile } from '../../files.ts'
import { areBooksThere, booksOf, insertBooks, latestBooks, numbersOutside } from './audits-books-store.ts'
import { type ExpectedLine, expectedLines } from './audits-expected-query.ts'
import { nameOfPerson } from './audits-query.ts'
import { tallyOf } from './audits-tally.ts'

/** Bytes of a ledger: some hundred thousand lines. */
const largest = 32_000_000
const shownHeaders = 20
const delimiters = [',', ';', '\t', '|']

/** A ledger that was handed in, for an audit. */
export interface BooksOrder {
  auditId: string
  stagingId: string
  fileName: string
}

/** What it says, and how that stands against the audit. */
export interface ReadBooks {
  fileName: string
  sha256: string
  /** `BookLine[]`, as JSON */
  lines: string
  figures: BooksFigures
}

/**
 * Reads a ledger that was staged, CSV in UTF-8 or Windows-1252, by its header, and holds it against an audit: a second
 * for the largest, so it belongs on a thread of its own.
 * @returns null where nothing was staged under the id, as when the same command comes again
 * @throws BOOKS_UNREADABLE, BOOKS_WITHOUT_NUMBERS
 */
export async function readBooks(
  database: Database,
  dataFolder: string,
  { auditId, stagingId, fileName }: BooksOrder,
): Promise<ReadBooks | null> {
  const file = stagingFile(dataFolder, stagingId)
  const size = await stat(file).then(
    (facts) => facts.size,
    () => null,
  )
  if (size === null) return null
  if (size > largest) throw failure(booksProblems, 'BOOKS_UNREADABLE', { fileName })
  const bytes = await readFile(file)
  const [header = [], ...rows] = rowsOf(bytes, fileName)
  const columns = bookColumns(header)
  if (columns.number === undefined)
    throw failure(booksProblems, 'BOOKS_WITHOUT_NUMBERS', { headers: header.slice(0, shownHeaders) })
  const lines = rows.flatMap((cells, index) => bookLine(cells, columns, index + 2) ?? [])
  const expected = expectedLines(database, auditId, tallyOf(database, auditId))
  return {
    fileName,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    lines: JSON.stringify(lines),
    figures: figuresOf(heldAgainst(database, auditId, lines, expected)),
  }
}

function figuresOf({ matched, notInRegister, notInBooks, outsideAudit }: BooksReconciled): BooksFigures {
  return {
    matched: matched.length,
    differing: matched.filter(({ differs }) => differs).length,
    notInRegister: notInRegister.length,
    notInBooks: notInBooks.length,
    outsideAudit,
  }
}

function heldAgainst(
  database: Database,
  auditId: string,
  lines: readonly BookLine[],
  expected: readonly ExpectedLine[],
): BooksReconciled {
  const elsewhere = new Set(numbersOutside.all(database, { auditId }).map(({ number }) => bookKey(number)))
  return reconcileBooks(lines, expected, (key) => elsewhere.has(key))
}

/** Keeps what the books say, to be held against an audit; of several the last counts. */
export function takeInBooks(tx: Transaction, audit: AuditRow, { fileName, sha256, lines }: ReadBooks): void {
  insertBooks.run(tx.database, {
    id: tx.newId(),
    site_id: audit.site_id,
    audit_id: audit.id,
    file_name: fileName,
    sha256,
    lines,
    actor_id: tx.actorId,
    at: tx.at,
    rank: rankAfter(tx.at, latestBooks.get(tx.database, { auditId: audit.id })?.rank ?? null),
  })
  tx.touch('audits')
}

/** The books held against what an audit expected; null where none were taken in. */
export function booksAgainst(
  database: Database,
  auditId: string,
  expected: readonly ExpectedLine[],
): ReportBooks | null {
  const books = booksOf.get(database, { auditId })
  if (!books) return null
  const lines: BookLine[] = JSON.parse(books.lines)
  return {
    fileName: books.file_name,
    sha256: books.sha256,
    takenAt: books.at,
    takenBy: nameOfPerson(database, books.actor_id),
    lines: lines.length,
    ...heldAgainst(database, auditId, lines, expected),
  }
}

/** @throws BOOKS_MISSING where none were taken in for an audit */
export function assertBooks(database: Database, audit: AuditRow): void {
  if (!areBooksThere.get(database, { auditId: audit.id })) throw booksMissing(audit)
}

const booksMissing = ({ id, name }: AuditRow) =>
  failure(booksProblems, 'BOOKS_MISSING', { auditId: id, name })

/**
 * The same of an audit as it stands.
 * @throws BOOKS_MISSING
 */
export function booksOfAudit(database: Database, audit: AuditRow): ReportBooks {
  const expected = expectedLines(database, audit.id, tallyOf(database, audit.id))
  const books = booksAgainst(database, audit.id, expected)
  if (!books) throw booksMissing(audit)
  return books
}

function rowsOf(bytes: Buffer, fileName: string): string[][] {
  const text = textOf(bytes)
  const [first = ''] = text.split(/\r?\n/, 1)
  const often = (sign: string) => first.split(sign).length
  const delimiter = delimiters.reduce((best, sign) => (often(sign) > often(best) ? sign : best))
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    })
  } catch {
    throw failure(booksProblems, 'BOOKS_UNREADABLE', { fileName })
  }
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
