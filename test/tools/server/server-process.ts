import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { askServer } from '../../../src-server/admin/admin-socket.ts'
import type { Role } from '../../../src-shared/contract/rights.ts'

const program = join(import.meta.dirname, '../../../src-server/server.ts')

/** The program of the server, as its operator runs it. */
export interface ServerProcess {
  url: string
  adminUrl: string
  child: ChildProcess
  /** lines of its log */
  log: string[]
  /** Makes a code with which a device enrols. */
  invite: (role?: Role) => Promise<string>
  /** Ends it without a word, as a loss of power does. */
  kill: () => Promise<void>
  /** Ends it as its operator does. @returns its exit code */
  stop: () => Promise<number | null>
}

/** @param options databaseUrl of a PostgreSQL, else PGlite in the folder; port 0 takes a free one */
export async function startServerProcess(
  dataFolder: string,
  { databaseUrl = '', port = 0 }: { databaseUrl?: string; port?: number } = {},
): Promise<ServerProcess> {
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  const args = ['--data', dataFolder, '--port', String(port), '--admin-port', '0']
  const child = spawn(process.execPath, ['--max-semi-space-size=32', program, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => {
    const { value } = await lines.next()
    if (value === undefined) throw new Error(`the server did not start: ${log.join('\n')}`)
    return String(value).split(' ').at(-1) ?? ''
  }
  const url = await next()
  const adminUrl = (await next()).replace(/\/metrics$/, '')
  const ended = once(child, 'exit')
  return {
    url,
    adminUrl,
    child,
    log,
    invite: async (role = 'administrator') => {
      const answer = (await askServer(dataFolder, { order: 'invite', role, sites: null })) as { code: string }
      return answer.code
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    stop: async () => {
      child.kill('SIGTERM')
      return (await ended)[0] as number | null
    },
  }
}
