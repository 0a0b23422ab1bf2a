/** A file that goes with a document, inside of it. */
export interface Attachment {
  /** file name, ASCII */
  name: string
  mediaType: string
  description: string
  /** `Data`: what the document was drawn from; `Supplement`: what it would have been too long with (ISO 32000-2, 14.13) */
  relationship: 'Data' | 'Supplement'
  bytes: Buffer
}

/**
 * Attaches a file to a document as PDF/A-3 asks (ISO 19005-3, 6.8): with its type, its moment, and how it relates to
 * what is printed. Readers list it; `pdfdetach -saveall` takes it out.
 * @param at UTC, ISO 8601: when its content came to be
 */
export function attach(document: PDFKit.PDFDocument, file: Attachment, at: string): void {
  const { name, mediaType, description, relationship, bytes } = file
  const moment = new Date(at)
  // pdfkit takes `relationship`, its types do not know it
  const options = { name, type: mediaType, description, creationDate: moment, modifiedDate: moment }
  document.file(bytes, Object.assign(options, { relationship }))
}
