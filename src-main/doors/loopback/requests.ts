import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Engine } from '../../engine/engine.ts'
import { openOutgoing, receiveStaged } from '../../engine/files.ts'
import { bodilessHeaders, outgoingHeaders, windowFile, windowFileHeaders } from '../window-files.ts'
import type { Guard } from './guard.ts'

interface Served {
  engine: Engine
  windowFolder: string
}

const keyHeader = 'x-assetwalk-key'
const largestFile = 4 * 1024 ** 3

/** Answers the HTTP of the loopback door: static files of the window, files to the engine and files from it. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  served: Served,
  guard: Guard,
): Promise<void> {
  const pathname = URL.parse(request.url ?? '/', 'http://127.0.0.1')?.pathname
  if (pathname === undefined) return refuse(response, 400)
  const [, folder, id = ''] = pathname.split('/')
  try {
    if (!guard.isFromHere(request, 'origin if given')) return refuse(response, 403)
    const isFile = folder === 'staging' || folder === 'outgoing'
    if (isFile && !guard.knowsKey(request.headers[keyHeader])) return refuse(response, 401)
    if (folder === 'staging' && request.method === 'PUT') return await takeIn(request, response, served, id)
    if (folder === 'outgoing' && request.method === 'GET') return await handOut(response, served, id)
    if (!isFile && (request.method === 'GET' || request.method === 'HEAD'))
      return await showWindow(response, served, guard, pathname)
    refuse(response, 405)
  } catch {
    if (!response.headersSent) refuse(response, 500)
    else response.destroy()
  }
}

async function takeIn(
  request: IncomingMessage,
  response: ServerResponse,
  { engine }: Served,
  id: string,
): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > largestFile) return refuse(response, 413)
  const isTaken = await receiveStaged(engine.dataFolder, id, request)
  refuse(response, isTaken ? 204 : 404)
}

async function handOut(response: ServerResponse, { engine }: Served, id: string): Promise<void> {
  const file = await openOutgoing(engine.dataFolder, id)
  if (!file) return refuse(response, 404)
  response.writeHead(200, outgoingHeaders(file.size))
  await pipeline(file.bytes, response)
  await file.taken()
}

async function showWindow(
  response: ServerResponse,
  { windowFolder }: Served,
  guard: Guard,
  pathname: string,
): Promise<void> {
  const nonce = randomBytes(16).toString('base64')
  const file = await windowFile(windowFolder, pathname, nonce)
  if (!file) return refuse(response, 404)
  response.writeHead(200, windowFileHeaders(file, nonce, [guard.webSocketSource]))
  response.end(file.body)
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, bodilessHeaders()).end()
}
