import { FontSet } from './font-set.ts'
import type { FontFiles } from './fonts.ts'
import { openPdf, type PaperSize, type PdfMetadata } from './pdf-document.ts'
import { PdfStructure } from './pdf-structure.ts'

/** What a block is measured with and drawn on. Lengths in points, from the upper left corner of the page. */
export interface Canvas {
  document: PDFKit.PDFDocument
  fonts: FontSet
  structure: PdfStructure
  page: { width: number; height: number }
  /** left edge and width of the text area */
  left: number
  width: number
}

const sheets = { A4: { width: 595.28, height: 841.89 }, LETTER: { width: 612, height: 792 } } as const
const sideMargin = 51

export interface CanvasOptions {
  fonts: FontFiles
  paper: PaperSize
  tagged: boolean
}

/** Opens a document that lasts (PDF/A-3b) and all that is needed to draw on its pages. */
export function openCanvas(metadata: PdfMetadata, { fonts, paper, tagged }: CanvasOptions): Canvas {
  const document = openPdf(metadata, { paper, tagged, lasting: true })
  const page = sheets[paper]
  return {
    document,
    fonts: new FontSet(document, fonts),
    structure: new PdfStructure(document, tagged),
    page,
    left: sideMargin,
    width: page.width - 2 * sideMargin,
  }
}
