import { wordsOf } from '../../../../../src-shared/identity/words.ts'

/** A bit for each asset, by its number. */
export type Bits = Uint32Array

/** Terms as FTS5 writes them, and who holds them: often the same assets, as of `"gda"*` and `"gdansk"`. */
export interface TermsHeld {
  terms: string[]
  bits: Bits
}

interface Kept {
  term: string
  with: TermsHeld
}

/**
 * Which assets hold a word, or one that begins so, of those that many hold: full text goes through everybody who has one,
 * for each search anew.
 */
export class FrequentTerms {
  readonly all: TermsHeld[]
  readonly #words = new Map<string, Kept>()
  readonly #beginnings = new Map<string, Kept>()
  #longestBeginning = 0

  constructor(all: TermsHeld[]) {
    this.all = all
    for (const held of all) this.#note(held)
  }

  /** Who holds a term, where that is kept; not to be written to. */
  bitsOf(term: string): Bits | undefined {
    return (isBeginning(term) ? this.#beginnings : this.#words).get(wordIn(term))?.with.bits
  }

  /** @param text as full text has it, or will have it */
  put(row: number, text: string): void {
    const found = this.#termsIn(text)
    for (const { bits } of this.all) setBit(bits, row, false)
    for (const [held, terms] of found) {
      const { bits } = terms.length === held.terms.length ? held : this.#parted(held, terms)
      setBit(bits, row, true)
    }
  }

  makeRoom(room: number): void {
    for (const held of this.all) {
      const bits = emptyBits(room)
      bits.set(held.bits)
      held.bits = bits
    }
  }

  #note(held: TermsHeld): void {
    for (const term of held.terms) {
      const word = wordIn(term)
      if (isBeginning(term)) this.#longestBeginning = Math.max(this.#longestBeginning, word.length)
      const kept = isBeginning(term) ? this.#beginnings : this.#words
      kept.set(word, { term, with: held })
    }
  }

  /** The terms that a text holds of those that are kept. */
  #termsIn(text: string): Map<TermsHeld, string[]> {
    const found = new Map<TermsHeld, string[]>()
    const note = (kept: Kept | undefined) => {
      const terms = kept && found.get(kept.with)
      if (terms) terms.push(kept.term)
      else if (kept) found.set(kept.with, [kept.term])
    }
    const beginnings = new Set<string>()
    for (const word of new Set(wordsOf(text))) {
      note(this.#words.get(word))
      for (let letters = Math.min(word.length, this.#longestBeginning); letters > 0; letters--)
        beginnings.add(word.slice(0, letters))
    }
    for (const beginning of beginnings) note(this.#beginnings.get(beginning))
    return found
  }

  /** Some terms are held by others than the rest of them from now on. */
  #parted(held: TermsHeld, terms: string[]): TermsHeld {
    const parted = { terms, bits: held.bits.slice() }
    held.terms = held.terms.filter((term) => !terms.includes(term))
    this.all.push(parted)
    this.#note(parted)
    return parted
  }
}

const isBeginning = (term: string) => term.endsWith('*')
const wordIn = (term: string) => term.split('"')[1] ?? ''

export const emptyBits = (room: number): Bits => new Uint32Array((room + 31) >>> 5)

export const hasBit = (bits: Bits, row: number): boolean => ((bits[row >>> 5] ?? 0) & (1 << (row & 31))) !== 0

export function setBit(bits: Bits, row: number, is: boolean): void {
  const at = row >>> 5
  const bit = 1 << (row & 31)
  bits[at] = is ? (bits[at] ?? 0) | bit : (bits[at] ?? 0) & ~bit
}

/** The first numbers of those that have a bit. */
export function firstNumbers(bits: Bits, limit: number): number[] {
  const numbers: number[] = []
  for (let at = 0; at < bits.length && numbers.length < limit; at++)
    for (let left = bits[at] as number; left !== 0 && numbers.length < limit; left &= left - 1)
      numbers.push((at << 5) + 31 - Math.clz32(left & -left))
  return numbers
}
