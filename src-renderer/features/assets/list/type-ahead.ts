/** Milliseconds without a key after which a new text begins. */
const pause = 1000

/** Gathers the signs that somebody types one after the other to jump in a list. */
export class TypeAhead {
  #text = ''
  #at = Number.NEGATIVE_INFINITY

  /** Whether a text was begun a moment ago, so that the next sign belongs to it. @param at milliseconds of any clock */
  isUnderWay(at: number): boolean {
    return this.#text !== '' && at - this.#at < pause
  }

  /** Adds a sign. @returns the text so far */
  add(sign: string, at: number): string {
    this.#text = this.isUnderWay(at) ? this.#text + sign : sign
    this.#at = at
    return this.#text
  }

  end(): void {
    this.#text = ''
  }
}
