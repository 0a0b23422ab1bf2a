import type { Measure, PlacedLine } from '../../../../../src-shared/features/labels/place-lines.ts'
import type { FontFiles } from '../../../documents/fonts.ts'
import { Bitmap } from '../../../documents/label-bitmap.ts'
import { Lettering } from '../../../documents/label-lettering.ts'
import { ditheredLogo } from '../logo/draw-logo.ts'
import type { Logo } from '../logo/logo.ts'
import { graphicField } from './zpl-graphic.ts'

/** A line of text as a graphic; lengths in dots, as it is read. */
interface DrawnLine {
  graphic: string
  width: number
  height: number
  /** how far its baseline lies below its top */
  above: number
}

/** Of its size, what letters take above and below their baseline. */
const [ascent, descent] = [0.95, 0.3]
/** Models and organisations come again and again, tags do not: more would only be kept from the garbage collector. */
const mostKept = 64

/** Draws lines of text for a printer, each that comes again once. */
export class LineDrawer {
  readonly #lettering: Lettering
  readonly #logos = new Map<string, string>()
  readonly #drawn = new Map<string, DrawnLine>()

  constructor(files: FontFiles) {
    this.#lettering = new Lettering(files)
  }

  readonly measure: Measure = (text, size, weight) => this.#lettering.widthOf(text, size, weight)

  /** @param line in dots */
  drawn(line: PlacedLine, turned: boolean): DrawnLine {
    const key = `${line.weight} ${line.size} ${turned} ${line.text}`
    let drawn = this.#drawn.get(key)
    if (!drawn) {
      drawn = this.#draw(line, turned)
      if (this.#drawn.size >= mostKept) this.#drawn.clear()
      this.#drawn.set(key, drawn)
    }
    return drawn
  }

  /** A logo as a graphic; the same one comes on every label. */
  logo(logo: Logo, { width, height }: { width: number; height: number }, turned: boolean): string {
    const key = `logo ${width} ${height} ${turned}`
    const known = this.#logos.get(key)
    if (known !== undefined) return known
    const bitmap = ditheredLogo(logo, width, height)
    const graphic = graphicField(turned ? bitmap.turned() : bitmap)
    this.#logos.set(key, graphic)
    return graphic
  }

  #draw({ text, size, weight }: PlacedLine, turned: boolean): DrawnLine {
    const above = Math.floor(size * ascent)
    const width = Math.max(1, Math.floor(this.#lettering.widthOf(text, size, weight)))
    const bitmap = new Bitmap(width, above + Math.floor(size * descent))
    this.#lettering.draw(bitmap, text, 0, above, size, weight)
    return { graphic: graphicField(turned ? bitmap.turned() : bitmap), width, height: bitmap.height, above }
  }
}
