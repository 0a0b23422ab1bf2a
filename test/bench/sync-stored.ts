import { makeCode } from '../../src-server/accounts/enrol-codes.ts'
import { openPostgres } from '../../src-server/database/postgres-database.ts'
import type { Cursors, Mutation } from '../../src-shared/sync/protocol.ts'
import { newId } from '../tools/client.ts'
import { newFolder } from '../tools/data-folder.ts'
import { startServerProcess } from '../tools/server/server-process.ts'
import { serverAt, TestDevice } from '../tools/server/test-device.ts'
import { startTestPostgres } from '../tools/server/test-postgres.ts'
import { information, percentile, type Result, timed } from './result.ts'

/** With the field that is changed there: each value is based on what the server has. */
const sizes = [
  [10_000, 'supplier'],
  [100_000, 'department'],
  [1_000_000, 'company'],
] as const
const rounds = 15
const changes = 100
const sites = 20
/** By how much a million assets may make dearer what ten thousand cost. */
const most = 2

/**
 * What a laptop's sync costs a server that stores ten thousand, a hundred thousand and a million assets: a hundred changed
 * assets are pushed and pulled by another laptop, again and again.
 */
export async function measureSyncStored(): Promise<Result[]> {
  const postgres = await startTestPostgres()
  const folder = newFolder()
  const server = await startServerProcess(folder.path, { databaseUrl: postgres.url })
  const database = openPostgres(postgres.url)
  try {
    const tools = {
      now: () => new Date().toISOString(),
      newId,
      randomBytes: () => crypto.getRandomValues(new Uint8Array(16)),
    }
    const at = serverAt(server.url, () =>
      database.transaction((session) =>
        makeCode(session, { role: 'administrator', hours: 1, sites: null }, tools),
      ),
    )
    const [writer, reader] = [await TestDevice.enrolled(at), await TestDevice.enrolled(at)]
    const results: Result[] = []
    let stored = 0
    for (const [size, field] of sizes) {
      await storeAssets(database, stored, size)
      stored = size
      const took: number[] = []
      for (let round = 0; round < rounds; round++) {
        const heads = await database.rows<{ siteId: string; seq: string }>(
          'SELECT site_id AS "siteId", seq FROM site_counter',
        )
        const cursors = Object.fromEntries(heads.map(({ siteId, seq }) => [siteId, Number(seq)]))
        const spread = Math.floor(size / (rounds * changes))
        const mutations = Array.from({ length: changes }, (_, index) => {
          const n = (round * changes + index) * spread
          const siteId = `site-${n % sites}`
          return writer.change('asset', `asset-${n}`, { [field]: [null, newId()] }, { siteId, revision: 2 })
        })
        took.push(await timed(() => exchanged(writer, reader, mutations, cursors)))
      }
      const value = percentile(took, 0.5)
      const floor = results[0]?.value ?? value
      const name = `100 changes pushed and pulled, ${size.toLocaleString('en')} assets stored`
      results.push(
        size === sizes.at(-1)?.[0]
          ? {
              ...information(name, value, 'ms'),
              floor,
              ratio: value / floor,
              target: `≤ ${most}x of 10,000`,
              met: value <= floor * most,
            }
          : information(name, value, 'ms'),
      )
    }
    return results
  } finally {
    await database.close()
    await server.stop()
    await postgres.close()
    folder.remove()
  }
}

async function storeAssets(
  database: ReturnType<typeof openPostgres>,
  from: number,
  to: number,
): Promise<void> {
  await database.rows(
    `INSERT INTO record (id, kind, site_id, fields, revision)
     SELECT 'asset-' || n, 'asset', 'site-' || n % ${sites}, jsonb_build_object('assetTag', 'AW-' || n, 'name', 'Laptop ' || n,
       'serialNumber', md5(n::text), 'notes', repeat('x', 300)), 1
     FROM generate_series($1::int, $2::int - 1) AS n`,
    [from, to],
  )
  await database.rows(
    `INSERT INTO entry (site_id, seq, type, kind, id, replica_id, n, received_at, body)
     SELECT 'site-' || n % ${sites}, $2::bigint * 10 + n, 'change', 'asset', 'asset-' || n, 'import', n + 1, '', CAST(json_build_object(
       'values', json_build_object('assetTag', 'AW-' || n, 'notes', repeat('x', 300)), 'fields', '{}'::json, 'conflicts', '[]'::json) AS text)
     FROM generate_series($1::int, $2::int - 1) AS n`,
    [from, to],
  )
  await database.rows(
    `INSERT INTO site_counter SELECT site_id, max(seq) FROM entry GROUP BY site_id
     ON CONFLICT (site_id) DO UPDATE SET seq = excluded.seq`,
  )
  for (const table of ['record', 'entry']) await database.rows(`ANALYZE ${table}`)
}

async function exchanged(
  writer: TestDevice,
  reader: TestDevice,
  mutations: readonly Mutation[],
  cursors: Cursors,
): Promise<void> {
  const results = await writer.push(...mutations)
  const { body } = await reader.send('/sync/pull', { epoch: reader.epoch, cursors })
  const isDone = results.every(({ outcome }) => outcome === 'applied')
  if (!isDone || (body.entries as unknown[]).length !== changes) throw new Error('a change was not exchanged')
}
