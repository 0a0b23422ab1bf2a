import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import { join } from 'node:path'
import { type AdminOrder, adminOrder } from './admin-orders.ts'

/** Through which whoever may read the data folder orders something of the server that runs on it. */
const socketOf = (dataFolder: string) =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\assetwalk-server-${Buffer.from(dataFolder).toString('hex').slice(-60)}`
    : join(dataFolder, 'admin.sock')

export class AlreadyRunning extends Error {}

/**
 * Listens on the socket of a data folder, for its user alone.
 * @param answer what is answered to an order, as JSON
 * @throws AlreadyRunning where another server does
 */
export async function openAdminSocket(
  dataFolder: string,
  answer: (order: AdminOrder) => Promise<unknown>,
): Promise<Server> {
  const path = socketOf(dataFolder)
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  if ((await askServer(dataFolder, { order: 'running' })) !== null) throw new AlreadyRunning()
  if (process.platform !== 'win32') rmSync(path, { force: true })
  const server = createServer((asked, answered) => {
    const parts: Buffer[] = []
    asked.on('data', (part: Buffer) => parts.push(part))
    asked.on('end', () => {
      void Promise.resolve()
        .then(() => answer(adminOrder.parse(JSON.parse(Buffer.concat(parts).toString()))))
        .then(
          (said) => answered.end(JSON.stringify(said)),
          (error: Error) => answered.writeHead(400).end(JSON.stringify({ error: error.message })),
        )
    })
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(path, listening)
  })
  if (process.platform !== 'win32') chmodSync(path, 0o600)
  return server
}

/**
 * Gives an order to the server that runs on a data folder.
 * @returns null where none runs
 */
export function askServer(dataFolder: string, order: AdminOrder): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asking = request({ socketPath: socketOf(dataFolder), method: 'POST', path: '/' }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const said = JSON.parse(Buffer.concat(parts).toString()) as { error?: string }
        if (answer.statusCode === 200) resolve(said)
        else reject(new Error(said.error))
      })
      answer.on('error', reject)
    })
    asking.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'ENOENT' || code === 'ECONNREFUSED') resolve(null)
      else reject(new Error(`the socket of the server cannot be used: ${code}`))
    })
    asking.end(JSON.stringify(order))
  })
}
