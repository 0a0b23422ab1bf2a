import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { Engine } from '../../engine/engine.ts'
import { webSocketTransport } from '../../engine/web-socket-transport.ts'
import { Guard } from './guard.ts'
import { answerRequest } from './requests.ts'

export interface LoopbackOptions {
  engine: Engine
  /** folder of the built window */
  windowFolder: string
  /** 0: any free one */
  port: number
  /** secret that every client has to know; random if not given */
  key?: string
}

export interface Loopback {
  /** what to open in a browser; the key stands behind the #, which is never sent */
  url: string
  close: () => Promise<void>
}

const largestFrame = 1_048_576
const headersWithin = 10_000

/**
 * Serves the window to a browser on this machine: the same window and the same engine, where Electron is not to be had.
 * Binds 127.0.0.1 only; every request must name that host, come from that origin and, beside the static files, know the
 * key.
 */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const key = options.key ?? randomBytes(32).toString('base64url')
  const server = createServer({ headersTimeout: headersWithin, requestTimeout: 0, maxHeaderSize: 16_384 })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const guard = new Guard(port, key)
  server.on('request', (request, response) => void answerRequest(request, response, options, guard))

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestFrame,
    perMessageDeflate: false,
    handleProtocols: () => 'assetwalk',
  })
  server.on('upgrade', (request, socket, head) => {
    if (!guard.isFromHere(request, 'origin required') || request.url !== '/engine') {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      if (guard.knowsKey(protocolKey(request.headers['sec-websocket-protocol'])))
        options.engine.attach(webSocketTransport(client))
      else client.close(keyRefused, 'key refused')
    })
  })

  return {
    url: `http://127.0.0.1:${port}/#key=${key}`,
    close: async () => {
      for (const client of sockets.clients) client.terminate()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** Close code by which the window knows that its key is of another run. */
const keyRefused = 4401

/** The key in `Sec-WebSocket-Protocol: assetwalk, key.…`: a browser can send no other header with a WebSocket. */
function protocolKey(protocols: string | undefined): string | undefined {
  return protocols
    ?.split(',')
    .map((protocol) => protocol.trim())
    .find((protocol) => protocol.startsWith('key.'))
    ?.slice('key.'.length)
}
