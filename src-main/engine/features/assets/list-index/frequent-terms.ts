import { wordsOf } from '../../../../../src-shared/identity/words.ts'
import { roomFor } from './column-set.ts'

/** A bit for each asset, by its number. */
export type Bits = Uint32Array

/** Terms as FTS5 writes them, and who holds them: often the same assets, as of `"gda"*` and `"gdansk"`. */
export interface TermsHeld {
  terms: string[]
  bits: Bits
}

/** A term that is kept, and those that the same assets hold. */
interface Kept {
  term: string
  with: Holders
  /** the text, by its turn, that was last found to hold it */
  foundIn: number
}
interface Holders {
  held: TermsHeld
  /** of the terms, those that the text of a turn holds */
  found: Kept[]
  foundIn: number
}

/** What is kept of words that begin with some letters: the terms that end there, and how words go on. */
interface Beginning {
  next: Map<number, Beginning>
  word?: Kept
  beginning?: Kept
}

/**
 * Which assets hold a word, or one that begins so, of those that many hold: full text goes through everybody who has one,
 * for each search anew.
 */
export class FrequentTerms {
  readonly all: TermsHeld[]
  readonly #letters: Beginning = { next: new Map() }
  #last: number
  #room: number
  #turn = 0

  /** @param last the highest number of an asset; there are bits for `roomFor` it */
  constructor(all: TermsHeld[], last: number) {
    this.all = all
    this.#last = last
    this.#room = roomFor(last)
    for (const held of all) this.#note(held)
  }

  /** Who holds a term, where that is kept; not to be written to. */
  bitsOf(term: string): Bits | undefined {
    let at: Beginning | undefined = this.#letters
    for (const letter of lettersOf(wordIn(term))) at = at?.next.get(letter)
    return (isBeginning(term) ? at?.beginning : at?.word)?.with.held.bits
  }

  /** @param text as full text has it, or will have it */
  put(row: number, text: string): void {
    if (row >= this.#room) this.#makeRoom(roomFor(row))
    if (row <= this.#last) for (const { bits } of this.all) setBit(bits, row, false)
    this.#last = Math.max(this.#last, row)
    for (const holders of this.#holdersOf(text)) {
      const isAll = holders.found.length === holders.held.terms.length
      const { bits } = isAll ? holders.held : this.#parted(holders)
      setBit(bits, row, true)
    }
  }

  #makeRoom(room: number): void {
    this.#room = room
    for (const held of this.all) {
      const bits = emptyBits(room)
      bits.set(held.bits)
      held.bits = bits
    }
  }

  #note(held: TermsHeld): void {
    const holders = { held, found: [], foundIn: 0 }
    for (const term of held.terms) {
      let at = this.#letters
      for (const letter of lettersOf(wordIn(term))) {
        const next = at.next.get(letter) ?? { next: new Map() }
        at.next.set(letter, next)
        at = next
      }
      at[isBeginning(term) ? 'beginning' : 'word'] = { term, with: holders, foundIn: 0 }
    }
  }

  /** Who holds terms that a text holds, with those terms, each once. */
  #holdersOf(text: string): Holders[] {
    const all: Holders[] = []
    const turn = ++this.#turn
    const note = (kept: Kept | undefined) => {
      if (!kept || kept.foundIn === turn) return
      kept.foundIn = turn
      const { with: holders } = kept
      if (holders.foundIn !== turn) {
        holders.foundIn = turn
        holders.found = []
        all.push(holders)
      }
      holders.found.push(kept)
    }
    for (const word of wordsOf(text)) {
      let at: Beginning | undefined = this.#letters
      for (let letter = 0; letter < word.length && at; letter++) {
        at = at.next.get(word.charCodeAt(letter))
        note(at?.beginning)
      }
      note(at?.word)
    }
    return all
  }

  /** The terms that were found are held by others than the rest of them from now on. */
  #parted({ held, found }: Holders): TermsHeld {
    const terms = found.map(({ term }) => term)
    const parted = { terms, bits: held.bits.slice() }
    held.terms = held.terms.filter((term) => !terms.includes(term))
    this.all.push(parted)
    const holders = { held: parted, found: [], foundIn: 0 }
    for (const kept of found) kept.with = holders
    return parted
  }
}

const isBeginning = (term: string) => term.endsWith('*')
const wordIn = (term: string) => term.split('"')[1] ?? ''
const lettersOf = (word: string) => Array.from({ length: word.length }, (_, at) => word.charCodeAt(at))

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
