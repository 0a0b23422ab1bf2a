import PDFDocument from 'pdfkit'
import { advanceOf, isPlain, type LaidText, LatinLayout } from './latin-layout.ts'

/** What is used of a font of fontkit; pdfkit takes it in place of a file. */
interface ReadFont {
  unitsPerEm: number
  hasGlyphForCodePoint(codePoint: number): boolean
  layout(text: string, features?: undefined, script?: string): LaidText
}

export interface OpenedFont extends ReadFont {
  /** width of a text as pdfkit draws it, in parts of its size */
  emsOf(text: string): number
}

const fonts = new Map<string, SharedFont>()

/**
 * A font for one document. A file is read once by a process, and a word laid out once, which is most of what a page costs.
 * The same document gives the same bytes whatever was drawn before, since nothing that is shared remembers an order.
 */
export function openFont(path: string): OpenedFont {
  let font = fonts.get(path)
  if (!font) {
    font = new SharedFont(readFont(path))
    fonts.set(path, font)
  }
  return font.forDocument()
}

/** Words come again and again. */
const mostKept = 2000

class SharedFont {
  readonly #read: ReadFont
  readonly #laid = new Map<string, LaidText>()
  readonly #ems = new Map<string, number>()
  readonly #latin: LatinLayout<unknown>
  readonly #latinGlyphs = {}

  constructor(read: ReadFont) {
    this.#read = read
    this.#latin = new LatinLayout((text, script) => this.#lay(text, script))
  }

  /** fontkit shares the tables of a font between its variations, too; glyphs are the document's own. */
  forDocument(): OpenedFont {
    const layout = (text: string) => new LaidRun(this.#latin.layout(text))
    const emsOf = (text: string) => this.#emsOf(text)
    return Object.create(this.#read, {
      _glyphs: { value: {} },
      layout: { value: layout },
      emsOf: { value: emsOf },
    })
  }

  /** pdfkit lays out each word apart, with the blank that follows it. */
  #emsOf(text: string): number {
    let ems = this.#ems.get(text)
    if (ems === undefined) {
      const words = text.match(/[^ \t]*[ \t]|[^ \t]+$/g) ?? []
      ems = words.reduce((units, word) => units + this.#latin.advanceOf(word), 0) / this.#read.unitsPerEm
      if (this.#ems.size >= mostKept) this.#ems.clear()
      this.#ems.set(text, ems)
    }
    return ems
  }

  /**
   * A glyph keeps the first character that it stood for. No two plain letters share one, so these keep their glyphs; any
   * other text has glyphs of its own.
   */
  #lay(text: string, script: string | undefined): LaidText {
    if (isPlain(text)) return this.#layWith(this.#latinGlyphs, text, script)
    let laid = this.#laid.get(text)
    if (!laid) {
      laid = this.#layWith({}, text, script)
      if (this.#laid.size >= mostKept) this.#laid.clear()
      this.#laid.set(text, laid)
    }
    return laid
  }

  #layWith(glyphs: object, text: string, script: string | undefined): LaidText {
    Reflect.set(this.#read, '_glyphs', glyphs)
    return this.#read.layout(text, undefined, script)
  }
}

/** A laid out text for one document: pdfkit multiplies the positions, and asks for the width afterwards. */
class LaidRun implements LaidText {
  readonly glyphs: unknown[]
  readonly positions: LaidText['positions']

  constructor({ glyphs, positions }: LaidText) {
    this.glyphs = glyphs
    this.positions = positions.map((position) => ({ ...position }))
  }

  get advanceWidth(): number {
    return advanceOf(this)
  }
}

/** pdfkit reads font files, and has no public way to what it read. */
function readFont(path: string): ReadFont {
  const document = new PDFDocument({ font: '', autoFirstPage: false })
  document.font(path)
  const font: unknown = Reflect.get(Object(Reflect.get(document, '_font')), 'font')
  if (!isReadFont(font)) throw new Error(`pdfkit opened ${path} in a way that is not understood.`)
  return font
}

function isReadFont(font: unknown): font is ReadFont {
  return typeof font === 'object' && font !== null && 'hasGlyphForCodePoint' in font && 'layout' in font
}
