type Element = PDFKit.PDFStructureElement

/**
 * The logical structure of a PDF, by which screen readers and converters know heading, paragraph and table. In a
 * document that is not tagged everything is only drawn.
 */
export class PdfStructure {
  readonly #document: PDFKit.PDFDocument
  readonly #root: Element | undefined

  constructor(document: PDFKit.PDFDocument, tagged: boolean) {
    this.#document = document
    if (!tagged) return
    this.#root = document.struct('Document')
    document.addStructure(this.#root)
  }

  /** Opens an element that holds others: `Table`, `TR`. Undefined in a document that is not tagged. */
  group(type: string, parent: Element | undefined = this.#root): Element | undefined {
    if (!this.#root) return undefined
    const element = this.#document.struct(type)
    parent?.add(element)
    return element
  }

  /** Draws content as an element: `H1`, `P`, `TH`, `TD`, or `Figure` with the words that stand for it. */
  content(type: string, draw: () => void, parent?: Element, alternative?: string): void {
    if (this.#root) {
      const options = alternative === undefined ? {} : { alt: alternative }
      const element = this.#document.struct(type, columnHeader(type, options), draw)
      ;(parent ?? this.#root).add(element)
    } else draw()
  }

  /** Draws what is no content: rules, and the header and footer of a page. */
  decoration(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    if (this.#root) {
      this.#document.markContent('Artifact', { type })
      draw()
      this.#document.endMarkedContent()
    } else draw()
  }
}

/** A header cell says that it heads a column; pdfkit takes `scope`, its types do not know it. */
function columnHeader<T extends object>(type: string, options: T): T {
  return type === 'TH' ? { ...options, scope: 'Column' } : options
}
