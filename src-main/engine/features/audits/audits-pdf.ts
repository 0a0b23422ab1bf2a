import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { type AuditReport, reportSections } from '../../../../src-shared/features/audits/report.ts'
import type { FontFiles } from '../../documents/fonts.ts'
import { openCanvas } from '../../documents/pdf-canvas.ts'
import type { PaperSize } from '../../documents/pdf-document.ts'
import { drawPages } from '../../documents/pdf-page.ts'
import { placeBlocks, sectionBlocks } from './audits-pdf-sections.ts'
import { summaryBlocks } from './audits-pdf-summary.ts'
import { titleBlocks } from './audits-pdf-title.ts'

const text = auditsText.report
/** The structure of a longer report would take more memory than the report is worth; CSV and JSON have it too. */
const mostTaggedRows = 2000

/**
 * Draws the report as a PDF and ends `output`. The same report gives the same bytes. Up to 2,000 rows it is tagged;
 * 20,000 rows take some seconds of one thread, so it belongs on a thread of its own.
 * @param digest SHA-256 of the report, as in its JSON; printed at the foot of each page
 * @throws what `output` fails with, or that a font file cannot be read
 */
export async function writeAuditPdf(
  report: AuditReport,
  digest: string,
  output: Writable,
  fonts: FontFiles,
  paper: PaperSize = 'A4',
): Promise<void> {
  const { audit, organisation } = report
  const rows = reportSections.reduce(
    (sum, section) => sum + report.items[section].length,
    report.places.length,
  )
  const metadata = {
    title: `${text.title}: ${audit.name}`,
    author: organisation,
    subject: audit.scope,
    keywords: `SHA-256 ${digest}`,
    createdAt: report.drawnAt,
  }
  const canvas = openCanvas(metadata, { fonts, paper, tagged: rows <= mostTaggedRows })
  const written = pipeline(canvas.document, output)
  const front = [...titleBlocks(canvas, report), ...summaryBlocks(canvas, report)]
  const body = [...placeBlocks(canvas, report), ...sectionBlocks(canvas, report)]
  drawPages(canvas, [...front, ...body], {
    headerLeft: audit.name,
    headerRight: organisation,
    footerLeft: `${text.digest}: ${digest}`,
    footerRight: text.page,
  })
  await written
}
