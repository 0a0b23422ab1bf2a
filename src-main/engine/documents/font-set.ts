import { type Coverage, type Run, splitRuns } from './font-runs.ts'
import type { FontFiles, Weight } from './fonts.ts'
import { type OpenedFont, openFont } from './opened-font.ts'
import { TextOperators } from './text-operators.ts'

export interface TextStyle {
  /** points */
  size: number
  weight?: Weight
  /** `#rrggbb`; black if absent */
  color?: string
}

interface Face extends Coverage {
  /** Makes it the current face of the document. */
  use(): void
  /** width of a text, in parts of its size */
  emsOf(text: string): number
}

/** Words of a report come again and again; of ten thousand tags none does, and all of them would only be kept. */
const mostKept = 2000

/** The faces of one PDF document: chooses a face for each run of text, measures it, and draws it. Files are read when first needed. */
export class FontSet {
  /** every character that no face has, and that was therefore measured or drawn as a replacement */
  readonly missing = new Set<string>()
  readonly #document: PDFKit.PDFDocument
  readonly #operators: TextOperators
  readonly #faces: Readonly<Record<Weight, readonly Face[]>>
  readonly #ems: Readonly<Record<Weight, Map<string, number>>> = { regular: new Map(), bold: new Map() }
  readonly #split: Readonly<Record<Weight, Map<string, Run[]>>> = { regular: new Map(), bold: new Map() }
  #colored: { page: PDFKit.PDFPage; color: string } | undefined

  constructor(document: PDFKit.PDFDocument, files: FontFiles) {
    this.#document = document
    this.#operators = new TextOperators(document)
    const open = (path: string) => new LazyFace(document, path)
    this.#faces = { regular: files.regular.map(open), bold: files.bold.map(open) }
  }

  /** Width of a text on one line, in points. */
  widthOf(text: string, { size, weight = 'regular' }: TextStyle): number {
    const ems = this.#ems[weight]
    let em = ems.get(text)
    if (em === undefined) {
      em = this.#measure(text, weight)
      if (ems.size >= mostKept) ems.clear()
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
      this.#faceOf(run, weight).use()
      this.#operators.draw(run.text, left, baseline, size)
      if (index < runs.length - 1) left += this.widthOf(run.text, style)
    }
  }

  /** Draws one line of text that ends at `right`. */
  drawRight(text: string, right: number, baseline: number, style: TextStyle): void {
    this.draw(text, right - this.widthOf(text, style), baseline, style)
  }

  #measure(text: string, weight: Weight): number {
    return this.#runs(text, weight).reduce((em, run) => em + this.#faceOf(run, weight).emsOf(run.text), 0)
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

  #faceOf(run: Run, weight: Weight): Face {
    const face = this.#faces[weight][run.face]
    if (!face) throw new Error(`No font file is given for the weight ${weight}.`)
    return face
  }
}

class LazyFace implements Face {
  readonly #document: PDFKit.PDFDocument
  readonly #path: string
  readonly #known = new Map<number, boolean>()
  #font: OpenedFont | undefined

  constructor(document: PDFKit.PDFDocument, path: string) {
    this.#document = document
    this.#path = path
  }

  has(codePoint: number): boolean {
    let has = this.#known.get(codePoint)
    if (has === undefined) {
      has = this.#opened().hasGlyphForCodePoint(codePoint)
      this.#known.set(codePoint, has)
    }
    return has
  }

  emsOf(text: string): number {
    return this.#opened().emsOf(text)
  }

  use(): void {
    this.#opened()
    this.#document.font(this.#path)
  }

  #opened(): OpenedFont {
    if (!this.#font) {
      this.#font = openFont(this.#path)
      // pdfkit takes an opened font, its types do not know it
      Reflect.apply(this.#document.registerFont, this.#document, [this.#path, this.#font])
    }
    return this.#font
  }
}
