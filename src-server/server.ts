import { randomBytes } from 'node:crypto'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Role, roles } from '../src-shared/contract/rights.ts'
import { uuidV7 } from '../src-shared/identity/uuid-v7.ts'
import { makeCode } from './accounts/enrol-codes.ts'
import { AlreadyRunning, askServer } from './admin/admin-socket.ts'
import { serverLog } from './http/server-log.ts'
import { openServerDatabase } from './open-server-database.ts'
import { codeHours, runServer } from './run-server.ts'
import { serverText } from './server-text.ts'
import type { ServerTools } from './server-tools.ts'

/** `npm run server -- [--data DIR] [--host H] [--port N]`, and `… invite [--data DIR] [--role R]`. */

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
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: String(usualPort) },
      role: { type: 'string', default: 'technician' },
    },
  })
  const [command = 'run', ...rest] = positionals
  const port = Number(values.port)
  const role = roles.find((one) => one === values.role)
  if (rest.length > 0 || !['run', 'invite'].includes(command)) throw new WrongUse(serverText.usage)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WrongUse(serverText.portInvalid)
  if (role === undefined || role === 'custodian') throw new WrongUse(serverText.roleInvalid)
  const databaseUrl = process.env.DATABASE_URL || null
  return { command, dataFolder: resolve(values.data), host: values.host, port, role, databaseUrl }
}

/** Through the server that runs, else straight into its database. */
async function invite(dataFolder: string, databaseUrl: string | null, role: Role): Promise<string> {
  const answer = await askServer(dataFolder, { order: 'invite', role })
  if (answer !== null) return (answer as { code: string }).code
  const database = await openServerDatabase(dataFolder, databaseUrl, tools)
  try {
    return await database.transaction((session) => makeCode(session, { role, hours: codeHours }, tools))
  } finally {
    await database.close()
  }
}

async function main(): Promise<void> {
  const { command, dataFolder, databaseUrl, host, port, role } = settings()
  if (command === 'invite') {
    console.log(serverText.code(await invite(dataFolder, databaseUrl, role)))
    return
  }
  const running = await runServer({ dataFolder, databaseUrl, host, port, tools, log: serverLog() })
  console.log(serverText.running(running.url))
  if (running.setUpCode !== null) console.log(serverText.setUpCode(running.setUpCode))
  const end = () => void running.close()
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}

await main().catch((error: unknown) => {
  process.exitCode = error instanceof WrongUse || error instanceof TypeError ? wrongUse : 1
  console.error(error instanceof AlreadyRunning ? serverText.alreadyRunning : (error as Error).message)
})
