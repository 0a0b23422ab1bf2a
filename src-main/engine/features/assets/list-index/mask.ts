import { longer } from './column-set.ts'
import type { Condition } from './condition.ts'

/** The rows that a list shows: 1 for each, by number; kept right as rows change. */
export class Mask {
  readonly #conditions: readonly Condition[]
  #rows: Uint8Array
  #count = 0

  /**
   * @param exists 1 for each row that there is
   * @param hits the rows that a search found; null: there is no search
   */
  constructor(exists: Uint8Array, conditions: readonly Condition[], hits: Iterable<number> | null) {
    this.#conditions = conditions
    this.#rows = hits ? new Uint8Array(exists.length) : exists.slice()
    if (hits) for (const row of hits) this.#rows[row] = exists[row] as number
    for (const condition of conditions) condition.narrow(this.#rows)
    let count = 0
    for (let row = 0; row < this.#rows.length; row++) count += this.#rows[row] as number
    this.#count = count
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
