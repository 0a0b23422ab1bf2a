import { startEngine } from '../../src-main/engine/engine.ts'
import { openPostgres } from '../../src-server/database/postgres-database.ts'
import { newFolder } from '../tools/data-folder.ts'
import { connectByPort, jobDone } from '../tools/port-client.ts'
import { startServerProcess } from '../tools/server/server-process.ts'
import { startTestPostgres } from '../tools/server/test-postgres.ts'
import { measurePouch } from './pouch.ts'
import { information, type Result, timed } from './result.ts'

const leastRate = 30_000
const timesPouch = 8
/** Rows that are stored by one statement. */
const atOnce = 50_000
/** Rows that assets refer to. */
const referred = { statusLabel: 6, category: 40, model: 300, location: 400, person: 2000 }

/**
 * A new laptop takes over the register of a server: from PostgreSQL through the program of the server into the engine's
 * SQLite, until the last of its assets is found by search. Beside it, in the same run, PouchDB replicates documents of the
 * same fields.
 */
export async function measureSyncSnapshot(assets = 1_000_000): Promise<Result[]> {
  const postgres = await startTestPostgres()
  const [data, laptop] = [newFolder(), newFolder()]
  const server = await startServerProcess(data.path, { databaseUrl: postgres.url })
  try {
    const database = openPostgres(postgres.url)
    await storeRegister(database, assets)
    const sample = await database.rows<{ id: string; fields: object }>(
      `SELECT id, fields FROM record WHERE kind = 'asset' ORDER BY id LIMIT 20000`,
    )
    await database.close()
    const engine = await startEngine({ dataFolder: laptop.path, version: 'bench' })
    const connection = connectByPort(engine)
    const { client } = connection
    connection.setActor((await client.session.join({ name: 'Ada Bench' })).id)
    await client.sync.enroll({ url: server.url, code: await server.invite(), deviceName: 'Bench' })
    await client.sync.pause({ paused: true })
    const last = `AW-${String(assets).padStart(7, '0')}`
    const took = await timed(async () => {
      await jobDone(client, (await client.sync.start()).jobId)
      const { rows } = await client.assets.list({ search: last })
      if (rows[0]?.assetTag !== last) throw new Error('the last asset is not found')
    })
    const { total } = await client.assets.list({})
    if (total !== assets) throw new Error(`there are ${total} assets`)
    connection.close()
    await engine.close()
    const rate = (assets / took) * 1000
    const pouch = await measurePouch(sample)
    return [
      {
        ...information(
          `first snapshot of ${assets.toLocaleString('en')} assets, until searchable`,
          rate,
          'rows/s',
        ),
        target: `≥ ${leastRate} rows/s`,
        met: rate >= leastRate,
      },
      pouch === null
        ? information('PouchDB beside it: it could not be installed here', 0, 'rows/s')
        : {
            ...information('the same beside PouchDB replicating such documents', rate, 'rows/s'),
            floor: pouch,
            ratio: rate / pouch,
            target: `≥ ${timesPouch}x floor`,
            met: rate >= pouch * timesPouch,
          },
    ]
  } finally {
    await server.stop()
    await postgres.close()
    for (const folder of [data, laptop]) folder.remove()
  }
}

/** Rows as laptops of an organisation have pushed them, written straight into the database of the server. */
async function storeRegister(database: ReturnType<typeof openPostgres>, assets: number): Promise<void> {
  const fieldsOf = {
    statusLabel: `'name', 'Status ' || n, 'type', 'deployable'`,
    category: `'name', 'Category ' || n`,
    model: `'name', 'Model ' || n, 'manufacturer', 'Maker ' || n % 20, 'modelNumber', 'M' || n`,
    location: `'name', 'Room ' || n, 'parentId', CASE WHEN n > 20 THEN ${idOf('location', 'n % 20 + 1')} END`,
    person: `'name', 'Person ' || n, 'username', 'person' || n, 'role', 'custodian'`,
    asset: `'assetTag', 'AW-' || lpad(n::text, 7, '0'), 'serialNumber', upper(substr(md5(n::text), 1, 10)), 'name', 'Device ' || n,
      'statusId', ${idOf('statusLabel', 'n % 6 + 1')}, 'categoryId', ${idOf('category', 'n % 40 + 1')},
      'modelId', ${idOf('model', 'n % 300 + 1')}, 'locationId', ${idOf('location', 'n % 380 + 21')},
      'checkedOutTo', CASE WHEN n % 2 = 0 THEN 'person:' || ${idOf('person', 'n % 2000 + 1')} END,
      'purchaseDate', (date '2018-01-01' + n % 2500)::text, 'purchaseCost', (n % 3000 + 100)::text || '.50', 'currency', 'EUR',
      'supplier', 'Supplier ' || n % 50, 'company', 'Company ' || n % 5, 'department', 'Department ' || n % 30,
      'orderNumber', 'PO-' || n / 20, 'ownership', 'owned', 'fixedAssetNumber', 'FA' || n, 'warrantyMonths', 36,
      'notes', CASE WHEN n % 10 = 0 THEN 'Returned with a scratch on the lid' END`,
  }
  const siteOf: Record<string, string> = {
    location: `CASE WHEN n > 20 THEN ${idOf('location', 'n % 20 + 1')} ELSE ${idOf('location', 'n')} END`,
    asset: idOf('location', '(n % 380 + 21) % 20 + 1'),
  }
  const counts: Record<string, number> = { ...referred, asset: assets }
  for (const [kind, fields] of Object.entries(fieldsOf))
    for (let from = 1; from <= (counts[kind] ?? 0); from += atOnce)
      await database.transaction((session) =>
        session.rows(
          `INSERT INTO record (id, kind, site_id, fields, revision, made_at, changed_at)
           SELECT ${idOf(kind, 'n')}, '${kind}', ${siteOf[kind] ?? "'org'"},
             jsonb_strip_nulls(jsonb_build_object(${fields})), 1, '2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05.678Z'
           FROM generate_series($1::int, $2::int) AS n`,
          [from, Math.min(from + atOnce - 1, counts[kind] ?? 0)],
        ),
      )
  await database.rows('ANALYZE record')
}

const kinds = ['statusLabel', 'category', 'model', 'person', 'location', 'asset']
const idOf = (kind: string, n: string) =>
  `'01900000-000${kinds.indexOf(kind)}-7000-8000-' || lpad(to_hex(${n}), 12, '0')`
