import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { connect, type LookupFunction, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import type { TestDoor } from './door-of-test.ts'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

export interface Asked {
  headers?: OutgoingHttpHeaders
  body?: string | Buffer
}

/** Sends a request exactly as it is written: no client mends its path or its headers. */
export function ask(
  { port }: Pick<TestDoor, 'port'>,
  method: string,
  path: string,
  { headers = {}, body }: Asked = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, headers, agent: false }
    const sent = request(options, (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        reject,
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Headers of the window's own requests that change something. */
export const ownHeaders = ({ origin, key }: TestDoor) => ({ origin, 'x-assetwalk-key': key })

/** A connection to the door on which nothing was said yet; it ends with the test. */
export async function connection({ port }: Pick<TestDoor, 'port'>): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  onTestFinished(() => void socket.destroy())
  await new Promise<void>((resolve) => socket.once('connect', resolve))
  return socket
}

/** Everything that the door says on a connection until it ends it. */
export function untilEnd(socket: Socket): Promise<string> {
  let said = ''
  socket.setEncoding('latin1').on('data', (piece: string) => {
    said += piece
  })
  return new Promise((resolve) => socket.once('close', () => resolve(said)))
}

/** Says something on a connection of its own, and hears everything until the door ends it. */
export async function say(door: Pick<TestDoor, 'port'>, request: string): Promise<string> {
  const socket = await connection(door)
  const heard = untilEnd(socket)
  socket.write(request, 'latin1')
  return heard
}

/** The status codes of the answers on a connection. */
export const statusesIn = (heard: string) =>
  [...heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))

/** Finds every name on this machine, as an attacker's own name server can. */
export const hereLookup: LookupFunction = (_name, _options, done) =>
  done(null, [{ address: '127.0.0.1', family: 4 }])

export interface SocketOptions {
  /** undefined: none */
  origin?: string | undefined
  protocols?: string[]
  path?: string
  host?: string
}

/** A web socket as a program opens one that can say of itself what it likes; it ends with the test. */
export function webSocket(door: TestDoor, options: SocketOptions = {}): WebSocket {
  const { origin, protocols, path, host } = {
    ...{
      origin: door.origin,
      protocols: ['assetwalk', `key.${door.key}`],
      path: '/engine',
      host: '127.0.0.1',
    },
    ...options,
  }
  const socket = new WebSocket(`ws://${host}:${door.port}${path}`, protocols, {
    ...(origin === undefined ? {} : { origin }),
    lookup: hereLookup,
  })
  socket.on('error', () => undefined)
  onTestFinished(() => socket.terminate())
  return socket
}

/** 'open', or how it was refused: by the status of an answer, or the code with which it was closed. */
export function outcomeOf(socket: WebSocket): Promise<'open' | number> {
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_request, { statusCode = 0 }) => resolve(statusCode))
    socket.on('close', resolve)
    // an accepted one is asked for life, a refused one is closed before
    socket.on('ping', () => resolve('open'))
  })
}

/** The code with which the door closes a web socket. */
export function closeOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.once('close', resolve))
}
