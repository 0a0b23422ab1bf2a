import { uuidV7 } from '../../src-shared/identity/uuid-v7.ts'

/** Numbers that follow from a seed (mulberry32): the same seed makes the same world on every machine. */
export class Seeded {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** from 0 to below 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** a whole number from 0 to below `count` */
  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** @throws where there is nothing to choose from */
  oneOf<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('nothing to choose from')
    return item
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.below(256))
  }
}

/** The clock of a world: it goes on with everything that asks for the time. */
export class SeededClock {
  #milliseconds = Date.parse('2026-11-02T08:00:00.000Z')

  /** @param ahead milliseconds by which whoever asks has a wrong clock */
  now(ahead = 0): string {
    this.#milliseconds += 7
    return new Date(this.#milliseconds + ahead).toISOString()
  }

  pass(milliseconds: number): void {
    this.#milliseconds += milliseconds
  }
}

export function idsOf(seeded: Seeded, clock: SeededClock): () => string {
  return () => uuidV7(Date.parse(clock.now()), seeded.bytes(10))
}
