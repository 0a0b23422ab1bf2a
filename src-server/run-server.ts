import { once } from 'node:events'
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { z } from 'zod'
import { roles } from '../src-shared/contract/rights.ts'
import { isSetUp, makeCode } from './accounts/enrol-codes.ts'
import { openAdminSocket } from './admin/admin-socket.ts'
import type { ServerDatabase } from './database/server-database.ts'
import { serverApp } from './http/server-app.ts'
import type { serverLog } from './http/server-log.ts'
import { openServerDatabase } from './open-server-database.ts'
import type { ServerTools } from './server-tools.ts'

/** How long a code lets somebody in that an administrator made. */
export const codeHours = 24
/** Milliseconds for a whole request to arrive; a body of megabytes over a telephone takes a while. */
const requestTimeout = 120_000
const headersTimeout = 10_000

const adminOrder = z.discriminatedUnion('order', [
  z.object({ order: z.literal('running') }),
  z.object({ order: z.literal('invite'), role: z.enum(roles) }),
])

export interface RunningServer {
  url: string
  /** only of a server that was never set up */
  setUpCode: string | null
  /** Answers what has begun, takes nothing more, and ends. */
  close: () => Promise<void>
}

/**
 * Runs the server on a data folder.
 * @throws AlreadyRunning
 */
export async function runServer(options: {
  dataFolder: string
  databaseUrl: string | null
  host: string
  port: number
  tools: ServerTools
  log: ReturnType<typeof serverLog>
}): Promise<RunningServer> {
  const { dataFolder, databaseUrl, host, port, tools, log } = options
  // The socket is taken first: nobody else may have the database open.
  const opened = Promise.withResolvers<ServerDatabase>()
  const admin = await openAdminSocket(dataFolder, async (asked) => {
    const order = adminOrder.parse(asked)
    if (order.order === 'running') return {}
    const { role } = order
    const code = (await opened.promise).transaction((session) =>
      makeCode(session, { role, hours: codeHours }, tools),
    )
    return { code: await code }
  })
  opened.resolve(openServerDatabase(dataFolder, databaseUrl, tools))
  const database = await opened.promise.catch((error: unknown) => {
    admin.close()
    throw error
  })
  const setUpCode = await database.transaction(async (session) =>
    (await isSetUp(session)) ? null : makeCode(session, { role: 'administrator', hours: null }, tools),
  )
  const app = serverApp({ database, tools, log })
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: { requestTimeout, headersTimeout },
  }) as Server
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  const at = typeof address === 'object' && address !== null ? address.port : port
  log.note('started')
  return {
    url: `http://${host}:${at}`,
    setUpCode,
    close: async () => {
      await Promise.all([server, admin].map((one) => new Promise((closed) => one.close(closed))))
      await database.close()
      log.note('ended')
    },
  }
}
