import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import {
  type AuditReport,
  type ReportItem,
  type ReportPlace,
  reportSections,
} from '../../../../src-shared/features/audits/report.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { styles } from '../../documents/pdf-style.ts'
import { type Column, needOf, tableBlocks } from '../../documents/pdf-table.ts'
import { heading, paragraph } from '../../documents/pdf-text.ts'
import { utcMinute, wholeNumber } from './audits-pdf-words.ts'

const text = auditsText.report
const titles = text.columns

const placeColumns: readonly Column<ReportPlace>[] = [
  { title: text.place, cell: ({ place }) => place, strong: true },
  { title: auditsText.countWords.expected, cell: ({ expected }) => wholeNumber(expected), align: 'right' },
  { title: text.seen, cell: ({ seen }) => wholeNumber(seen), align: 'right' },
  { title: text.counted, cell: (place) => (place.counted ? momentOf(place.countedAt) : text.notCounted) },
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
]

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
export function sectionBlocks(canvas: Canvas, { items }: AuditReport): Block[] {
  const needs = new Map(
    itemColumns.map((column) => {
      const rows = reportSections.map((section) => items[section]).filter((rows) => says(column, rows))
      return [column, needOf(canvas, column, rows.flat())]
    }),
  )
  const blocks: Block[] = reportSections.flatMap((section) => {
    const rows = items[section]
    const columns = itemColumns.filter((column) => says(column, rows))
    const widths = columns.flatMap((column) => needs.get(column) ?? [])
    const title = text.sections[section]
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

function momentOf(moment: string | null): string | null {
  return moment === null ? null : utcMinute(moment)
}
