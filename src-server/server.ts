import { randomBytes } from 'node:crypto'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Role, roles } from '../src-shared/contract/rights.ts'
import { uuidV7 } from '../src-shared/identity/uuid-v7.ts'
import { AlreadyRunning, askServer } from './admin/admin-socket.ts'
import { ProxyInvalid } from './http/client-address.ts'
import { serverLog } from './http/server-log.ts'
import { openServerDatabase } from './open-server-database.ts'
import { inviteWith, runServer } from './run-server.ts'
import { serverText } from './server-text.ts'
import type { ServerTools } from './server-tools.ts'

/** `npm run server -- [--data DIR] [--host H] [--port N] …`, and `… invite [--data DIR] [--role R] [--site S]`. */

const wrongUse = 2
const usualPort = 4180

const tools: ServerTools = {
  now: () => new Date().toISOString(),
  newId: () => uuidV7(Date.now(), randomBytes(10)),
  randomBytes: (count) => randomBytes(count),
}

class WrongUse extends Error {}

function settings() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string', default: join(homedir(), '.assetwalk-server') },
      files: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: String(usualPort) },
      'tls-cert': { type: 'string' },
      'tls-key': { type: 'string' },
      'trusted-proxy': { type: 'string', multiple: true, default: [] },
      'admin-host': { type: 'string', default: '127.0.0.1' },
      'admin-port': { type: 'string' },
      role: { type: 'string', default: 'technician' },
      site: { type: 'string', multiple: true, default: [] },
    },
  })
  const [command = 'run', ...rest] = positionals
  const role = roles.find((one) => one === values.role)
  if (rest.length > 0 || !['run', 'invite'].includes(command)) throw new WrongUse(serverText.usage)
  if (role === undefined || role === 'custodian') throw new WrongUse(serverText.roleInvalid)
  const { 'tls-cert': certificate, 'tls-key': key, 'admin-port': adminPort } = values
  if ((certificate === undefined) !== (key === undefined)) throw new WrongUse(serverText.tlsIncomplete)
  return {
    command,
    role,
    sites: values.site.length > 0 ? values.site : null,
    dataFolder: resolve(values.data),
    databaseUrl: process.env.DATABASE_URL || null,
    filesFolder: values.files === undefined ? null : resolve(values.files),
    host: values.host,
    port: portOf(values.port),
    tls: certificate !== undefined && key !== undefined ? { certificate, key } : null,
    trustedProxies: values['trusted-proxy'],
    admin: adminPort === undefined ? null : { host: values['admin-host'], port: portOf(adminPort) },
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WrongUse(serverText.portInvalid)
  return port
}

/** Through the server that runs, else straight into its database. */
async function invite(
  dataFolder: string,
  databaseUrl: string | null,
  invited: { role: Role; sites: string[] | null },
): Promise<string> {
  const answer = await askServer(dataFolder, { order: 'invite', ...invited })
  if (answer !== null) return (answer as { code: string }).code
  const database = await openServerDatabase(dataFolder, databaseUrl, tools)
  try {
    return await database.transaction((session) => inviteWith(session, invited, tools))
  } finally {
    await database.close()
  }
}

async function main(): Promise<void> {
  const { command, role, sites, ...chosen } = settings()
  if (command === 'invite') {
    console.log(serverText.code(await invite(chosen.dataFolder, chosen.databaseUrl, { role, sites })))
    return
  }
  const running = await runServer(chosen, { tools, log: serverLog() })
  console.log(serverText.running(running.url))
  if (running.adminUrl !== null) console.log(serverText.adminRunning(running.adminUrl))
  if (running.setUpCode !== null) console.log(serverText.setUpCode(running.setUpCode))
  const end = () => void running.close()
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  process.on('SIGHUP', running.reloadTls)
}

await main().catch((error: unknown) => {
  process.exitCode = error instanceof WrongUse || error instanceof TypeError ? wrongUse : 1
  console.error(sentenceOf(error))
})

function sentenceOf(error: unknown): string {
  if (error instanceof AlreadyRunning) return serverText.alreadyRunning
  return error instanceof ProxyInvalid ? serverText.proxyInvalid : (error as Error).message
}
