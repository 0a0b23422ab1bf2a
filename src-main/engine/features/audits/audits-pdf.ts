import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import type { AuditReport } from '../../../../src-shared/features/audits/report.ts'
import type { FontFiles } from '../../documents/fonts.ts'
import { packed } from '../../documents/pdf-attachment-packed.ts'
import { openCanvas } from '../../documents/pdf-canvas.ts'
import { letterheadBlocks, type PagePicture } from '../../documents/pdf-letterhead.ts'
import { drawPages } from '../../documents/pdf-page.ts'
import type { auditJson } from './audits-json.ts'
import { accuracyBlocks } from './audits-pdf-accuracy.ts'
import { amendmentBlocks } from './audits-pdf-amendment.ts'
import { attachedBlocks, dataFile } from './audits-pdf-attached.ts'
import { booksBlocks } from './audits-pdf-books.ts'
import { chartBlocks } from './audits-pdf-chart.ts'
import { closingBlocks } from './audits-pdf-closing.ts'
import { comparisonBlocks } from './audits-pdf-comparison.ts'
import { evidenceBlocks } from './audits-pdf-evidence.ts'
import { methodBlocks } from './audits-pdf-method.ts'
import { photoBlocks } from './audits-pdf-photos.ts'
import { scanBlocks, scansFile } from './audits-pdf-scans.ts'
import { itemsFile, placeBlocks, printedRows, sectionBlocks } from './audits-pdf-sections.ts'
import { summaryBlocks } from './audits-pdf-summary.ts'
import { titleBlocks } from './audits-pdf-title.ts'
import type { ReportPhoto } from './audits-photos.ts'

const text = auditsText.report
/** The structure of a longer report would take more memory than the report is worth; CSV and JSON have it too. */
const mostTaggedRows = 2000

/**
 * Draws the report as a PDF/A-3b that has its data in it, and ends `output`. The same report gives the same bytes. Up to
 * 2,000 rows it is tagged; 20,000 rows take some seconds of one thread, so it belongs on a thread of its own.
 * @param json of the same report: its text is attached, its digest printed at the foot of each page
 * @param photos that the report names
 * @param logo of its letterhead
 * @throws what `output` fails with, or that a font file cannot be read
 */
export async function writeAuditPdf(
  report: AuditReport,
  json: ReturnType<typeof auditJson>,
  output: Writable,
  fonts: FontFiles,
  photos: readonly ReportPhoto[] = [],
  logo: PagePicture | null = null,
): Promise<void> {
  const { audit, organisation } = report
  const { digest } = json
  const metadata = {
    title: `${text.title}: ${audit.name}`,
    author: organisation,
    subject: audit.scope,
    keywords: `SHA-256 ${digest}`,
    createdAt: report.drawnAt,
  }
  const packing = Promise.all([dataFile(json.text), ...itemsFile(report), ...scansFile(report)].map(packed))
  const canvas = openCanvas(metadata, { fonts, paper: 'A4', tagged: printedRows(report) <= mostTaggedRows })
  const written = pipeline(canvas.document, output)
  const front = [
    ...letterheadBlocks(canvas, { lines: report.letterhead?.lines ?? [], logo, logoIs: text.logo }),
    ...titleBlocks(canvas, report),
    ...amendmentBlocks(canvas, report),
    ...summaryBlocks(canvas, report),
    ...accuracyBlocks(canvas, report),
    ...closingBlocks(canvas, report),
    ...chartBlocks(canvas, report),
    ...comparisonBlocks(canvas, report),
    ...methodBlocks(canvas, report),
  ]
  const body = [
    ...placeBlocks(canvas, report),
    ...sectionBlocks(canvas, report),
    ...photoBlocks(canvas, photos),
    ...booksBlocks(canvas, report.books),
    ...scanBlocks(canvas, report),
    ...evidenceBlocks(canvas, report),
  ]
  const attached = attachedBlocks(canvas, report, await packing)
  drawPages(canvas, [...front, ...body, ...attached], {
    headerLeft: audit.name,
    headerRight: organisation,
    footerLeft: `${text.digest}: ${digest}`,
    footerRight: text.page,
  })
  await written
}
