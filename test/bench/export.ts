import { once } from 'node:events'
import { createWriteStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import BetterSqlite3 from 'better-sqlite3'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { jobDone } from '../tools/port-client.ts'
import { atMost, information, percentile, type Result, timed } from './result.ts'
import { planWalk } from './walk.ts'

const wanted = 60_000
const scansBeside = 2000

/**
 * Rows a second of an export of the whole register with all its fields, from the call to the file; and the floor: as many
 * columns written by hand from one query with joins, in the same run; then what a scan takes beside another one.
 */
export async function measureExport(client: EngineClient, dataFolder: string): Promise<Result[]> {
  const { total } = await client.assets.list({ limit: 1 })
  const took = await timed(() => exported(client))
  const byHand = join(dataFolder, 'outgoing', 'by-hand.csv')
  const floorTook = await timed(() => writeByHand(dataFolder, byHand))
  if (statSync(byHand).size === 0) throw new Error('nothing was written by hand')
  const rate = total / (took / 1000)
  const floor = total / (floorTook / 1000)
  return [
    {
      name: 'export of everything',
      value: rate,
      unit: 'rows/s',
      floor,
      ratio: rate / floor,
      target: `≥ ${wanted} rows/s, ≥ 0.5x by hand`,
      met: rate >= wanted && rate >= floor / 2,
    },
    information('the same', took / 1000, 's'),
    atMost('scan beside an export, p99', percentile(await scansBesideExports(client), 0.99), 'ms', 50),
  ]
}

async function exported(client: EngineClient): Promise<void> {
  const { jobId } = await client.assets.export({})
  await jobDone(client, jobId)
}

async function scansBesideExports(client: EngineClient): Promise<number[]> {
  const { auditId, steps } = await planWalk(client, scansBeside)
  const leaving = { isDone: false }
  const exporting = (async () => {
    while (!leaving.isDone) await exported(client)
  })()
  const scans: number[] = []
  for (const { code, location } of steps)
    scans.push(await timed(() => client.audits.scan({ auditId, code, location, method: 'scanner' })))
  leaving.isDone = true
  await exporting
  return scans
}

/** What somebody would write who knows SQLite and needs the file once. */
async function writeByHand(dataFolder: string, file: string): Promise<void> {
  const database = new BetterSqlite3(join(dataFolder, 'assetwalk.db'), { readonly: true })
  const output = createWriteStream(file)
  const rows = database
    .prepare(
      `SELECT asset.*, model.name AS model, model.manufacturer, category.name AS category, location.path AS location,
        status_label.name AS status, person.name AS person, owner.name AS owner, parent.asset_tag AS parent
      FROM asset JOIN status_label ON status_label.id = asset.status_id LEFT JOIN model ON model.id = asset.model_id
      LEFT JOIN category ON category.id = asset.category_id LEFT JOIN location ON location.id = asset.location_id
      LEFT JOIN person ON person.id = asset.checked_out_id LEFT JOIN person AS owner ON owner.id = asset.owner_id
      LEFT JOIN asset AS parent ON parent.id = asset.parent_id ORDER BY asset.tag_key`,
    )
    .raw()
    .iterate() as IterableIterator<unknown[]>
  let lines = ''
  for (const row of rows) {
    lines += `${row.map(cellOf).join(',')}\r\n`
    if (lines.length < 65_536) continue
    if (!output.write(lines)) await once(output, 'drain')
    lines = ''
  }
  output.end(lines)
  await finished(output)
  database.close()
}

function cellOf(value: unknown): string {
  const text = value === null ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
