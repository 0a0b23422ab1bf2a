/**
 * Has so many things done at once at most, in the order in which they were asked for. A body that waits for its turn waits
 * packed: read and taken apart, the pushes of two hundred laptops are a hundred megabytes, which V8 would carry around.
 */
export class Turns {
  readonly #most: number
  readonly #waiting: (() => void)[] = []
  #taken = 0

  constructor(most: number) {
    this.#most = most
  }

  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#taken < this.#most) this.#taken++
    else await new Promise<void>((turn) => this.#waiting.push(turn))
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#taken--
    }
  }
}
