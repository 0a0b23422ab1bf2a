import { join } from 'node:path'
import type { Role } from '../src-shared/contract/rights.ts'
import { isSetUp, makeCode } from './accounts/enrol-codes.ts'
import { sitesNamed } from './accounts/sites.ts'
import { adminApp } from './admin/admin-app.ts'
import { openAdminSocket } from './admin/admin-socket.ts'
import { ContentStore } from './contents/content-store.ts'
import type { ServerDatabase, Session } from './database/server-database.ts'
import { type Listening, listen, type TlsFiles } from './http/listen.ts'
import { serverApp } from './http/server-app.ts'
import type { serverLog } from './http/server-log.ts'
import { ServerMetrics } from './metrics/server-metrics.ts'
import { openServerDatabase } from './open-server-database.ts'
import type { ServerTools } from './server-tools.ts'

/** How long a code lets somebody in that an administrator made. */
const codeHours = 24
/** Milliseconds that what has begun may take when the server is to end; `docker stop` kills after ten seconds. */
const grace = 8000

export interface ServerSettings {
  dataFolder: string
  /** null: PGlite in the data folder */
  databaseUrl: string | null
  /** where contents are kept; null: in the data folder */
  filesFolder: string | null
  host: string
  port: number
  tls: TlsFiles | null
  trustedProxies: readonly string[]
  /** where metrics are told; null: nowhere */
  admin: { host: string; port: number } | null
}

export interface RunningServer {
  url: string
  /** where metrics are told */
  adminUrl: string | null
  /** only of a server that was never set up */
  setUpCode: string | null
  reloadTls: () => void
  /** Answers what has begun, takes nothing more, and ends. */
  close: () => Promise<void>
}

/** Makes a code that lets a device in, to sites by name or id; null: to everything. @throws SITE_UNKNOWN */
export async function inviteWith(
  session: Session,
  { role, sites }: { role: Role; sites: readonly string[] | null },
  tools: ServerTools,
): Promise<string> {
  return makeCode(
    session,
    { role, hours: codeHours, sites: sites && (await sitesNamed(session, sites)) },
    tools,
  )
}

/**
 * Runs the server on a data folder.
 * @throws AlreadyRunning, ProxyInvalid
 */
export async function runServer(
  settings: ServerSettings,
  { tools, log }: { tools: ServerTools; log: ReturnType<typeof serverLog> },
): Promise<RunningServer> {
  const { dataFolder, databaseUrl, trustedProxies } = settings
  const metrics = new ServerMetrics()
  // The socket is taken first: nobody else may have the database open.
  const opened = Promise.withResolvers<ServerDatabase>()
  const socket = await openAdminSocket(dataFolder, async (order) => {
    if (order.order === 'running') return {}
    const code = (await opened.promise).transaction((session) => inviteWith(session, order, tools))
    return { code: await code }
  })
  opened.resolve(openServerDatabase(dataFolder, databaseUrl, tools, (sqlState) => metrics.retried(sqlState)))
  const listening: Listening[] = []
  const end = async () => {
    await Promise.all(listening.map((one) => one.close(grace)))
    await new Promise((closed) => socket.close(closed))
    await opened.promise.then(
      (database) => database.close(),
      () => undefined,
    )
    metrics.close()
  }
  try {
    const database = await opened.promise
    const setUpCode = await database.transaction(async (session) =>
      (await isSetUp(session))
        ? null
        : makeCode(session, { role: 'administrator', hours: null, sites: null }, tools),
    )
    let isStopping = false
    const contents = new ContentStore(settings.filesFolder ?? join(dataFolder, 'files'))
    const app = serverApp({
      ...{ database, tools, log, metrics, contents, trustedProxies },
      isStopping: () => isStopping,
    })
    const server = await listen(app, settings)
    listening.push(server)
    if (settings.admin) listening.push(await listen(adminApp(metrics), { ...settings.admin, tls: null }))
    log.note('started')
    return {
      url: server.url,
      adminUrl: listening[1]?.url ?? null,
      setUpCode,
      reloadTls: server.reloadTls,
      close: async () => {
        isStopping = true
        await end()
        log.note('ended')
      },
    }
  } catch (error) {
    await end()
    throw error
  }
}
