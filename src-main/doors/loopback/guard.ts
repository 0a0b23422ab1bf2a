import type { IncomingMessage } from 'node:http'

/** Tells the window's own requests from those of other pages: what a browser says of a request, no page can change. */
export class Guard {
  readonly #host: string
  readonly origin: string

  constructor(port: number) {
    this.#host = `127.0.0.1:${port}`
    this.origin = `http://${this.#host}`
  }

  /** The source of the web socket for the policy of pages, for browsers in which 'self' does not cover it. */
  get webSocketSource(): string {
    return `ws://${this.#host}`
  }

  /**
   * Whether a request names this host, once (a rebound DNS name does not), and comes from this origin. A browser leaves
   * the Origin of a GET out; of everything that changes something, and of a web socket, it must be there.
   */
  isFromHere(request: IncomingMessage): boolean {
    const hosts = request.headersDistinct.host ?? []
    if (hosts.length !== 1 || hosts[0] !== this.#host) return false
    const { origin } = request.headers
    if (origin === undefined) return isReading(request) && !isOfOtherSite(request)
    return origin === this.origin
  }
}

/** Whether a request only asks to be shown something. */
export function isReading({ method, headers }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && headers.upgrade === undefined
}

/**
 * Whether a page of elsewhere wants this as a part of itself. A link to the window is followed all the same: the window
 * that it opens has no key. Browsers that do not say so (fetch metadata, W3C) are held by the other headers.
 */
function isOfOtherSite({ headers }: IncomingMessage): boolean {
  const { 'sec-fetch-site': site, 'sec-fetch-dest': destination } = headers
  const isOwn = site === undefined || site === 'same-origin' || site === 'none'
  return !isOwn && destination !== 'document'
}
