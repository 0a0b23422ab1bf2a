import { setTimeout as pause } from 'node:timers/promises'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { expect } from 'vitest'
import { verifyChanges } from '../../src-main/engine/database/change-record.ts'
import { databaseFile } from '../../src-main/engine/database/open.ts'
import { verifyScans } from '../../src-main/engine/database/scan-chain.ts'
import { connectToLocalSocket } from '../../src-main/engine/local-socket.ts'
import type { SeededRandom } from '../../src-shared/features/samples/seeded-random.ts'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { childEngine } from '../tools/child-engine.ts'
import { clientOver, newId } from '../tools/client.ts'
import { csvOf, imported, type ListRow, staged } from '../tools/lists.ts'

/** What somebody who worked with an engine knows of it when it is killed. */
interface Memory {
  /** scans by the id of their command; the id of the scan once it was acknowledged */
  scans: Map<string, { code: string; scanId: string | null }>
  /** rows of the list that were reported as done */
  rowsReported: number
  /** how often an engine was killed in the middle of an import */
  midImport: number
}

export interface Site {
  folder: string
  list: readonly ListRow[]
  auditId: string
  actorId: string
  memory: Memory
}

const longestWait = 20_000

/** An engine in a process of its own on the site's folder, and a client of it. */
async function atWork(folder: string, actorId: string | null) {
  const child = await childEngine(folder)
  expect(child.said).toBe('ready')
  const connection = clientOver(() => connectToLocalSocket(folder))
  connection.setActor(actorId)
  return { child, connection, client: connection.client }
}

/** A folder with a small register and an audit of it, and a long list that is still to be imported. */
export async function newSite(folder: string, list: readonly ListRow[]): Promise<Site> {
  const { child, connection, client } = await atWork(folder, null)
  const { id: actorId } = await client.session.join({ name: 'Ada Tester' })
  connection.setActor(actorId)
  const register = Array.from({ length: 200 }, (_, n) => ({
    'Asset Tag': `KILL-${n}`,
    Location: `HQ / Room ${n % 5}`,
  }))
  await imported({ client, folder }, register)
  const { auditId } = await client.audits.start({ location: 'HQ' })
  connection.close()
  await child.kill()
  return { folder, list, auditId, actorId, memory: { scans: new Map(), rowsReported: 0, midImport: 0 } }
}

/**
 * Imports and scans until the engine is killed, at a moment that chance chooses; then looks at what is left.
 * @param afterRows not before some rows are there: a slow machine would only ever be killed before the first one
 */
export async function killOnce(
  site: Site,
  random: SeededRandom,
  afterRows = random.chance(0.5),
): Promise<void> {
  const { child, connection, client } = await atWork(site.folder, site.actorId)
  const { memory } = site
  await repeatUnanswered(site, client)
  let rowsCame = () => {}
  const underWay = new Promise<void>((resolve) => {
    rowsCame = resolve
  })
  const watching = watchImport(client, memory, rowsCame)
  const { jobId } = await client.imports.start({
    stagingId: await staged({ client, folder: site.folder }, csvOf(site.list)),
    fileName: 'list.csv',
  })
  const scanning = scanUntilStopped(site, client, random)
  if (afterRows) await Promise.race([underWay, pause(longestWait)])
  await pause(50 + random.below(1200))
  await child.kill()
  await Promise.all([watching, scanning])
  connection.close()
  checkWhatIsLeft(site)
  if (stateOfJob(site.folder, jobId) === 'running') memory.midImport++
}

function stateOfJob(folder: string, jobId: string): string {
  const database = new BetterSqlite3(databaseFile(folder))
  const { state } = database.prepare('SELECT state FROM job WHERE id = ?').get(jobId) as { state: string }
  database.close()
  return state
}

async function repeatUnanswered({ auditId, memory }: Site, client: EngineClient): Promise<void> {
  for (const [commandId, scan] of memory.scans) {
    if (scan.scanId !== null) continue
    const { code } = scan
    const answer = await client.audits.scan({ auditId, code, method: 'scanner' }, { context: { commandId } })
    scan.scanId = answer.scan.scanId
  }
}

