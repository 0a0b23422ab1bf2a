import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { ImportResult } from '../../src-shared/features/imports/imports-contract.ts'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { csvOf, sampleList, staged } from '../tools/lists.ts'
import { jobDone } from '../tools/port-client.ts'
import { typedOnce } from './find.ts'
import { atMost, information, percentile, type Result, timed } from './result.ts'
import { planWalk } from './walk.ts'

const rowsAlone = 50_000
const rowsBeside = 20_000
const scansBeside = 2000
const wanted = 10_000
/** Until the lists are read anew that changed before, in milliseconds. */
const rest = 20_000
/** Somebody looks up from the import that has ended, and looks for something. */
const pauseBeforeFinding = 5000

/**
 * Rows a second of an import into the full register, from the call, once its file is there, until every row can be searched, and what finding takes
 * just after; what a scan and a page of a list take while another list is imported, over at least 2,000 scans.
 */
export async function measureImport(client: EngineClient, folder: string): Promise<Result[]> {
  const to = { client, folder }
  await client.assets.list({ limit: 1 })
  await new Promise((over) => setTimeout(over, rest))
  const stagingId = await staged(to, newList(1, rowsAlone))
  const took = await timed(async () => {
    await imported(to, stagingId, rowsAlone)
    await searchable(folder)
  })
  const rate = rowsAlone / (took / 1000)
  await client.assets.find({ text: 'laptop' })
  await new Promise((over) => setTimeout(over, pauseBeforeFinding))
  const found = (await typedOnce(client)).map(([, milliseconds]) => milliseconds)
  const { scans, pages } = await besideImports(to)
  return [
    {
      ...information('import into the full register, until it can be searched', rate, 'rows/s'),
      target: `≥ ${wanted.toLocaleString('en')} rows/s`,
      met: rate >= wanted,
    },
    atMost('first page of full text 5 s later, while it is typed, p95', percentile(found, 0.95), 'ms', 10),
    atMost('scan while a list is imported, p99', percentile(scans, 0.99), 'ms', 50),
    information('page of a filtered list beside both, p95', percentile(pages, 0.95), 'ms'),
  ]
}

interface To {
  client: EngineClient
  folder: string
}

async function imported(to: To, stagingId: string, rows: number): Promise<void> {
  const { jobId } = await to.client.imports.start({ stagingId, fileName: 'bench.csv' })
  const { result } = await jobDone(to.client, jobId)
  const { created } = result as ImportResult
  if (created !== rows) throw new Error(`only ${created} of ${rows} rows were taken over`)
}

/** A delivery that the register does not know: other tags and serial numbers, the same kinds of things and places. */
function newList(turn: number, rows: number): string {
  return csvOf(
    sampleList(rows, 100 + turn).map(({ 'MAC Address': _, IMEI: __, ...row }) => ({
      ...row,
      'Asset Tag': `NEW${turn}-${row['Asset Tag']}`,
      Serial: row.Serial && `N${turn}${row.Serial}`,
    })),
  )
}

async function searchable(folder: string): Promise<void> {
  const database = new BetterSqlite3(join(folder, 'assetwalk.db'), { readonly: true })
  const backlog = database.prepare('SELECT 1 FROM asset_search_dirty LIMIT 1')
  while (backlog.get()) await new Promise((resolve) => setTimeout(resolve, 20))
  database.close()
}

async function besideImports(to: To): Promise<{ scans: number[]; pages: number[] }> {
  const { client } = to
  const { auditId, steps } = await planWalk(client, scansBeside)
  const leaving = { isDone: false }
  const importing = (async () => {
    for (let turn = 2; !leaving.isDone; turn++)
      await imported(to, await staged(to, newList(turn, rowsBeside)), rowsBeside)
  })()
  const pages: number[] = []
  const looking = (async () => {
    const filter = { statusTypes: ['deployed' as const] }
    for (let n = 0; !leaving.isDone; n++)
      pages.push(await timed(() => client.assets.list({ filter, offset: (n % 50) * 1000, limit: 100 })))
  })()
  const scans: number[] = []
  for (const { code, location } of steps)
    scans.push(await timed(() => client.audits.scan({ auditId, code, location, method: 'scanner' })))
  leaving.isDone = true
  await Promise.all([importing, looking])
  return { scans, pages }
}
