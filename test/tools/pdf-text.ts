import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface PdfText {
  title: string
  language: string
  /** the text of each page, its pieces in the order in which they were drawn */
  pages: string[][]
  /** the text of the whole document, with the blanks between the pieces */
  whole: string
  outline: string[]
}

/** Reads a PDF as a person's program would: its text, title, language and outline. */
export async function readPdf(pdf: Uint8Array): Promise<PdfText> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const document = await task.promise
  const { info } = await document.getMetadata()
  const pages: string[][] = []
  let whole = ''
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    const texts = items.flatMap((item) => ('str' in item ? [`${item.str}${item.hasEOL ? '\n' : ''}`] : []))
    pages.push(texts.map((text) => text.trim()).filter((text) => text !== ''))
    whole += texts.join('')
  }
  const outline = (await document.getOutline()) ?? []
  await task.destroy()
  return {
    title: String(Reflect.get(info, 'Title')),
    language: String(Reflect.get(info, 'Language')),
    pages,
    whole,
    outline: outline.map(({ title }) => title),
  }
}
