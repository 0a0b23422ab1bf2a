import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { webSocketTransport } from '../../engine/web-socket-transport.ts'
import { answerBare } from './bare-answer.ts'
import type { Door } from './door.ts'
import { keyProtocol, keyRefused, protocol } from './names.ts'

export interface WebSockets {
  /** Closes those that were opened with this key. */
  endKey: (key: string) => void
  end: () => void
}

/** Takes web socket connections to the engine, from this origin and with a key; those whose other side is gone end. */
export function takeWebSockets(server: Server, door: Door): WebSockets {
  const { limits, guard, keys, strangers, engine } = door
  const keyOf = new Map<WebSocket, string>()
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.message,
    perMessageDeflate: false,
    handleProtocols: () => protocol,
  })
  sockets.on('wsClientError', (_error, socket) => answerBare(socket, 400))

  server.on('upgrade', (request, socket: Socket, head) => {
    if (request.url !== '/engine' || !guard.isFromHere(request)) return answerBare(socket, 403)
    sockets.handleUpgrade(request, socket, head, (client) => {
      client.on('error', () => client.terminate())
      const key = keyIn(request)
      if (!keys.knows(key)) return refuse(client, socket)
      strangers.know(socket)
      keyOf.set(client, key)
      client.once('close', () => keyOf.delete(client))
      engine.attach(webSocketTransport(client))
    })
  })

  /** It has to be a web socket to hear why it is none; one that does not go then is ended. */
  function refuse(client: WebSocket, socket: Socket): void {
    client.close(keyRefused, 'key refused')
    socket.setTimeout(limits.headWithin, () => socket.destroy())
  }

  const stopAsking = askForLife(sockets, limits.heartbeat)
  return {
    endKey: (key) => {
      for (const [client, other] of keyOf) if (other === key) client.close(keyRefused, 'key refused')
    },
    end: () => {
      stopAsking()
      for (const client of sockets.clients) client.terminate()
    },
  }
}

/** The key in `Sec-WebSocket-Protocol: assetwalk, key.…`; none where there is more than one. */
function keyIn({ headers }: IncomingMessage): string | undefined {
  const protocols = headers['sec-websocket-protocol']?.split(',').map((one) => one.trim()) ?? []
  const [key, another] = protocols.filter((one) => one.startsWith(keyProtocol))
  return another === undefined ? key?.slice(keyProtocol.length) : undefined
}

/** Pings every web socket, and ends those that did not answer the last ping. */
function askForLife(sockets: WebSocketServer, heartbeat: number): () => void {
  const asked = new WeakSet<WebSocket>()
  const ask = (client: WebSocket) => {
    if (asked.has(client)) return client.terminate()
    asked.add(client)
    client.once('pong', () => asked.delete(client))
    client.ping()
  }
  const timer = setInterval(() => sockets.clients.forEach(ask), heartbeat)
  return () => clearInterval(timer)
}
