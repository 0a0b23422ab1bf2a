import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Engine } from '../../engine/engine.ts'
import { answerBare } from './bare-answer.ts'
import type { Door } from './door.ts'
import { Guard } from './guard.ts'
import { Keys } from './keys.ts'
import { type Limits, usualLimits } from './limits.ts'
import { answerRequest, refuse } from './requests.ts'
import { Strangers } from './strangers.ts'
import { Tickets } from './tickets.ts'
import { takeWebSockets } from './web-sockets.ts'

export interface LoopbackOptions {
  engine: Engine
  /** folder of the built window */
  windowFolder: string
  /** 0: any free one */
  port: number
  /** other limits than the usual ones, for tests */
  limits?: Partial<Limits>
  /** an address that opened a window came a second time: somebody else has read it */
  onTicketUsedTwice?: () => void
}

export interface Loopback {
  /** what to open in a browser; the key stands behind the #, which is never sent */
  url: string
  /** An address that opens the window once and soon, for a command line, which others see. */
  openingUrl: () => string
  close: () => Promise<void>
}

/**
 * Serves the window to a browser on this machine: the same window and the same engine, where Electron is not to be had.
 * Binds 127.0.0.1 only; every request must name that host, come from that origin and, beside the static files, know a
 * key.
 */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { engine, windowFolder, onTicketUsedTwice } = options
  const limits = { ...usualLimits, ...options.limits }
  const server = await listen(options.port, limits)
  const { port } = server.address() as AddressInfo

  const keys = new Keys()
  const guard = new Guard(port)
  const tickets = new Tickets(keys, limits.ticket, (key) => {
    sockets.endKey(key)
    onTicketUsedTwice?.()
  })
  const strangers = new Strangers(limits.strangers)
  const door: Door = { engine, windowFolder, limits, guard, keys, tickets, strangers }
  server.on('connection', (socket) => strangers.meet(socket))
  answerRequests(server, door)
  const sockets = takeWebSockets(server, door)

  return {
    url: `${guard.origin}/#key=${keys.issue()}`,
    openingUrl: () => openingUrl(guard.origin, tickets.issue()),
    close: async () => {
      sockets.end()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** The address that exchanges a ticket for a key and goes on to the window. */
export const openingUrl = (origin: string, ticket: string) => `${origin}/open#ticket=${ticket}`

async function listen(port: number, { head, headWithin, standstill, unused }: Limits): Promise<Server> {
  const server = createServer({
    maxHeaderSize: head,
    headersTimeout: headWithin,
    connectionsCheckingInterval: Math.ceil(headWithin / 4),
    requestTimeout: 0,
    keepAliveTimeout: unused,
    requireHostHeader: false, // the guard refuses what names no host, with the headers of every answer
  })
  server.timeout = standstill
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return server
}

function answerRequests(server: Server, door: Door): void {
  const answering = new WeakSet<Socket>()
  server.on('request', (request, response) => {
    answering.add(request.socket)
    response.once('close', () => answering.delete(request.socket))
    void answerRequest(request, response, door)
  })
  server.on('checkExpectation', (_request, response) => refuse(response, 417))
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || answering.has(socket)) socket.destroy()
    else answerBare(socket, statusOf(error.code))
  })
}

/** Codes of what Node cannot read as a request (HPE_…: llhttp). */
function statusOf(code: string | undefined): number {
  if (code === 'HPE_HEADER_OVERFLOW') return 431
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408
  return 400
}
