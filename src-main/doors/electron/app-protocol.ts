import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { protocol } from 'electron'
import { openOutgoing, receiveStaged } from '../../engine/files.ts'
import { bodilessHeaders, outgoingHeaders, windowFile, windowFileHeaders } from '../window-files.ts'
import { appHost, appScheme } from './app-origin.ts'
import { log } from './desktop-log.ts'
import { windowFolder } from './places.ts'

/** Makes `app:` an origin like https. Only before Electron is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true }
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }])
}

/**
 * Serves the window, and the files that go to the engine of the data folder and come from it.
 * @param dataFolder the one that is worked on when somebody asks
 */
export function serveApp(dataFolder: () => string): void {
  protocol.handle(appScheme, (request) =>
    answer(request, dataFolder()).catch((error: unknown) => {
      log.bug('request of the window', error)
      return plain(500)
    }),
  )
}

async function answer(request: Request, dataFolder: string): Promise<Response> {
  const { host, pathname } = new URL(request.url)
  if (host !== appHost) return plain(403)
  const [, folder, id = ''] = pathname.split('/')
  if (folder === 'staging') return request.method === 'PUT' ? takeIn(request, dataFolder, id) : plain(405)
  if (folder === 'outgoing') return request.method === 'GET' ? handOut(dataFolder, id) : plain(405)
  return request.method === 'GET' || request.method === 'HEAD' ? showWindow(pathname) : plain(405)
}

async function takeIn(request: Request, dataFolder: string, id: string): Promise<Response> {
  const bytes = request.body ? Readable.from(request.body) : Readable.from([])
  return plain((await receiveStaged(dataFolder, id, bytes)) ? 204 : 404)
}

async function handOut(dataFolder: string, id: string): Promise<Response> {
  const file = await openOutgoing(dataFolder, id)
  if (!file) return plain(404)
  file.bytes.once('end', () => void file.taken())
  return new Response(Readable.toWeb(file.bytes) as ReadableStream, {
    headers: outgoingHeaders(file.size),
  })
}

async function showWindow(pathname: string): Promise<Response> {
  const nonce = randomBytes(16).toString('base64')
  const file = await windowFile(windowFolder, pathname, nonce)
  if (!file) return plain(404)
  const body = typeof file.body === 'string' ? file.body : new Uint8Array(file.body)
  return new Response(body, { headers: windowFileHeaders(file, nonce) })
}

function plain(status: number): Response {
  return new Response(null, { status, headers: bodilessHeaders() })
}
