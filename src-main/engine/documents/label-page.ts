import { preferencesOf } from './pdf-catalogue.ts'
import { openPdf, type PdfMetadata } from './pdf-document.ts'

/** A PDF document without a page, that viewers print at its own size: they shrink it to their margins otherwise. */
export function openExactPdf(metadata: PdfMetadata): PDFKit.PDFDocument {
  const document = openPdf(metadata, { paper: 'A4', tagged: false, lasting: false })
  preferencesOf(document).PrintScaling = 'None'
  return document
}
