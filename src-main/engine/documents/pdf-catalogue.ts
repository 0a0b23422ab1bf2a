/** What a reference of pdfkit refers to, as a dictionary that can be added to. */
function dataOf(reference: unknown): Record<string, unknown> {
  const data: unknown = Reflect.get(Object(reference), 'data')
  if (typeof data !== 'object' || data === null)
    throw new Error('pdfkit keeps its catalogue in a way that is not understood.')
  return data as Record<string, unknown>
}

/** The catalogue of a document, to which pdfkit has no public way. */
export function catalogueOf(document: PDFKit.PDFDocument): Record<string, unknown> {
  return dataOf(Reflect.get(document, '_root'))
}

/** How viewers are asked to show and print a document; pdfkit has an option for the title only. */
export function preferencesOf(document: PDFKit.PDFDocument): Record<string, unknown> {
  return dataOf(catalogueOf(document).ViewerPreferences)
}
