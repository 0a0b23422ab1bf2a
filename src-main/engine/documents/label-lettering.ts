import PDFDocument from 'pdfkit'
import { splitRuns } from './font-runs.ts'
import type { FontFiles, Weight } from './fonts.ts'
import { Bitmap } from './label-bitmap.ts'
import { fillOutline, type PathCommand, stepOfPath } from './label-outline.ts'
import { type LaidText, LatinLayout } from './latin-layout.ts'

interface OutlineGlyph {
  path: { commands: PathCommand[] }
}

/** What is used of a font of fontkit, in units of the font. */
interface OutlineFont {
  unitsPerEm: number
  hasGlyphForCodePoint(codePoint: number): boolean
  layout(text: string, features?: undefined, script?: string): LaidText<OutlineGlyph>
}

interface Stretch {
  font: OutlineFont
  laid: LaidText<OutlineGlyph>
}

/** The dots of a letter, and where they begin beside the point on the baseline at which it stands. */
interface DrawnLetter {
  bitmap: Bitmap
  left: number
  top: number
}

/** Draws text in dots with the faces of documents, for printers that have no letters but Latin ones. */
export class Lettering {
  readonly #document = new PDFDocument({ font: '', autoFirstPage: false })
  readonly #files: FontFiles
  readonly #fonts = new Map<string, OutlineFont>()
  readonly #layouts = new Map<OutlineFont, LatinLayout<OutlineGlyph>>()
  readonly #letters = new WeakMap<readonly PathCommand[], Map<number, DrawnLetter>>()
  readonly #stretches = new Map<string, Stretch[]>()

  constructor(files: FontFiles) {
    this.#files = files
  }

  /** Width of a line, in the unit of its size. */
  widthOf(text: string, size: number, weight: Weight): number {
    return this.#stretchesOf(text, weight).reduce((width, stretch) => width + emsOf(stretch) * size, 0)
  }

  readonly measure = (text: string, size: number, weight: Weight): number => this.widthOf(text, size, weight)

  /** Draws a line with its baseline at `baseline`, from `x` to the right; all in dots. */
  draw(bitmap: Bitmap, text: string, x: number, baseline: number, size: number, weight: Weight): void {
    let left = x
    for (const { font, laid } of this.#stretchesOf(text, weight)) {
      const scale = size / font.unitsPerEm
      for (const [index, { path }] of laid.glyphs.entries()) {
        const position = laid.positions[index] ?? { xAdvance: 0, xOffset: 0, yOffset: 0 }
        const at = left + position.xOffset * scale
        const letter = this.#letter(path.commands, scale, font.unitsPerEm)
        const top = Math.round(baseline - position.yOffset * scale) + letter.top
        bitmap.put(letter.bitmap, Math.round(at) + letter.left, top)
        left += position.xAdvance * scale
      }
    }
  }

  /** The outline of a line as the path of an SVG, its baseline at `baseline`; all in one unit. */
  outline(text: string, x: number, baseline: number, size: number, weight: Weight): string {
    let [left, path] = [x, '']
    for (const { font, laid } of this.#stretchesOf(text, weight)) {
      const scale = size / font.unitsPerEm
      for (const [index, { path: letter }] of laid.glyphs.entries()) {
        const position = laid.positions[index] ?? { xAdvance: 0, xOffset: 0, yOffset: 0 }
        const [originX, originY] = [left + position.xOffset * scale, baseline - position.yOffset * scale]
        for (const { command, args } of letter.commands)
          path += stepOfPath({
            command,
            args: args.map((value, at) =>
              at % 2 === 0 ? hundredths(originX + value * scale) : hundredths(originY - value * scale),
            ),
          })
        left += position.xAdvance * scale
      }
    }
    return path
  }

  /** Drawn with an em of room around it, of which what is dark is kept; the same letters come again and again. */
  #letter(path: readonly PathCommand[], scale: number, unitsPerEm: number): DrawnLetter {
    const sizes = this.#letters.get(path) ?? new Map<number, DrawnLetter>()
    this.#letters.set(path, sizes)
    let letter = sizes.get(scale)
    if (!letter) {
      const em = Math.ceil(scale * unitsPerEm)
      const whole = new Bitmap(3 * em, 2 * em)
      fillOutline(whole, path, scale, em, em)
      const { bitmap, left, top } = whole.cropped()
      letter = { bitmap, left: left - em, top: top - em }
      sizes.set(scale, letter)
    }
    return letter
  }

  #stretchesOf(text: string, weight: Weight): Stretch[] {
    const key = `${weight} ${text}`
    const known = this.#stretches.get(key)
    if (known) return known
    const paths = this.#files[weight]
    const faces = paths.map((path) => ({
      has: (code: number) => this.#font(path).hasGlyphForCodePoint(code),
    }))
    const stretches = splitRuns(text, faces).map((run) => {
      const font = this.#font(paths[run.face] ?? '')
      return { font, laid: this.#layoutOf(font).layout(run.text) }
    })
    if (this.#stretches.size > mostKept) this.#stretches.clear()
    this.#stretches.set(key, stretches)
    return stretches
  }

  #layoutOf(font: OutlineFont): LatinLayout<OutlineGlyph> {
    let layout = this.#layouts.get(font)
    if (!layout) {
      layout = new LatinLayout((text, script) => font.layout(text, undefined, script))
      this.#layouts.set(font, layout)
    }
    return layout
  }

  /** pdfkit reads font files, and has no public way to what it read. */
  #font(path: string): OutlineFont {
    let font = this.#fonts.get(path)
    if (!font) {
      this.#document.font(path)
      const read: unknown = Reflect.get(Object(Reflect.get(this.#document, '_font')), 'font')
      if (!isOutlineFont(read)) throw new Error(`pdfkit opened ${path} in a way that is not understood.`)
      font = read
      this.#fonts.set(path, font)
    }
    return font
  }
}

/** Models and organisations come again and again, tags do not: more would only be kept from the garbage collector. */
const mostKept = 64

const hundredths = (length: number) => Math.round(length * 100) / 100

const emsOf = ({ font, laid }: Stretch) =>
  laid.positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) / font.unitsPerEm

function isOutlineFont(font: unknown): font is OutlineFont {
  return typeof font === 'object' && font !== null && 'layout' in font && 'unitsPerEm' in font
}
