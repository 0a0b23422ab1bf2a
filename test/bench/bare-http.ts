import { connect, type Socket } from 'node:net'

/** A request as it goes over the wire, made before the clock starts. */
export function wireOf(url: string, path: string, headers: Record<string, string>, body: Uint8Array): Buffer {
  const all = { host: new URL(url).host, ...headers, 'content-length': String(body.byteLength) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`), body])
}

const endOfHead = '\r\n\r\n'

/**
 * A connection that says one thing after the other. Two hundred laptops are two hundred computers: all in one process, a
 * client of HTTP would take from the server the processor that is measured.
 */
export class BareHttp {
  readonly #socket: Socket
  #arrived = Buffer.alloc(0)
  #waiting: PromiseWithResolvers<unknown> | null = null

  constructor(url: string) {
    const { hostname, port } = new URL(url)
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true })
    this.#socket.on('data', (part) => {
      this.#arrived = this.#arrived.length === 0 ? part : Buffer.concat([this.#arrived, part])
      this.#look()
    })
    for (const event of ['error', 'close'])
      this.#socket.on(event, () => this.#waiting?.reject(new Error('the connection has ended')))
  }

  /** @throws Error where the answer is not 200 */
  ask<Answer>(wire: Buffer): Promise<Answer> {
    const waiting = Promise.withResolvers<unknown>()
    this.#waiting = waiting
    this.#socket.write(wire)
    return waiting.promise as Promise<Answer>
  }

  end(): void {
    this.#socket.end()
  }

  #look(): void {
    const end = this.#arrived.indexOf(endOfHead)
    if (end < 0) return
    const head = this.#arrived.toString('latin1', 0, end)
    const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1])
    const begin = end + endOfHead.length
    if (this.#arrived.length < begin + length) return
    const text = this.#arrived.toString('utf8', begin, begin + length)
    this.#arrived = this.#arrived.subarray(begin + length)
    if (head.startsWith('HTTP/1.1 200')) this.#waiting?.resolve(JSON.parse(text))
    else this.#waiting?.reject(new Error(text))
    this.#waiting = null
  }
}