async function watchImport(client: EngineClient, memory: Memory, rowsCame: () => void): Promise<void> {
  try {
    for await (const { jobs } of await client.events.watch()) {
      for (const { kind, progress } of jobs)
        if (kind === 'import' && progress.done > 0) {
          memory.rowsReported = Math.max(memory.rowsReported, progress.done)
          rowsCame()
        }
    }
  } catch {
    // the engine was killed
  }
}

async function scanUntilStopped(
  { auditId, memory }: Site,
  client: EngineClient,
  random: SeededRandom,
): Promise<void> {
  try {
    for (;;) {
      const commandId = newId()
      const code = random.chance(0.5) ? `KILL-${random.below(200)}` : `UNKNOWN-${memory.scans.size}`
      const scan = { code, scanId: null as string | null }
      memory.scans.set(commandId, scan)
      const answer = await client.audits.scan(
        { auditId, code, method: 'scanner' },
        { context: { commandId } },
      )
      scan.scanId = answer.scan.scanId
    }
  } catch {
    // the engine was killed
  }
}

function checkWhatIsLeft(site: Site): void {
  const database = new BetterSqlite3(databaseFile(site.folder))
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(database.pragma('foreign_key_check')).toEqual([])
    expect(verifyChanges(database).brokenAt).toBeNull()
    expect(verifyScans(database).brokenAt).toBeNull()
    checkScans(database, site)
    checkReportedRows(database, site)
    expect(unsearchable(database)).toEqual([])
  } finally {
    database.close()
  }
}

function checkScans(database: Database, { memory }: Site): void {
  const rows = database.prepare('SELECT id, code FROM scan').all() as Array<{ id: string; code: string }>
  const codeOf = new Map(rows.map(({ id, code }) => [id, code]))
  const acknowledged = [...memory.scans.values()].filter(({ scanId }) => scanId !== null)
  for (const { scanId, code } of acknowledged) expect(codeOf.get(scanId ?? '')).toBe(code)
  // At most the one that was on its way is there beside those that were acknowledged.
  expect(rows.length - acknowledged.length).toBeGreaterThanOrEqual(0)
  expect(rows.length - acknowledged.length).toBeLessThanOrEqual(1)
}

function checkReportedRows(database: Database, { list, memory }: Site): void {
  const hasTag = database.prepare('SELECT 1 FROM asset WHERE asset_tag = ?')
  const lost = list.slice(0, memory.rowsReported).filter((row) => !hasTag.get(row['Asset Tag']))
  expect(lost).toEqual([])
}

/** Assets that neither full text knows nor the list of those that it still has to take in. */
const unsearchable = (database: Database) =>
  database
    .prepare(
      `SELECT n FROM asset WHERE n NOT IN (SELECT n FROM asset_search_dirty) AND NOT EXISTS (
        SELECT 1 FROM asset_text WHERE asset_text MATCH '"' || replace(asset_tag, '"', '""') || '"' AND rowid = asset.n)`,
    )
    .all()

/** Completes what was cut off, and makes sure that doing it all once more changes nothing. */
export async function completeImport(site: Site): Promise<void> {
  const { folder, list, memory } = site
  const { child, connection, client } = await atWork(folder, site.actorId)
  try {
    await repeatUnanswered(site, client)
    const first = await imported({ client, folder }, list)
    expect(first).toMatchObject({ rows: list.length, rejected: 0, updated: 0 })
    const before = await client.record.verify()
    const second = await imported({ client, folder }, list)
    expect(second).toMatchObject({ rows: list.length, created: 0, updated: 0, unchanged: list.length })
    expect(await client.record.verify()).toEqual({ ...before, intact: true })
    expect(before.scans).toBe(memory.scans.size)
    expect((await client.assets.list({})).total).toBe(list.length + 200)
    const counts = await client.audits.status({ auditId: site.auditId })
    const codes = [...memory.scans.values()].map(({ code }) => code)
    const distinct = (prefix: string) => new Set(codes.filter((code) => code.startsWith(prefix))).size
    expect(counts).toMatchObject({ expected: 200, found: distinct('KILL-'), unknown: distinct('UNKNOWN-') })
  } finally {
    connection.close()
    await child.kill()
  }
  checkWhatIsLeft(site)
}
