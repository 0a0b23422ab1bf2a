import { refused } from '../refusal-error.ts'

const minute = 60_000
const mostPerMinute = 20
/** More addresses than that share one count: whoever has so many shall not fill the memory with them. */
const mostAddresses = 10_000
const others = 'others'

/**
 * Counts codes that were not known by where they come from, so that nobody tries them out, and nobody who does keeps
 * others out; 80 bits would take longer than anybody has.
 */
export class WrongCodes {
  #since = Number.NEGATIVE_INFINITY
  readonly #counts = new Map<string, number>()

  /** @throws TOO_MANY_TRIES */
  assertFew(address: string, now: string): void {
    const at = Date.parse(now)
    if (at - this.#since >= minute) {
      this.#since = at
      this.#counts.clear()
    }
    if ((this.#counts.get(this.#keyOf(address)) ?? 0) >= mostPerMinute)
      throw refused('TOO_MANY_TRIES', { seconds: Math.ceil((this.#since + minute - at) / 1000) })
  }

  note(address: string): void {
    const key = this.#keyOf(address)
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
  }

  #keyOf(address: string): string {
    return this.#counts.has(address) || this.#counts.size < mostAddresses ? address : others
  }
}
