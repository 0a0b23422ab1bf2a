import { randomBytes, randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { makeCode } from '../../../src-server/accounts/enrol-codes.ts'
import { ContentStore } from '../../../src-server/contents/content-store.ts'
import { migrateServer } from '../../../src-server/database/migrate-server.ts'
import type { ServerDatabase } from '../../../src-server/database/server-database.ts'
import { serverApp } from '../../../src-server/http/server-app.ts'
import type { ServerTools } from '../../../src-server/server-tools.ts'
import type { Role } from '../../../src-shared/contract/rights.ts'
import { newId } from '../client.ts'
import { openMemoryDatabase } from './memory-database.ts'

/** The server's code on a database in memory, without a network. */
export interface TestServer {
  app: Hono
  database: ServerDatabase
  tools: ServerTools
  /** what the log was told, without its times */
  logged: { route: string; status: number; code: string | null }[]
  /** bugs that were met, each with its message */
  bugs: string[]
  /** where contents are kept */
  filesFolder: string
  /** @param sites by id; null: everything */
  code: (role?: Role, sites?: string[] | null) => Promise<string>
  rows: <Row>(sql: string, values?: unknown[]) => Promise<Row[]>
  close: () => Promise<void>
}

const usualTools: ServerTools = {
  now: () => new Date().toISOString(),
  newId,
  randomBytes: (count) => randomBytes(count),
}

export async function startTestServer(
  options: {
    tools?: ServerTools
    database?: ServerDatabase
    largestBody?: number
    /** of the disk on which contents lie */
    freeBytes?: () => Promise<number>
    snapshotPart?: number
  } = {},
): Promise<TestServer> {
  const tools = options.tools ?? usualTools
  const database = options.database ?? (await openMemoryDatabase())
  await migrateServer(database, tools)
  const logged: TestServer['logged'] = []
  const bugs: string[] = []
  const filesFolder = join(tmpdir(), `assetwalk-test-server-${randomUUID()}`)
  const app = serverApp({
    database,
    tools,
    contents: new ContentStore(filesFolder, options.freeBytes),
    ...(options.largestBody !== undefined && { largestBody: options.largestBody }),
    ...(options.snapshotPart !== undefined && { snapshotPart: options.snapshotPart }),
    log: {
      request: ({ route, status, code }) => logged.push({ route, status, code }),
      bug: (_, error) => `S-${bugs.push(String((error as Error).stack))}`,
    },
  })
  return {
    app,
    database,
    tools,
    logged,
    bugs,
    code: (role = 'administrator', sites = null) =>
      database.transaction((session) => makeCode(session, { role, hours: 1, sites }, tools)),
    rows: (sql, values) => database.transaction((session) => session.rows(sql, values)),
    filesFolder,
    close: async () => {
      rmSync(filesFolder, { recursive: true, force: true })
      await database.close()
    },
  }
}
