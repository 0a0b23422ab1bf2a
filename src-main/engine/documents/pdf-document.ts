import PDFDocument from 'pdfkit'
import { markAsLasting } from './pdf-archive.ts'

export interface PdfMetadata {
  title: string
  author: string
  subject: string
  keywords: string
  /** UTC, ISO 8601. The only moment in the file: the same metadata and content give the same bytes. */
  createdAt: string
}

export type PaperSize = 'A4' | 'LETTER'

export interface PdfOptions {
  paper: PaperSize
  /** whether it carries its logical structure: about 35 bytes a word, held in memory to the end */
  tagged: boolean
  /** whether it is PDF/A-3b */
  lasting: boolean
}

/**
 * A PDF document without a page. Its file id is a hash of the metadata, so the keywords should say what the content
 * is of.
 */
export function openPdf(metadata: PdfMetadata, { paper, tagged, lasting }: PdfOptions): PDFKit.PDFDocument {
  return new DeterministicPdf(lasting, {
    size: paper,
    margin: 0,
    autoFirstPage: false,
    // no standard face to begin with: it is not embedded, and a bundle cannot find its metrics
    font: '',
    pdfVersion: '1.7',
    lang: 'en',
    displayTitle: true,
    tagged,
    info: {
      Title: metadata.title,
      Author: metadata.author,
      Subject: metadata.subject,
      Keywords: metadata.keywords,
      Creator: 'Assetwalk',
      Producer: 'Assetwalk',
      CreationDate: new Date(metadata.createdAt),
    },
  })
}

/** pdfkit writes `info` into the XML metadata as it is, and an ampersand in a name would break it. */
class DeterministicPdf extends PDFDocument {
  readonly #lasting: boolean

  constructor(lasting: boolean, options: PDFKit.PDFDocumentOptions) {
    super(options)
    this.#lasting = lasting
  }

  override endMetadata(): void {
    for (const key of ['Title', 'Author', 'Subject', 'Keywords'] as const)
      this.info[key] = escapeXml(this.info[key] ?? '')
    if (this.#lasting) markAsLasting(this)
    super.endMetadata()
  }
}

function escapeXml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
  // characters that no XML document may hold
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu
  return text.replace(forbidden, '\ufffd').replace(/[&<>]/g, (character) => entities[character] ?? '')
}
