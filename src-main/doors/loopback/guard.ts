import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const sha256 = (text: string) => createHash('sha256').update(text).digest()

/** Tells the window's own requests from those of other pages and programs. */
export class Guard {
  readonly #host: string
  readonly #keyHash: Buffer

  constructor(port: number, key: string) {
    this.#host = `127.0.0.1:${port}`
    this.#keyHash = sha256(key)
  }

  /**
   * Whether a request names this host (a rebound DNS name does not) and comes from this origin. A browser leaves the
   * Origin of plain GETs out; where it must be there, say so.
   */
  isFromHere(request: IncomingMessage, need: 'origin required' | 'origin if given'): boolean {
    const { host, origin } = request.headers
    if (host !== this.#host) return false
    return origin === undefined ? need === 'origin if given' : origin === `http://${this.#host}`
  }

  /** Compares in constant time. */
  knowsKey(key: string | string[] | undefined): boolean {
    return typeof key === 'string' && timingSafeEqual(sha256(key), this.#keyHash)
  }

  /** The WebSocket source of the policy, for browsers in which 'self' does not cover it. */
  get webSocketSource(): string {
    return `ws://${this.#host}`
  }
}
