import { startEngine } from '../../src-main/engine/engine.ts'
import { newFolder } from '../tools/data-folder.ts'
import { imported } from '../tools/lists.ts'
import { connectByPort, jobDone } from '../tools/port-client.ts'
import { startCuttingProxy } from '../tools/server/cutting-proxy.ts'
import { startServerProcess } from '../tools/server/server-process.ts'
import { startTestPostgres } from '../tools/server/test-postgres.ts'
import { atMost, type Result, timed } from './result.ts'

const assets = 2000
const scans = 10_000
const atOnce = 50
const longestPush = 1500
const bytesOfScan = 70
const bytesOfIdle = 2000

/**
 * A laptop that comes back from days without a network: 10,000 scans wait, and are pushed by the real engine to the program
 * of the server on PostgreSQL. What goes over the wire is counted between them, HTTP and answers included.
 */
export async function measureSyncLaptop(): Promise<Result[]> {
  const postgres = await startTestPostgres()
  const [data, laptop] = [newFolder(), newFolder()]
  const server = await startServerProcess(data.path, { databaseUrl: postgres.url })
  const wire = await startCuttingProxy(server.url)
  const engine = await startEngine({ dataFolder: laptop.path, version: 'bench' })
  const connection = connectByPort(engine)
  const { client } = connection
  try {
    connection.setActor((await client.session.join({ name: 'Ada Bench' })).id)
    await imported(
      { client, folder: laptop.path },
      Array.from({ length: assets }, (_, n) => ({ 'Asset Tag': codeOf(n), Location: 'HQ / Floor 1' })),
    )
    await client.sync.enroll({ url: wire.url, code: await server.invite(), deviceName: 'Bench' })
    // It is away: what is scanned waits until it is told to sync.
    await client.sync.pause({ paused: true })
    const { auditId } = await client.audits.start({ location: 'HQ' })
    const sync = async () => jobDone(client, (await client.sync.start()).jobId)
    await sync()
    for (let n = 0; n < scans; n += atOnce)
      await Promise.all(
        Array.from({ length: atOnce }, (_, k) =>
          client.audits.scan({
            auditId,
            code: codeOf((n + k) % assets),
            location: 'HQ / Floor 1',
            method: 'scanner',
          }),
        ),
      )
    const before = wire.carried
    const took = await timed(sync)
    const carried = wire.carried - before
    await sync()
    const idle = wire.carried
    await sync()
    return [
      atMost('10,000 waiting scans of a laptop, pushed and pulled', took, 'ms', longestPush),
      atMost('a scan on the wire, both ways', carried / scans, 'B', bytesOfScan),
      atMost('a sync that has nothing to do, on the wire', wire.carried - idle, 'B', bytesOfIdle),
    ]
  } finally {
    connection.close()
    await engine.close()
    await wire.close()
    await server.stop()
    await postgres.close()
    for (const folder of [data, laptop]) folder.remove()
  }
}

const codeOf = (n: number) => `AW-${String(n).padStart(6, '0')}`
