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

/** Few letters join, in few texts. */
const mostJoined = 2000

/**
 * Lays out plain Latin text from pairs of letters, each laid out once: tags have few letters, and no two tags are the
 * same. Letters that come out as something else than themselves, side by side (a ligature), are laid out together, with
 * the letter before and the one after.
 * @param lay lays out a text of a script; undefined: the one that the text has
 */
export class LatinLayout<Glyph> {
  readonly #lay: Lay<Glyph>
  readonly #known = new Map<number, Letter<Glyph> | null>()
  readonly #joined = new Map<string, Letter<Glyph>[] | null>()

  constructor(lay: Lay<Glyph>) {
    this.#lay = lay
  }

  /** The width of a text, in units of the font. */
  advanceOf(text: string): number {
    const letters = isPlain(text) ? this.#letters(text) : null
    if (letters === null) return advanceOf(this.#lay(text, undefined))
    return letters.reduce((advance, { position }) => advance + position.xAdvance, 0)
  }

  layout(text: string): LaidText<Glyph> {
    const letters = isPlain(text) ? this.#letters(text) : null
    if (letters === null) return this.#lay(text, undefined)
    return {
      glyphs: letters.map(({ glyph }) => glyph),
      positions: letters.map(({ position }) => position),
    }
  }

  /** The letters of a plain text; null where it has to be laid out whole. */
  #letters(text: string): Letter<Glyph>[] | null {
    const script = scriptOf(text)
    const pairs: (Letter<Glyph> | null)[] = []
    for (let at = 0; at < text.length; at++) pairs.push(this.#letter(text, at, script))
    const letters: Letter<Glyph>[] = []
    for (let at = 0; at < text.length; ) {
      const letter = pairs[at]
      if (letter && pairs[at + 1] !== null) {
        letters.push(letter)
        at++
        continue
      }
      let after = at + 1
      while (pairs[after - 1] === null || pairs[after] === null) after++
      const joined = this.#joinedLetters(text.slice(at, after + 1), after < text.length, script)
      if (joined === null) return null
      letters.push(...joined)
      at = after
    }
    return letters
  }

  /**
   * Letters that join, laid out together.
   * @param hasAfter whether the last of them is the letter after, which is not wanted
   * @returns null where that one joins, too
   */
  #joinedLetters(text: string, hasAfter: boolean, script: string | undefined): Letter<Glyph>[] | null {
    const key = `${script} ${hasAfter} ${text}`
    let letters = this.#joined.get(key)
    if (letters === undefined) {
      const { glyphs, positions } = this.#lay(text, script)
      letters = positions.map((position, n) => ({ glyph: glyphs[n] as Glyph, position }))
      if (hasAfter && letters.pop()?.glyph !== this.#letter(text, text.length - 1, script)?.glyph)
        letters = null
      if (this.#joined.size >= mostJoined) this.#joined.clear()
      this.#joined.set(key, letters)
    }
    return letters
  }

  /** A letter as it stands before the one after it, or at the end; null where it cannot be said. */
  #letter(text: string, at: number, script: string | undefined): Letter<Glyph> | null {
    const key = pairKey(text.charCodeAt(at), text.charCodeAt(at + 1), script)
    let letter = this.#known.get(key)
    if (letter === undefined) {
      letter = this.#newLetter(text.slice(at, at + 2), script)
      this.#known.set(key, letter)
    }
    return letter
  }

  #newLetter(pair: string, script: string | undefined): Letter<Glyph> | null {
    const { glyphs, positions } = this.#lay(pair, script)
    const [glyph, second] = glyphs
    const [position, secondPosition] = positions
    if (glyph === undefined || !position || glyphs.length !== pair.length) return null
    if (pair.length === 2) {
      const [alone, next] = [...pair].map((sign) => this.#letter(sign, 0, script))
      const isApart =
        glyph === alone?.glyph && second === next?.glyph && isSame(secondPosition, next?.position)
      if (!isApart) return null
    }
    return { glyph, position }
  }
}

/** @param second NaN behind the last letter of a text */
const pairKey = (first: number, second: number, script: string | undefined) =>
  ((script === undefined ? 0 : 1) << 14) | (first << 7) | second

const isSame = (one: LaidText['positions'][number] | undefined, other: typeof one) =>
  one?.xAdvance === other?.xAdvance && one?.xOffset === other?.xOffset && one?.yOffset === other?.yOffset
