import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import type { BookLine, BooksReconciled, MatchedAsset } from '../../../../src-shared/features/audits/books.ts'
import type { ReportBooks } from '../../../../src-shared/features/audits/report-figures.ts'
import { reportText as text } from '../../../../src-shared/features/audits/report-text.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { styles } from '../../documents/pdf-style.ts'
import { type Column, needOf, tableBlocks } from '../../documents/pdf-table.ts'
import { heading, paragraph } from '../../documents/pdf-text.ts'
import { amountOf, placesOf, utcMinute, wholeNumber } from './audits-pdf-words.ts'

type NotInBooks = BooksReconciled['notInBooks'][number]

const titles = text.booksColumns
const partWord = ({ part }: { part: MatchedAsset['part'] }) => auditsText.countWords[part]

const matchedColumns: readonly Column<MatchedAsset>[] = [
  { title: titles.number, cell: ({ number }) => number, strong: true },
  { title: titles.assetTag, cell: ({ assetTag }) => assetTag },
  { title: titles.outcome, cell: partWord },
  {
    title: titles.bookCost,
    cell: ({ bookCost, bookCurrency }) => amount(bookCost, bookCurrency),
    align: 'right',
  },
  { title: titles.cost, cell: ({ cost, currency }) => amount(cost, currency), align: 'right' },
]
const bookColumns: readonly Column<BookLine>[] = [
  { title: titles.number, cell: ({ number }) => number, strong: true },
  { title: titles.description, cell: ({ description }) => description },
  { title: titles.line, cell: ({ line }) => wholeNumber(line), align: 'right' },
  { title: titles.bookCost, cell: ({ cost, currency }) => amount(cost, currency), align: 'right' },
]
const assetColumns: readonly Column<NotInBooks>[] = [
  { title: titles.assetTag, cell: ({ assetTag }) => assetTag, strong: true },
  { title: titles.number, cell: ({ number }) => number },
  { title: titles.outcome, cell: partWord },
]

/** The books held against the audit: what is in one and not in the other, and what differs. */
export function booksBlocks(canvas: Canvas, books: ReportBooks | null): Block[] {
  if (!books) return []
  const { matched, notInRegister, notInBooks, twice } = books
  const differing = matched.filter(({ differs }) => differs)
  const unseen = matched.filter(({ part }) => part === 'missing')
  const about = text.booksAbout(
    books.fileName,
    utcMinute(books.takenAt),
    books.takenBy,
    wholeNumber(books.lines),
  )
  const figures = text.booksFigures(wholeNumber(matched.length), wholeNumber(books.outsideAudit))
  return [
    heading(canvas, text.books),
    paragraph(canvas, about, styles.note, { keepWithNext: true }),
    paragraph(canvas, `SHA-256 ${books.sha256}`, styles.note, { spaceBefore: 2, keepWithNext: true }),
    paragraph(canvas, figures, styles.body, { spaceBefore: 6 }),
    ...(twice.length > 0 ? [paragraph(canvas, text.booksTwice(twice), styles.body, { spaceBefore: 4 })] : []),
    ...table(canvas, text.booksDiffer, matchedColumns, differing),
    ...table(canvas, text.booksMissing, matchedColumns, unseen),
    ...table(canvas, text.booksNotInRegister, bookColumns, notInRegister),
    ...table(canvas, text.booksNotInBooks, assetColumns, notInBooks),
  ]
}

function table<Row>(
  canvas: Canvas,
  title: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Block[] {
  const needs = columns.map((column) => needOf(canvas, column, rows))
  return [
    heading(canvas, title, wholeNumber(rows.length)),
    ...(rows.length > 0
      ? tableBlocks(canvas, auditsText.report.continued(title), columns, needs, rows)
      : [paragraph(canvas, auditsText.report.noItems, styles.cell)]),
  ]
}

function amount(cost: string | null, currency: string | null): string | null {
  return cost === null ? null : [amountOf(cost, placesOf([cost])), currency].filter(Boolean).join(' ')
}
