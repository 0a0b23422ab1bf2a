import { type Coverage, type Run, splitRuns } from './font-runs.ts'
import type { FontFiles, Weight } from './fonts.ts'

export interface TextStyle {
  /** points */
  size: number
  weight?: Weight
  /** `#rrggbb`; black if absent */
  color?: string
}

/** pdfkit needs a width only for links and underlines; given none, it measures each text once more. */
const oneLine = { lineBreak: false, baseline: 'alphabetic', textWidth: 0, wordCount: 0 } as const

interface Face extends Coverage {
  path: string
}

/** The faces of one PDF document: chooses a face for each run of text, measures it, and draws it. Files are read when first needed. */
export class FontSet {
  /** every character that no face has, and that was therefore measured or drawn as a replacement */
  readonly missing = new Set<string>()
  readonly #document: PDFKit.PDFDocument
  readonly #faces: Readonly<Record<Weight, readonly Face[]>>
  readonly #ems: Readonly<Record<Weight, Map<string, number>>> = { regular: new Map(), bold: new Map() }
  readonly #split: Readonly<Record<Weight, Map<string, Run[]>>> = { regular: new Map(), bold: new Map() }
  #colored: { page: PDFKit.PDFPage; color: string } | undefined

  constructor(document: PDFKit.PDFDocument, files: FontFiles) {
    this.#document = document
    const open = (path: string) => new LazyFace(document, path)
    this.#faces = { regular: files.regular.map(open), bold: files.bold.map(open) }
  }

  /** Width of a text on one line, in points. */
  widthOf(text: string, { size, weight = 'regular' }: TextStyle): number {
    const ems = this.#ems[weight]
    let em = ems.get(text)
    if (em === undefined) {
      em = this.#measure(text, weight)
      ems.set(text, em)
    }
    return em * size
  }

  /** Draws one line of text with its baseline at `baseline`, from `x` to the right. */
  draw(text: string, x: number, baseline: number, style: TextStyle): void {
    const { size, weight = 'regular', color = '#000000' } = style
    const runs = this.#runs(text, weight)
    this.#setColor(color)
    let left = x
    for (const [index, run] of runs.entries()) {
      this.#document.font(this.#pathOf(run, weight)).fontSize(size)
      this.#document.text(run.text, left, baseline, oneLine)
      if (index < runs.length - 1) left += this.widthOf(run.text, style)
    }
  }

  /** Draws one line of text that ends at `right`. */
  drawRight(text: string, right: number, baseline: number, style: TextStyle): void {
    this.draw(text, right - this.widthOf(text, style), baseline, style)
  }

  #measure(text: string, weight: Weight): number {
    return this.#runs(text, weight).reduce((em, run) => {
      this.#document.font(this.#pathOf(run, weight)).fontSize(1)
      return em + this.#document.widthOfString(run.text)
    }, 0)
  }

  #runs(text: string, weight: Weight): readonly Run[] {
    let runs = this.#split[weight].get(text)
    if (!runs) {
      runs = splitRuns(text, this.#faces[weight], (character) => this.missing.add(character))
      if (runs.length > 1) this.#split[weight].set(text, runs)
    }
    return runs
  }

  /** Nothing else may change the fill colour of a page, but between saving and restoring the graphics state. */
  #setColor(color: string): void {
    const { page } = this.#document
    if (this.#colored?.page === page && this.#colored.color === color) return
    this.#document.fillColor(color)
    this.#colored = { page, color }
  }

  #pathOf(run: Run, weight: Weight): string {
    const face = this.#faces[weight][run.face]
    if (!face) throw new Error(`No font file is given for the weight ${weight}.`)
    return face.path
  }
}

class LazyFace implements Face {
  readonly path: string
  readonly #document: PDFKit.PDFDocument
  readonly #known = new Map<number, boolean>()
  #glyphs: GlyphLookup | undefined

  constructor(document: PDFKit.PDFDocument, path: string) {
    this.#document = document
    this.path = path
  }

  has(codePoint: number): boolean {
    let has = this.#known.get(codePoint)
    if (has === undefined) {
      this.#glyphs ??= glyphsOf(this.#document, this.path)
      has = this.#glyphs.hasGlyphForCodePoint(codePoint)
      this.#known.set(codePoint, has)
    }
    return has
  }
}

interface GlyphLookup {
  hasGlyphForCodePoint(codePoint: number): boolean
}

/** The fontkit font behind the document's current face: pdfkit holds it in `_font.font` and has no public way to it. */
function glyphsOf(document: PDFKit.PDFDocument, path: string): GlyphLookup {
  document.font(path)
  const font: unknown = Reflect.get(Object(Reflect.get(document, '_font')), 'font')
  if (!isGlyphLookup(font)) throw new Error(`pdfkit opened ${path} in a way that is not understood.`)
  return font
}

function isGlyphLookup(font: unknown): font is GlyphLookup {
  return typeof font === 'object' && font !== null && 'hasGlyphForCodePoint' in font
}
