import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** What a network does to the bytes of one connection. */
export interface Weather {
  /** bytes, of both ways together, after which the connection is cut; null: never */
  cutAfter: number | null
  /** the byte, of both ways together, of which one bit is turned; null: none */
  corruptAt: number | null
  /** milliseconds by which each piece comes later */
  delay: number
  /** milliseconds without a piece after which it is cut, as where a damaged length has both sides wait; null: never */
  cutIdle: number | null
}

const fair: Weather = { cutAfter: null, corruptAt: null, delay: 0, cutIdle: null }

/** A TCP proxy before a server: it cuts, delays and corrupts as each connection's weather says, and counts bytes. */
export interface CuttingProxy {
  url: string
  /** bytes that were carried in both directions, HTTP headers included */
  carried: number
  /** what happened so far */
  cuts: number
  corruptions: number
  /** Where connections go from now on. */
  target: string
  /** Ends the connections that there are: those that follow have the weather of then. */
  cutAll: () => void
  close: () => Promise<void>
}

/** @param weatherOf of the next connection */
export async function startCuttingProxy(
  target: string,
  weatherOf: () => Partial<Weather> = () => ({}),
): Promise<CuttingProxy> {
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const { hostname, port } = new URL(proxy.target)
    const far = connect(Number(port), hostname)
    const weather = { ...fair, ...weatherOf() }
    let passed = 0
    const cut = () => {
      near.destroy()
      far.destroy()
    }
    if (weather.cutIdle !== null) near.setTimeout(weather.cutIdle, cut)
    const carry = (from: Socket, to: Socket) => {
      sockets.add(from)
      let last = Promise.resolve()
      from.on('data', (piece: Buffer) => {
        const begun = passed
        passed += piece.length
        proxy.carried += piece.length
        const { cutAfter, corruptAt, delay } = weather
        if (corruptAt !== null && begun <= corruptAt && corruptAt < passed) {
          piece[corruptAt - begun] = (piece[corruptAt - begun] ?? 0) ^ 1
          proxy.corruptions++
        }
        const isCut = cutAfter !== null && passed >= cutAfter
        if (isCut && begun < cutAfter) proxy.cuts++
        const kept = isCut ? piece.subarray(0, Math.max(0, cutAfter - begun)) : piece
        last = last
          .then(() => (delay > 0 ? new Promise((over) => setTimeout(over, delay)) : undefined))
          .then(() => {
            if (!to.destroyed) to.write(kept)
            if (isCut) setImmediate(cut)
          })
      })
      from.on('end', () => void last.then(() => to.end()))
      from.on('error', cut)
      from.on('close', () => {
        sockets.delete(from)
        void last.then(() => to.destroy())
      })
    }
    carry(near, far)
    carry(far, near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const proxy: CuttingProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    carried: 0,
    cuts: 0,
    corruptions: 0,
    target,
    cutAll: () => {
      for (const socket of sockets) socket.destroy()
    },
    close: async () => {
      proxy.cutAll()
      await new Promise((closed) => server.close(closed))
    },
  }
  return proxy
}
