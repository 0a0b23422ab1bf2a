import type { CaptureMethod } from '../../../../src-shared/features/audits/capture.ts'

/** Milliseconds between two characters below which no person types. */
const fasterThanFingers = 35
const fewestCharacters = 3

/** Tells a scanner, which types a code at machine speed, from a person. */
export class KeyRhythm {
  #first = 0
  #last = 0
  #count = 0

  /** @param at milliseconds, of any clock */
  key(at: number): void {
    if (this.#count === 0) this.#first = at
    this.#last = at
    this.#count++
  }

  /** How the code that just ended came in; the next key begins another. */
  end(): CaptureMethod {
    const pause = this.#count > 1 ? (this.#last - this.#first) / (this.#count - 1) : Number.POSITIVE_INFINITY
    const isScanner = this.#count >= fewestCharacters && pause < fasterThanFingers
    this.#count = 0
    return isScanner ? 'scanner' : 'typed'
  }
}

/** The codes of a pasted text: one a line. */
export function codesOfText(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
