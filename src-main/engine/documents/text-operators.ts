/** A font as pdfkit has it in a document; widths and offsets in thousandths of its size. */
interface EmbeddedFont {
  id: string
  ref(): unknown
  encode(
    text: string,
  ): [
    glyphs: string[],
    positions: { xAdvance: number; advanceWidth: number; xOffset: number; yOffset: number }[],
  ]
}

/** pdfkit needs a width only for links and underlines; given none, it measures each text once more. */
const oneLine = { lineBreak: false, baseline: 'alphabetic', textWidth: 0, wordCount: 0 } as const
/** Places, people and dates come again and again, tags do not. */
const mostKept = 2000

/**
 * Draws texts of one line into a document in its current font. pdfkit's own way saves the graphics state, turns the page
 * over and measures for each text anew: three times the time and twice the bytes of a long table.
 */
export class TextOperators {
  readonly #document: PDFKit.PDFDocument
  readonly #known = new Map<string, string | null>()

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document
  }

  /** @param baseline distance from the top of the page, in points, as all lengths */
  draw(text: string, left: number, baseline: number, size: number): void {
    if (text === '') return
    const font = currentFont(this.#document)
    const shown = this.#shownBy(font, text)
    if (shown === null) {
      this.#document.fontSize(size).text(text, left, baseline, oneLine)
      return
    }
    const page: { fonts: Record<string, unknown> } = Object(this.#document.page)
    page.fonts[font.id] ??= font.ref()
    // the page of pdfkit stands on its head, so that lengths count from its top; the text is turned back
    const operators = `BT /${font.id} ${size} Tf 1 0 0 -1 ${rounded(left)} ${rounded(baseline)} Tm ${shown} ET\n`
    this.#document.addContent(Buffer.from(operators, 'latin1'))
  }

  /** What shows a text in a font (ISO 32000-1, 9.4.3); null where a mark stands off the line, which pdfkit places. */
  #shownBy(font: EmbeddedFont, text: string): string | null {
    const key = `${font.id} ${text}`
    let shown = this.#known.get(key)
    if (shown === undefined) {
      shown = shownBy(font, text)
      if (this.#known.size >= mostKept) this.#known.clear()
      this.#known.set(key, shown)
    }
    return shown
  }
}

function shownBy(font: EmbeddedFont, text: string): string | null {
  const [glyphs, positions] = font.encode(text)
  let shown = '[<'
  for (const [i, { xAdvance, advanceWidth, xOffset, yOffset }] of positions.entries()) {
    if (xOffset !== 0 || yOffset !== 0) return null
    shown += glyphs[i]
    const closer = rounded(advanceWidth - xAdvance)
    if (closer !== 0) shown += `> ${closer} <`
  }
  return `${shown}>] TJ`
}

const rounded = (length: number) => Math.round(length * 1000) / 1000

/** pdfkit has no public way to the font that it writes with. */
function currentFont(document: PDFKit.PDFDocument): EmbeddedFont {
  const font: unknown = Reflect.get(document, '_font')
  if (typeof font !== 'object' || font === null || !('encode' in font) || !('id' in font))
    throw new Error('pdfkit keeps its font in a way that is not understood.')
  return font as EmbeddedFont
}
