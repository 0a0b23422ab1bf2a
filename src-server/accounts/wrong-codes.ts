import { refused } from '../refusal-error.ts'

const minute = 60_000
const mostPerMinute = 20

/** Counts codes that were not known, so that nobody tries them out; 80 bits would take longer than anybody has. */
export class WrongCodes {
  #since = Number.NEGATIVE_INFINITY
  #count = 0

  /** @throws TOO_MANY_TRIES */
  assertFew(now: string): void {
    const at = Date.parse(now)
    if (at - this.#since >= minute) {
      this.#since = at
      this.#count = 0
    }
    if (this.#count >= mostPerMinute)
      throw refused('TOO_MANY_TRIES', { seconds: Math.ceil((this.#since + minute - at) / 1000) })
  }

  note(): void {
    this.#count++
  }
}
