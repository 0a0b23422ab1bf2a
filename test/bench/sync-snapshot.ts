import { startEngine } from '../../src-main/engine/engine.ts'
import { openPostgres } from '../../src-server/database/postgres-database.ts'
import { newFolder } from '../tools/data-folder.ts'
import { connectByPort, jobDone } from '../tools/port-client.ts'
import { startServerProcess } from '../tools/server/server-process.ts'
import { storeRegister } from '../tools/server/store-register.ts'
import { startTestPostgres } from '../tools/server/test-postgres.ts'
import { measurePouch } from './pouch.ts'
import { information, type Result, timed } from './result.ts'

const leastRate = 30_000
const timesPouch = 8

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
    await database.rows('ANALYZE record')
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
