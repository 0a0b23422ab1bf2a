import type { Moved } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import {
  type AuditReport,
  type ReportItem,
  type ReportPlace,
  type ReportSection,
  reportSections,
} from '../../../../src-shared/features/audits/report.ts'
import { reportText } from '../../../../src-shared/features/audits/report-text.ts'
import type { Attachment } from '../../documents/pdf-attachment.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { styles } from '../../documents/pdf-style.ts'
import { type Column, needOf, tableBlocks } from '../../documents/pdf-table.ts'
import { heading, paragraph } from '../../documents/pdf-text.ts'
import { auditCsv } from './audits-csv.ts'
import { approverOf, decisionSentence } from './audits-decision-words.ts'
import { utcMinute, wholeNumber } from './audits-pdf-words.ts'
import { conditionWord } from './audits-scan-words.ts'

const text = auditsText.report
const titles = text.columns

const placeColumns: readonly Column<ReportPlace>[] = [
  { title: text.place, cell: ({ place }) => place, strong: true },
  { title: auditsText.countWords.expected, cell: ({ expected }) => wholeNumber(expected), align: 'right' },
  { title: text.seen, cell: ({ seen }) => wholeNumber(seen), align: 'right' },
  {
    title: text.counted,
    cell: (place) => (place.counted ? momentOf(place.countedAt) : stateOf(place)),
  },
  { title: text.countedBy, cell: ({ countedBy }) => countedBy },
]

const itemColumns: readonly Column<ReportItem>[] = [
  { title: titles.assetTag, cell: ({ assetTag }) => assetTag, strong: true },
  { title: titles.code, cell: ({ code }) => code },
  { title: titles.serialNumber, cell: ({ serialNumber }) => serialNumber },
  { title: titles.description, cell: ({ description }) => description },
  { title: titles.expectedPlace, cell: ({ expectedPlace }) => expectedPlace },
  { title: titles.seenPlace, cell: ({ seenPlace }) => seenPlace },
  { title: titles.seenAt, cell: ({ seenAt }) => momentOf(seenAt) },
  { title: titles.seenBy, cell: ({ seenBy }) => seenBy },
  { title: titles.condition, cell: ({ condition }) => (condition ? conditionWord(condition) : null) },
  { title: titles.note, cell: ({ note }) => note },
  { title: titles.labelDamage, cell: ({ labelDamage }) => labelDamage },
  { title: titles.moved, cell: ({ moved }) => (moved ? movedWords(moved) : null) },
  { title: text.decision, cell: ({ decision }) => decision && decisionSentence(decision) },
  { title: text.approvedBy, cell: ({ decision }) => decision && approverOf(decision) },
]

/** Sections in which nothing is decided: nobody reads forty pages of what is where it belongs. */
const mayBeAttached: readonly ReportSection[] = ['found', 'notCounted']
const mostPrinted = 1000
const fileName = 'items.csv'

/** Whether a section is printed; a very long one in which nothing is decided is attached instead. */
function isPrinted({ items }: AuditReport, section: ReportSection): boolean {
  return items[section].length <= mostPrinted || !mayBeAttached.includes(section)
}

/** How many rows of places and items are printed. */
export function printedRows(report: AuditReport): number {
  return reportSections
    .filter((section) => isPrinted(report, section))
    .reduce((sum, section) => sum + report.items[section].length, report.places.length)
}

/** The items of all sections as a file, where one of them is too long to be printed. */
export function itemsFile(report: AuditReport): Attachment[] {
  if (reportSections.every((section) => isPrinted(report, section))) return []
  return [
    {
      name: fileName,
      mediaType: 'text/csv',
      description: reportText.itemsFile,
      relationship: 'Supplement',
      bytes: auditCsv(report),
    },
  ]
}

/** Which places were counted: without it nobody can tell what "missing" means. */
export function placeBlocks(canvas: Canvas, { places }: AuditReport): Block[] {
  const counted = places.filter((place) => place.counted).length
  const needs = placeColumns.map((column) => needOf(canvas, column, places))
  const note = `${text.placesCounted(wholeNumber(counted), wholeNumber(places.length))} ${text.coverageExplained}`
  return [
    heading(canvas, text.coverage, wholeNumber(places.length)),
    paragraph(canvas, note, styles.note, { keepWithNext: true }),
    ...(places.length > 0
      ? tableBlocks(canvas, text.continued(text.coverage), placeColumns, needs, places)
      : [nothing(canvas)]),
  ]
}

/** The items, section by section. A column asks for the same width in every section that has it, so that they align. */
export function sectionBlocks(canvas: Canvas, report: AuditReport): Block[] {
  const { items } = report
  const printed = reportSections.filter((section) => isPrinted(report, section))
  const needs = new Map(
    itemColumns.map((column) => {
      const rows = printed.map((section) => items[section]).filter((rows) => says(column, rows))
      return [column, needOf(canvas, column, rows.flat())]
    }),
  )
  const blocks: Block[] = reportSections.flatMap((section) => {
    const rows = items[section]
    const columns = itemColumns.filter((column) => says(column, rows))
    const widths = columns.flatMap((column) => needs.get(column) ?? [])
    const title = text.sections[section]
    if (!printed.includes(section))
      return [
        heading(canvas, title, wholeNumber(rows.length)),
        paragraph(canvas, `${text.sectionsExplained[section]} ${reportText.tooMany(fileName)}`, styles.note),
      ]
    return [
      heading(canvas, title, wholeNumber(rows.length)),
      paragraph(canvas, text.sectionsExplained[section], styles.note, { keepWithNext: true }),
      ...(rows.length > 0
        ? tableBlocks(canvas, text.continued(title), columns, widths, rows)
        : [nothing(canvas)]),
    ]
  })
  if (canvas.fonts.missing.size > 0)
    blocks.push(paragraph(canvas, text.charactersReplaced, styles.note, { spaceBefore: 18 }))
  return blocks
}

/** A column in which a section has nothing is left out of it; so are codes that only repeat tag or serial number. */
function says(column: Column<ReportItem>, rows: readonly ReportItem[]): boolean {
  if (column.title !== titles.code) return rows.some((row) => column.cell(row) !== null)
  return rows.some(
    ({ code, assetTag, serialNumber }) => code !== null && code !== assetTag && code !== serialNumber,
  )
}

function nothing(canvas: Canvas): Block {
  return paragraph(canvas, text.noItems, styles.cell, { spaceBefore: 4 })
}

function stateOf({ state, reason }: ReportPlace): string {
  const word = auditsText.placeStateWords[state]
  return reason === null ? word : `${word}: ${reason}`
}

function momentOf(moment: string | null): string | null {
  return moment === null ? null : utcMinute(moment)
}

function movedWords({ what, to, at, by }: Moved): string {
  return auditsText.moved(what, to, utcMinute(at), by)
}
