import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import type { AuditReport } from '../../../../src-shared/features/audits/report.ts'
import type { ReportScan } from '../../../../src-shared/features/audits/report-figures.ts'
import { reportText as text } from '../../../../src-shared/features/audits/report-text.ts'
import type { Attachment } from '../../documents/pdf-attachment.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { styles } from '../../documents/pdf-style.ts'
import { type Column, needOf, tableBlocks } from '../../documents/pdf-table.ts'
import { heading, paragraph } from '../../documents/pdf-text.ts'
import { utcSecond, wholeNumber } from './audits-pdf-words.ts'
import { conditionWord, methodWord, verdictWord } from './audits-scan-words.ts'
import { scansCsv } from './audits-scans-csv.ts'

/** About ten pages; more are read in a spreadsheet. */
const mostPrinted = 250
const fileName = 'scans.csv'
const titles = text.scanColumns

const columns: readonly Column<ReportScan>[] = [
  { title: titles.at, cell: ({ at }) => utcSecond(at) },
  { title: titles.code, cell: ({ code }) => code, strong: true },
  { title: titles.assetTag, cell: ({ assetTag, code }) => (assetTag === code ? null : assetTag) },
  { title: titles.place, cell: ({ place }) => place },
  { title: titles.verdict, cell: verdictWord },
  { title: titles.method, cell: methodWord },
  { title: titles.by, cell: ({ by }) => by },
  { title: titles.condition, cell: ({ condition }) => condition && conditionWord(condition) },
  { title: titles.note, cell: ({ note }) => note },
  { title: titles.labelDamage, cell: ({ labelDamage }) => labelDamage },
  { title: titles.voidedAt, cell: ({ voidedAt }) => voidedAt && utcSecond(voidedAt) },
]

/** The appendix of scans; where they are many, only the name of the file that has them. */
export function scanBlocks(canvas: Canvas, { scans }: AuditReport): Block[] {
  const title = heading(canvas, text.scans, wholeNumber(scans.length))
  if (scans.length > mostPrinted)
    return [title, paragraph(canvas, `${text.scansExplained} ${text.tooMany(fileName)}`, styles.note)]
  const shown = columns.filter(({ cell }) => scans.some((scan) => cell(scan) !== null))
  const needs = shown.map((column) => needOf(canvas, column, scans))
  return [
    title,
    paragraph(canvas, text.scansExplained, styles.note, { keepWithNext: true }),
    ...(scans.length > 0
      ? tableBlocks(canvas, auditsText.report.continued(text.scans), shown, needs, scans)
      : [paragraph(canvas, auditsText.report.noItems, styles.cell, { spaceBefore: 4 })]),
  ]
}

/** The scans as a file, where they are too many to be printed. */
export function scansFile({ scans }: AuditReport): Attachment[] {
  if (scans.length <= mostPrinted) return []
  return [
    {
      name: fileName,
      mediaType: 'text/csv',
      description: text.scansFile,
      relationship: 'Supplement',
      bytes: scansCsv(scans),
    },
  ]
}
