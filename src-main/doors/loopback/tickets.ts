import { type Keys, newSecret, sha256 } from './keys.ts'

interface Ticket {
  issuedAt: number
  /** the key that it was exchanged for */
  key: string | null
}

/**
 * Tickets stand in an address where others may read it: on the command line of a browser, which every user of the
 * machine sees. One is exchanged for a key once, soon after it was made. If it comes again within its time, somebody
 * else has read it, and nobody can tell who came first: the key that it gave is revoked.
 */
export class Tickets {
  readonly #keys: Keys
  readonly #lifetime: number
  readonly #onTwice: (key: string) => void
  readonly #tickets = new Map<string, Ticket>()

  /**
   * @param lifetime milliseconds
   * @param onTwice hears of a ticket that came again, with the key that was revoked
   */
  constructor(keys: Keys, lifetime: number, onTwice: (key: string) => void) {
    this.#keys = keys
    this.#lifetime = lifetime
    this.#onTwice = onTwice
  }

  issue(): string {
    this.#forgetOld()
    const ticket = newSecret()
    this.#tickets.set(nameOf(ticket), { issuedAt: performance.now(), key: null })
    return ticket
  }

  /** @returns a key; null for a ticket that was used before, has run out or never was */
  exchange(ticket: string): string | null {
    this.#forgetOld()
    const found = this.#tickets.get(nameOf(ticket))
    if (!found) return null
    if (found.key === null) {
      found.key = this.#keys.issue()
      return found.key
    }
    this.#keys.revoke(found.key)
    this.#onTwice(found.key)
    return null
  }

  #forgetOld(): void {
    const oldest = performance.now() - this.#lifetime
    for (const [name, { issuedAt }] of this.#tickets) if (issuedAt <= oldest) this.#tickets.delete(name)
  }
}

/** Looked up by its hash, so that the time a look-up takes says nothing of the ticket. */
const nameOf = (ticket: string) => sha256(ticket).toString('hex')
