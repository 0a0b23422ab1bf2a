/** What is used of a laid out text of fontkit; lengths in units of the font. */
export interface LaidText<Glyph = unknown> {
  glyphs: Glyph[]
  positions: { xAdvance: number; xOffset: number; yOffset: number }[]
}

type Lay<Glyph> = (text: string, script: string | undefined) => LaidText<Glyph>
type Letter<Glyph> = { glyph: Glyph; position: LaidText['positions'][number] }

const latin = /[A-Za-z]/
const plain = /^[\x20-\x7e]*$/
/** Signs and digits have no script of their own, and follow that of the letters beside them. */
const scriptOf = (text: string) => (latin.test(text) ? 'latn' : undefined)
/** The width of a laid out text, in units of the font. */
export const advanceOf = ({ positions }: LaidText): number =>
  positions.reduce((advance, { xAdvance }) => advance + xAdvance, 0)

/** Whether a text is of nothing but printable ASCII. */
export const isPlain = (text: string): boolean => plain.test(text)

/**
 * Lays out plain Latin text from pairs of letters, each laid out once: tags have few letters, and no two tags are the
 * same. A pair that comes out as something else than its two letters, side by side (a ligature), has its text laid out
 * whole.
 * @param lay lays out a text of a script; undefined: the one that the text has
 */
export class LatinLayout<Glyph> {
  readonly #lay: Lay<Glyph>
  readonly #known = new Map<string, Letter<Glyph> | null>()

  constructor(lay: Lay<Glyph>) {
    this.#lay = lay
  }

  /** The width of a text, in units of the font. */
  advanceOf(text: string): number {
    if (!isPlain(text)) return advanceOf(this.#lay(text, undefined))
    const script = scriptOf(text)
    let advance = 0
    for (let at = 0; at < text.length; at++) {
      const letter = this.#letter(text.slice(at, at + 2), script)
      if (letter === null) return advanceOf(this.#lay(text, undefined))
      advance += letter.position.xAdvance
    }
    return advance
  }

  layout(text: string): LaidText<Glyph> {
    if (!isPlain(text)) return this.#lay(text, undefined)
    const script = scriptOf(text)
    const laid: LaidText<Glyph> = { glyphs: [], positions: [] }
    for (let at = 0; at < text.length; at++) {
      const letter = this.#letter(text.slice(at, at + 2), script)
      if (letter === null) return this.#lay(text, undefined)
      laid.glyphs.push(letter.glyph)
      laid.positions.push(letter.position)
    }
    return laid
  }

  /** The first letter of a pair as it stands before the second, or alone; null where it cannot be said. */
  #letter(pair: string, script: string | undefined): Letter<Glyph> | null {
    const key = `${script} ${pair}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const { glyphs, positions } = this.#lay(pair, script)
    const [glyph, second] = glyphs
    const [position, secondPosition] = positions
    let letter: Letter<Glyph> | null = null
    if (glyph !== undefined && position && glyphs.length === pair.length) letter = { glyph, position }
    if (letter && pair.length === 2) {
      const [alone, next] = [...pair].map((sign) => this.#letter(sign, script))
      const isApart =
        glyph === alone?.glyph && second === next?.glyph && isSame(secondPosition, next?.position)
      if (!isApart) letter = null
    }
    this.#known.set(key, letter)
    return letter
  }
}

const isSame = (one: LaidText['positions'][number] | undefined, other: typeof one) =>
  one?.xAdvance === other?.xAdvance && one?.xOffset === other?.xOffset && one?.yOffset === other?.yOffset
