import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Database } from 'better-sqlite3'
import { certificateText } from '../../../../../src-shared/features/disposals/certificate-text.ts'
import { disposalsText } from '../../../../../src-shared/features/disposals/disposals-text.ts'
import type { DisposalReport } from '../../../../../src-shared/features/disposals/reports/reports-contract.ts'
import { reportsText as text } from '../../../../../src-shared/features/disposals/reports/reports-text.ts'
import { kilograms } from '../../../../../src-shared/features/disposals/shipments/shipment.ts'
import { shipmentsText } from '../../../../../src-shared/features/disposals/shipments/shipments-text.ts'
import { documentFonts } from '../../../documents/document-fonts.ts'
import { type Canvas, openCanvas } from '../../../documents/pdf-canvas.ts'
import type { Block } from '../../../documents/pdf-flow.ts'
import { letterheadBlocks } from '../../../documents/pdf-letterhead.ts'
import { drawPages } from '../../../documents/pdf-page.ts'
import { styles } from '../../../documents/pdf-style.ts'
import { type Column, needOf, tableBlocks } from '../../../documents/pdf-table.ts'
import { heading, paragraph } from '../../../documents/pdf-text.ts'
import { labels } from '../../labels/labels.ts'
import { organisationName } from '../organisation-name.ts'
import { periodReport } from './period-query.ts'

/** A report to be drawn. */
export interface DisposalReportOrder {
  from: string
  to: string
  /** UTC */
  drawnAt: string
}

const { columns, sections } = text
const numbers = new Intl.NumberFormat('en-US')

/** Draws the figures of a period as PDF/A-3b, and ends `output`. */
export async function writeDisposalReport(
  database: Database,
  dataFolder: string,
  { from, to, drawnAt }: DisposalReportOrder,
  output: Writable,
): Promise<void> {
  const report = periodReport(database, { from, to }, drawnAt.slice(0, 10))
  const organisation = organisationName(database)
  const title = `${text.title}: ${text.period(from, to)}`
  const metadata = { title, author: organisation, subject: text.title, keywords: '', createdAt: drawnAt }
  const canvas = openCanvas(metadata, { fonts: documentFonts(), paper: 'A4', tagged: true })
  const written = pipeline(canvas.document, output)
  const logoDigest = labels.logoDigest(database)
  const letterhead = {
    lines: labels.letterhead(database),
    logo: logoDigest === null ? null : labels.pageLogo(dataFolder, logoDigest),
    logoIs: certificateText.logo,
  }
  const blocks = [...letterheadBlocks(canvas, letterhead), ...blocksOf(canvas, report, title, organisation)]
  drawPages(canvas, blocks, {
    headerLeft: title,
    headerRight: organisation,
    footerLeft: `${drawnAt.slice(0, 16).replace('T', ' ')} UTC`,
    footerRight: (page, pages) => `${page} / ${pages}`,
  })
  await written
}

function blocksOf(canvas: Canvas, report: DisposalReport, title: string, organisation: string): Block[] {
  const { sampling } = report
  const counts = [sampling.lots, sampling.media, sampling.tried, sampling.failed].map((one) =>
    numbers.format(one),
  ) as [string, string, string, string]
  return [
    paragraph(canvas, organisation, styles.overline),
    paragraph(canvas, title, styles.title, { type: 'H1', spaceBefore: 4 }),
    ...table(canvas, sections.summary, summaryColumns, summaryOf(report)),
    ...table(canvas, sections.weights, weightColumns, report.weights),
    ...table(canvas, sections.withoutEvidence, evidenceColumns, report.withoutEvidence),
    ...table(canvas, sections.openTooLong, caseColumns, report.openTooLong),
    heading(canvas, sections.sampling),
    paragraph(canvas, text.sampling(...counts), styles.body),
    ...table(canvas, sections.map, mapColumns, mapLines(report), text.noStatement),
  ]
}

function table<Row>(
  canvas: Canvas,
  title: string,
  shown: readonly Column<Row>[],
  rows: readonly Row[],
  explained?: string,
): Block[] {
  const head = [
    heading(canvas, title),
    ...(explained === undefined ? [] : [paragraph(canvas, explained, styles.note, { keepWithNext: true })]),
  ]
  if (rows.length === 0) return [...head, paragraph(canvas, text.nothing, styles.note)]
  const needs = shown.map((column) => needOf(canvas, column, rows))
  return [...head, ...tableBlocks(canvas, `${title} …`, shown, needs, rows)]
}

type Figure = readonly [name: string, count: number]
const summaryColumns: readonly Column<Figure>[] = [
  { title: columns.outcome, cell: ([name]) => name, strong: true },
  { title: columns.count, cell: ([, count]) => numbers.format(count), align: 'right' },
]
function summaryOf({ media, certificates, pastCertificates }: DisposalReport): Figure[] {
  const { summary } = text
  return [
    [summary.cleared, media.clear],
    [summary.purged, media.purge],
    [summary.destroyed, media.destroy],
    [summary.failed, media.failed],
    [summary.notVerified, media.notVerified],
    [summary.belowPolicy, media.belowPolicy],
    [summary.certificates, certificates],
    [summary.past, pastCertificates],
  ]
}

type Weight = DisposalReport['weights'][number]
const weightColumns: readonly Column<Weight>[] = [
  { title: columns.vendor, cell: ({ vendor }) => vendor, strong: true },
  { title: columns.country, cell: ({ country }) => country },
  { title: columns.category, cell: ({ category }) => shipmentsText.categories[category] },
  { title: columns.gross, cell: ({ gross }) => kilograms(gross), align: 'right' },
  { title: columns.tare, cell: ({ tare }) => kilograms(tare), align: 'right' },
  { title: columns.net, cell: ({ net }) => kilograms(net), align: 'right' },
]

type Unproved = DisposalReport['withoutEvidence'][number]
const evidenceColumns: readonly Column<Unproved>[] = [
  { title: columns.asset, cell: ({ tag }) => tag, strong: true },
  { title: columns.serial, cell: ({ serial }) => serial },
  { title: columns.model, cell: ({ model }) => model },
  { title: columns.outcome, cell: ({ outcome }) => outcome && disposalsText.outcomes[outcome] },
  { title: columns.operator, cell: ({ operator }) => operator },
  { title: columns.date, cell: ({ date }) => date },
]

type OpenCase = DisposalReport['openTooLong'][number]
const caseColumns: readonly Column<OpenCase>[] = [
  { title: columns.case, cell: ({ caseId }) => caseId, strong: true },
  { title: columns.reason, cell: ({ reason }) => reason },
  { title: columns.days, cell: ({ days }) => numbers.format(days), align: 'right' },
]

interface MapLine {
  standard: string
  clause: string
  fact: string
  count: number
}
const mapColumns: readonly Column<MapLine>[] = [
  { title: columns.standard, cell: ({ standard }) => standard, strong: true },
  { title: columns.clause, cell: ({ clause }) => clause },
  { title: columns.fact, cell: ({ fact }) => fact },
  { title: columns.count, cell: ({ count }) => numbers.format(count), align: 'right' },
]
const mapLines = ({ map }: DisposalReport): MapLine[] =>
  map.flatMap(({ standard, clause, facts }) =>
    facts.map(({ fact, count }) => ({ standard, clause, fact: text.facts[fact], count })),
  )
