import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type {
  AmendmentLine,
  AuditAddendum,
  LateScan,
} from '../../../../src-shared/features/audits/amendment.ts'
import { amendmentText as text } from '../../../../src-shared/features/audits/amendment-text.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import type { FontFiles } from '../../documents/fonts.ts'
import { type Canvas, openCanvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { letterheadBlocks, type PagePicture } from '../../documents/pdf-letterhead.ts'
import { drawPages } from '../../documents/pdf-page.ts'
import { styles } from '../../documents/pdf-style.ts'
import { type Column, needOf, tableBlocks } from '../../documents/pdf-table.ts'
import { heading, paragraph } from '../../documents/pdf-text.ts'
import { utcMinute, wholeNumber } from './audits-pdf-words.ts'

/** The structure of a longer one would take more memory than it is worth. */
const mostTaggedRows = 2000

const columns: readonly Column<LateScan>[] = [
  { title: text.columns.assetTag, cell: ({ assetTag }) => assetTag, strong: true },
  { title: text.columns.code, cell: ({ code }) => code },
  { title: text.columns.description, cell: ({ description }) => description },
  { title: text.columns.seenPlace, cell: ({ seenPlace }) => seenPlace },
  { title: text.columns.scannedAt, cell: scannedAt },
  { title: text.columns.device, cell: ({ device }) => device },
  { title: text.columns.method, cell: ({ method }) => auditsText.report.methods[method] ?? method },
  {
    title: text.columns.received,
    cell: ({ receivedAt, receivedBy }) => `${utcMinute(receivedAt)}, ${receivedBy}`,
  },
]

/**
 * Draws what came after the close of an audit as a PDF and ends `output`. The same addendum gives the same bytes.
 * @param digest SHA-256 of it, as in its JSON; printed at the foot of each page
 * @param logo of its letterhead
 * @throws what `output` fails with, or that a font file cannot be read
 */
export async function writeAddendumPdf(
  addendum: AuditAddendum,
  digest: string,
  output: Writable,
  fonts: FontFiles,
  logo: PagePicture | null = null,
): Promise<void> {
  const { audit, organisation, lateScans, amendments } = addendum
  const metadata = {
    title: `${text.title}: ${audit.name}`,
    author: organisation,
    subject: audit.scope,
    keywords: `SHA-256 ${digest}`,
    createdAt: addendum.drawnAt,
  }
  const tagged = lateScans.length <= mostTaggedRows
  const canvas = openCanvas(metadata, { fonts, paper: 'A4', tagged })
  const written = pipeline(canvas.document, output)
  const lines = addendum.letterhead?.lines ?? []
  const blocks = [
    ...letterheadBlocks(canvas, { lines, logo, logoIs: auditsText.report.logo }),
    ...titleBlocks(canvas, addendum),
    heading(canvas, text.amendments, wholeNumber(amendments.length)),
    ...amendments.flatMap((amendment) => amendmentBlocks(canvas, amendment)),
    ...(amendments.length === 0 ? [nothing(canvas)] : []),
    ...lateBlocks(canvas, lateScans),
  ]
  drawPages(canvas, blocks, {
    headerLeft: audit.name,
    headerRight: organisation,
    footerLeft: `${auditsText.report.digest}: ${digest}`,
    footerRight: auditsText.report.page,
  })
  await written
}

function titleBlocks(
  canvas: Canvas,
  { audit, organisation, amendments, drawnAt, drawnBy }: AuditAddendum,
): Block[] {
  const newest = amendments.at(-1)
  const standing = newest ? text.supersededBy(newest.number, utcMinute(newest.at)) : text.notSuperseded
  const sentences = [
    audit.scope,
    text.closedLine(utcMinute(audit.closedAt), audit.closedBy),
    text.digestLine(audit.digest),
    text.explained,
    `${auditsText.report.drawn}: ${text.by(utcMinute(drawnAt), drawnBy)}`,
  ]
  return [
    paragraph(canvas, [text.title, organisation].filter(Boolean).join('  ·  '), styles.overline),
    paragraph(canvas, audit.name, styles.title, { type: 'H1', spaceBefore: 4 }),
    paragraph(canvas, standing, styles.body, { spaceBefore: 9 }),
    ...sentences.map((sentence) => paragraph(canvas, sentence, styles.note, { spaceBefore: 4 })),
  ]
}

function amendmentBlocks(
  canvas: Canvas,
  { number, reason, supersedes, digest, at, by }: AmendmentLine,
): Block[] {
  return [
    paragraph(canvas, `${text.amendmentTitle(number)} · ${text.by(utcMinute(at), by)}`, styles.body, {
      spaceBefore: 8,
      keepWithNext: true,
    }),
    ...[text.because(reason), text.amends(number, supersedes), `${text.digest}: ${digest}`].map((sentence) =>
      paragraph(canvas, sentence, styles.note, { spaceBefore: 3 }),
    ),
  ]
}

function lateBlocks(canvas: Canvas, lateScans: readonly LateScan[]): Block[] {
  const needs = columns.map((column) => needOf(canvas, column, lateScans))
  return [
    heading(canvas, text.lateScans, wholeNumber(lateScans.length)),
    paragraph(canvas, text.lateExplained, styles.note, { keepWithNext: true }),
    ...(lateScans.length > 0
      ? tableBlocks(canvas, auditsText.report.continued(text.lateScans), columns, needs, lateScans)
      : [nothing(canvas)]),
  ]
}

function scannedAt({ scannedAt: at, afterClose }: LateScan): string {
  return afterClose ? `${utcMinute(at)} (${text.afterClose})` : utcMinute(at)
}

function nothing(canvas: Canvas): Block {
  return paragraph(canvas, text.noLateScans, styles.cell, { spaceBefore: 4 })
}
