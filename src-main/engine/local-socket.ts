import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { WebSocket, WebSocketServer } from 'ws'
import type { Transport } from '../../src-shared/wire/transport.ts'
import { webSocketTransport } from './web-socket-transport.ts'

/** The longest socket path that every system takes; a longer one fails with EINVAL. */
const longestPath = 100

const pointerFile = (dataFolder: string) => join(dataFolder, 'engine.sock.path')

/**
 * Lets programs of the same user reach the engine of a data folder: a socket in it with mode 0600, or a named pipe on
 * Windows. Where the path is too long, the socket lies in a private temporary folder and the data folder points to it.
 */
export async function listenOnLocalSocket(
  dataFolder: string,
  onClient: (transport: Transport) => void,
): Promise<{ close: () => Promise<void> }> {
  const { path, remove } = placeToListen(dataFolder)
  // To import it by name loads all of `fetch`, at every start of an engine.
  const { createServer } = process.getBuiltinModule('node:http')
  const server = createServer((_request, response) => response.writeHead(426).end())
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  sockets.on('connection', (socket) => onClient(webSocketTransport(socket)))
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(path, done)
  })
  if (process.platform !== 'win32') chmodSync(path, 0o600)
  return {
    close: async () => {
      for (const socket of sockets.clients) socket.terminate()
      await new Promise<void>((done) => sockets.close(() => server.close(() => done())))
      remove()
    },
  }
}

/** Connects to the engine of a data folder; rejects when none is there. */
export async function connectToLocalSocket(dataFolder: string): Promise<Transport> {
  const path = placeToConnect(dataFolder)
  if (process.platform !== 'win32' && !existsSync(path)) throw new Error('no engine runs on this data folder')
  // The path is handed over as it is: in an address, which ws could take it from, a space or a % would be another one.
  const socket = new WebSocket('ws://localhost/', {
    perMessageDeflate: false,
    createConnection: () => connect(path),
  })
  await new Promise<void>((done, fail) => {
    socket.once('open', done)
    socket.once('error', fail)
  })
  return webSocketTransport(socket)
}

function placeToListen(dataFolder: string): { path: string; remove: () => void } {
  if (process.platform === 'win32') return { path: pipeName(dataFolder), remove: () => {} }
  const inFolder = join(resolve(dataFolder), 'engine.sock')
  rmSync(pointerFile(dataFolder), { force: true })
  rmSync(inFolder, { force: true })
  if (Buffer.byteLength(inFolder) <= longestPath)
    return { path: inFolder, remove: () => rmSync(inFolder, { force: true }) }
  const path = join(mkdtempSync(join(tmpdir(), 'assetwalk-')), 'engine.sock')
  writeFileSync(pointerFile(dataFolder), path, { mode: 0o600 })
  return {
    path,
    remove: () => {
      rmSync(pointerFile(dataFolder), { force: true })
      rmSync(dirname(path), { recursive: true, force: true })
    },
  }
}

function placeToConnect(dataFolder: string): string {
  if (process.platform === 'win32') return pipeName(dataFolder)
  if (existsSync(pointerFile(dataFolder))) return readFileSync(pointerFile(dataFolder), 'utf8')
  return join(resolve(dataFolder), 'engine.sock')
}

function pipeName(dataFolder: string): string {
  const name = createHash('sha256').update(resolve(dataFolder).toLowerCase()).digest('hex').slice(0, 32)
  return `\\\\.\\pipe\\assetwalk-${name}`
}
