/** How packed ids go from thread to thread. */
export interface PackedIdParts {
  words: Uint32Array
  slots: Uint32Array
  size: number
}

const wordsOfId = 4
const leastSlots = 64

/**
 * Many ids (UUIDs), each with a code from 1 on: 16 bytes for each and a few for the table by which it is found, where a
 * text in a map takes more than a hundred.
 */
export class PackedIds {
  #words: Uint32Array
  /** codes by hash, open addressing; 0 is free */
  #slots: Uint32Array
  #size: number

  constructor({ words, slots, size }: PackedIdParts) {
    this.#words = words
    this.#slots = slots
    this.#size = size
  }

  static empty(): PackedIds {
    return new PackedIds({
      words: new Uint32Array(leastSlots * wordsOfId),
      slots: new Uint32Array(leastSlots),
      size: 1,
    })
  }

  get parts(): PackedIdParts {
    return { words: this.#words, slots: this.#slots, size: this.#size }
  }

  /** One more than the highest code. */
  get size(): number {
    return this.#size
  }

  /** The id of a code; null for 0. */
  valueAt(code: number): string | null {
    return code === 0 ? null : textOf(this.#words, code * wordsOfId)
  }

  /** The code of an id; undefined where it has none. */
  codeOf(id: string | number): number | undefined {
    if (!readWords(String(id))) return undefined
    return this.#slots[this.#slotOf()] || undefined
  }

  /** @throws Error where it is no UUID */
  add(id: string | number): number {
    if (!readWords(String(id))) throw new Error(`not an id: ${id}`)
    if (2 * this.#size >= this.#slots.length) this.#grow()
    const code = this.#size++
    this.#words.set(asked, code * wordsOfId)
    this.#slots[this.#slotOf()] = code
    return code
  }

  /** For each code the one that the same id has among others; 0 where it has none. */
  codesIn(others: PackedIds): Uint32Array {
    const codes = new Uint32Array(this.#size)
    for (let code = 1; code < this.#size; code++) {
      for (let word = 0; word < wordsOfId; word++)
        asked[word] = this.#words[code * wordsOfId + word] as number
      codes[code] = others.#slots[others.#slotOf()] as number
    }
    return codes
  }

  /** The slot of the id that was read last, or the free one where it belongs. */
  #slotOf(): number {
    const last = this.#slots.length - 1
    for (let slot = hashed(asked, 0) & last; ; slot = (slot + 1) & last) {
      const code = this.#slots[slot] as number
      if (code === 0 || isAsked(this.#words, code * wordsOfId)) return slot
    }
  }

  #grow(): void {
    const words = new Uint32Array(this.#words.length * 2)
    words.set(this.#words)
    const slots = new Uint32Array(this.#slots.length * 2)
    const last = slots.length - 1
    for (let code = 1; code < this.#size; code++) {
      let slot = hashed(words, code * wordsOfId) & last
      while (slots[slot] !== 0) slot = (slot + 1) & last
      slots[slot] = code
    }
    this.#words = words
    this.#slots = slots
  }
}

/** The words of the id that was read last. */
const asked = new Uint32Array(wordsOfId)

const digits = new Int8Array(128).fill(-1)
for (let digit = 0; digit < 16; digit++) {
  digits[digit.toString(16).charCodeAt(0)] = digit
}
const dash = '-'.charCodeAt(0)
const isDashed = Uint8Array.from({ length: 36 }, (_, at) => ([8, 13, 18, 23].includes(at) ? 1 : 0))
const lengthOfId = isDashed.length

/** Reads a UUID, in the small letters in which this program writes it, into `asked`; false where it is none. */
function readWords(id: string): boolean {
  if (id.length !== lengthOfId) return false
  let word = 0
  let count = 0
  for (let at = 0; at < lengthOfId; at++) {
    const sign = id.charCodeAt(at)
    if (isDashed[at] === 1) {
      if (sign !== dash) return false
      continue
    }
    const digit = sign < digits.length ? (digits[sign] as number) : -1
    if (digit < 0) return false
    word = (word << 4) | digit
    if ((++count & 7) === 0) asked[(count >> 3) - 1] = word
  }
  return true
}

/** The last words of an id are random. */
const hashed = (words: Uint32Array, at: number) =>
  (words[at + 3] as number) ^ Math.imul(words[at + 2] as number, 0x9e3779b1)

function isAsked(words: Uint32Array, at: number): boolean {
  for (let word = wordsOfId - 1; word >= 0; word--) if (words[at + word] !== asked[word]) return false
  return true
}

const bytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const byteOf = (word: number, shift: number) => bytes[(word >>> shift) & 255] as string

function textOf(words: Uint32Array, at: number): string {
  const one = words[at] as number
  const two = words[at + 1] as number
  const three = words[at + 2] as number
  const four = words[at + 3] as number
  return `${whole(one)}-${half(two, 16)}-${half(two, 0)}-${half(three, 16)}-${half(three, 0)}${whole(four)}`
}
const whole = (word: number) => half(word, 16) + half(word, 0)
const half = (word: number, shift: number) => byteOf(word, shift + 8) + byteOf(word, shift)
