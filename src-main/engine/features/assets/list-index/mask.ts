import type { Condition } from './condition.ts'
import { longer } from './kept-column.ts'
import { SpareRows } from './spare-rows.ts'

/** The rows that a list shows: 1 for each, by number; kept right as rows change. */
export class Mask {
  readonly #conditions: readonly Condition[]
  #rows: Uint8Array
  #count = 0

  /**
   * @param exists 1 for each row that there is
   * @param hits the rows that a search found; null: there is no search
   * @param spare where the array comes from
   */
  constructor(
    exists: Uint8Array,
    conditions: readonly Condition[],
    hits: Iterable<number> | null,
    spare = new SpareRows(),
  ) {
    this.#conditions = conditions
    this.#rows = spare.take(exists.length)
    if (hits === null) this.#rows.set(exists)
    else this.#rows.fill(0)
    for (const row of hits ?? []) this.#rows[row] = exists[row] as number
    for (const condition of conditions) condition.narrow(this.#rows)
    this.#count = countOf(this.#rows)
  }

  get rows(): Uint8Array {
    return this.#rows
  }

  get count(): number {
    return this.#count
  }

  /** A row is new or has other values; of no use where a search took part. */
  change(row: number, room: number): void {
    if (row >= this.#rows.length) this.#rows = longer(this.#rows, room)
    const was = this.#rows[row] as number
    const is = this.#conditions.every(({ isMetBy }) => isMetBy(row)) ? 1 : 0
    this.#rows[row] = is
    this.#count += is - was
  }
}

/** So many ones are counted in each byte of a word, whose sign stays free. */
const mostOfByte = 127

/** How many ones there are among noughts: four bytes are counted at a time. */
function countOf(rows: Uint8Array): number {
  const words = new Uint32Array(rows.buffer, rows.byteOffset, rows.length >> 2)
  let count = 0
  for (let at = 0; at < words.length; ) {
    const end = Math.min(words.length, at + mostOfByte)
    let sums = 0
    for (; at < end; at++) sums += words[at] as number
    count += (sums & 0xff) + ((sums >>> 8) & 0xff) + ((sums >>> 16) & 0xff) + (sums >>> 24)
  }
  for (let row = words.length << 2; row < rows.length; row++) count += rows[row] as number
  return count
}
