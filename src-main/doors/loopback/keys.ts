import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A secret that nobody guesses, of letters that stand in an address as they are. */
export const newSecret = () => randomBytes(32).toString('base64url')

export const sha256 = (text: string) => createHash('sha256').update(text).digest()

/** The keys that this door knows: the one that is printed, and one for each window that was opened with a ticket. */
export class Keys {
  readonly #hashes = new Set<Buffer>()

  /** Makes a key that opens the door from now on. */
  issue(): string {
    const key = newSecret()
    this.#hashes.add(sha256(key))
    return key
  }

  /** Compares in constant time, with every key, whichever fits. */
  knows(key: string | string[] | undefined): key is string {
    if (typeof key !== 'string') return false
    const hash = sha256(key)
    return [...this.#hashes].map((known) => timingSafeEqual(known, hash)).includes(true)
  }

  revoke(key: string): void {
    const hash = sha256(key)
    for (const known of this.#hashes) if (known.equals(hash)) this.#hashes.delete(known)
  }
}
