/**
 * An array by number of the row that nobody needs any more, kept for the next one: to get memory from the system takes a
 * list longer than to filter a million assets.
 */
export class SpareRows {
  #spare: Uint8Array | undefined

  /** An array of some content, which is to be written over. */
  take(length: number): Uint8Array {
    const spare = this.#spare
    this.#spare = undefined
    return spare?.length === length ? spare : new Uint8Array(length)
  }

  /** Whoever has asked for it a moment ago may still look into it, as long as nothing else is awaited. */
  giveBack(rows: Uint8Array): void {
    setImmediate(() => {
      this.#spare = rows
    })
  }
}
