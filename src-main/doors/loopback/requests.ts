import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { openOutgoing, receiveStaged } from '../../engine/files.ts'
import {
  bodilessHeaders,
  outgoingHeaders,
  textHeaders,
  windowFile,
  windowFileHeaders,
} from '../window-files.ts'
import { ByteLimit, TooLarge } from './byte-limit.ts'
import type { Door } from './door.ts'
import { isReading } from './guard.ts'
import { keyHeader, ticketHeader } from './names.ts'
import { openingPage, openingPolicy } from './opening-page.ts'
import { isOfOtherUser } from './peer-user.ts'

const foldersWithKey = ['staging', 'outgoing', 'tickets']

/** Answers the HTTP of the loopback door: the window's files, files to the engine and from it, tickets and keys. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
): Promise<void> {
  try {
    // Another form of target would name a host of its own beside the one in the headers.
    const [path] = (request.url ?? '').split('?', 1)
    if (!path?.startsWith('/')) return refuse(response, 400)
    if (!door.guard.isFromHere(request)) return refuse(response, 403)
    const [folder = '', ...rest] = path.slice(1).split('/')
    if (foldersWithKey.includes(folder)) await answerWithKey(request, response, door, folder, rest)
    else await answerAnybody(request, response, door, path)
  } catch {
    if (response.headersSent) response.destroy()
    else refuse(response, 500)
  }
}

async function answerWithKey(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  folder: string,
  [id = '', ...more]: string[],
): Promise<void> {
  if (!door.keys.knows(request.headers[keyHeader])) return refuse(response, 401)
  door.strangers.know(request.socket)
  if (more.length > 0) return refuse(response, 404)
  switch (`${request.method} ${folder}`) {
    case 'PUT staging':
      return await takeIn(request, response, door, id)
    case 'GET outgoing':
      return await handOut(response, door, id)
    case 'POST tickets':
      return id === '' ? tell(response, door.tickets.issue()) : refuse(response, 404)
  }
  refuse(response, 405)
}

async function answerAnybody(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  path: string,
): Promise<void> {
  if (path === '/open' && request.method === 'POST') return await exchange(request, response, door)
  if (!isReading(request)) return refuse(response, 405)
  if (path === '/open') return showOpeningPage(response)
  await showWindow(response, door, path)
}

async function takeIn(
  request: IncomingMessage,
  response: ServerResponse,
  { engine, limits }: Door,
  id: string,
): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > limits.file) return refuse(response, 413)
  const limited = new ByteLimit(limits.file)
  request.once('error', (error) => limited.destroy(error))
  try {
    const isTaken = await receiveStaged(engine.dataFolder, id, request.pipe(limited))
    refuse(response, isTaken ? 204 : 404)
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error
    refuse(response, 413)
  }
}

async function handOut(response: ServerResponse, { engine }: Door, id: string): Promise<void> {
  const file = await openOutgoing(engine.dataFolder, id)
  if (!file) return refuse(response, 404)
  response.writeHead(200, outgoingHeaders(file.size))
  await pipeline(file.bytes, response)
  await file.taken()
}

async function exchange(request: IncomingMessage, response: ServerResponse, door: Door): Promise<void> {
  if (await isOfOtherUser(request.socket)) return refuse(response, 403)
  const key = door.tickets.exchange(String(request.headers[ticketHeader]))
  if (key === null) refuse(response, 410)
  else tell(response, key)
}

function showOpeningPage(response: ServerResponse): void {
  const nonce = newNonce()
  response
    .writeHead(200, textHeaders('text/html; charset=utf-8', openingPolicy(nonce)))
    .end(openingPage(nonce))
}

async function showWindow(
  response: ServerResponse,
  { windowFolder, guard }: Door,
  path: string,
): Promise<void> {
  const nonce = newNonce()
  const file = await windowFile(windowFolder, path, nonce)
  if (!file) return refuse(response, 404)
  response.writeHead(200, windowFileHeaders(file, nonce, [guard.webSocketSource]))
  response.end(file.body)
}

const newNonce = () => randomBytes(16).toString('base64')

function tell(response: ServerResponse, secret: string): void {
  response.writeHead(200, textHeaders('text/plain; charset=utf-8')).end(secret)
}

/** Answers with a status alone. Where a body comes that nobody will read, the connection ends with the answer. */
export function refuse(response: ServerResponse, status: number): void {
  const { headers } = response.req
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  if (hasBody && status >= 400) response.setHeader('connection', 'close')
  response.writeHead(status, bodilessHeaders()).end()
}
