import { randomUUID } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import { Client } from 'pg'
import { makeCode } from '../../src-server/accounts/enrol-codes.ts'
import { openPostgres } from '../../src-server/database/postgres-database.ts'
import { smallPush } from '../../src-server/http/requests-at-once.ts'
import { entriesOf, type LoggedRow, loggedRow } from '../../src-server/sync/entry-body.ts'
import { type Entry, type MutationResult, protocolVersion } from '../../src-shared/sync/protocol.ts'
import { newId } from '../tools/client.ts'
import { newFolder } from '../tools/data-folder.ts'
import { type ServerProcess, startServerProcess } from '../tools/server/server-process.ts'
import { serverAt, TestDevice } from '../tools/server/test-device.ts'
import { startTestPostgres } from '../tools/server/test-postgres.ts'
import { BareHttp, wireOf } from './bare-http.ts'
import { atMost, information, percentile, type Result, timed } from './result.ts'

const laptops = 200
const scansOfLaptop = 500
const sites = 10
const all = laptops * scansOfLaptop
const writers = 8
const leastRate = 25_000
const leastShare = 0.25
const longestPush = 2000
const columns = ['site_id', 'seq', 'type', 'kind', 'id', 'replica_id', 'n', 'received_at', 'body']

/**
 * Two hundred laptops that come back in the evening, all at once: each says hello and pushes 500 scans, packed and signed,
 * in as many pushes as the server wants them in, then pulls a page of what the others did. It is the second such evening of a
 * server, which runs for weeks: on its first one Node has yet to compile what it does most. Against a bare INSERT of the
 * same rows into a table of the same columns, by as many connections as the server has. Real PostgreSQL, the server as its
 * own process, everything on this computer.
 */
export async function measureSyncLoad(): Promise<Result[]> {
  const postgres = await startTestPostgres()
  const folder = newFolder()
  const server = await startServerProcess(folder.path, { databaseUrl: postgres.url })
  try {
    const database = openPostgres(postgres.url)
    const tools = {
      now: () => new Date().toISOString(),
      newId,
      randomBytes: () => crypto.getRandomValues(new Uint8Array(16)),
    }
    const code = () =>
      database.transaction((session) =>
        makeCode(session, { role: 'technician', hours: 1, sites: null }, tools),
      )
    const at = serverAt(server.url, code)
    const evening = async () => {
      const devices: TestDevice[] = []
      for (let number = 0; number < laptops; number++)
        devices.push(await TestDevice.enrolled(at, 'technician'))
      return measureEvening(server, devices)
    }
    const first = await evening()
    const { took, durations, cpu, own, pull } = await evening()
    await database.close()
    const bare = await bareInsert(postgres.url)
    const rate = (all / took) * 1000
    const floor = (all / bare) * 1000
    return [
      {
        name: '200 laptops push 500 scans each',
        value: rate,
        unit: 'rows/s',
        floor,
        ratio: rate / floor,
        target: `≥ ${leastRate} rows/s and ≥ ${leastShare}x floor`,
        met: rate >= leastRate && rate >= floor * leastShare,
      },
      atMost('a push among them, p99', percentile(durations, 0.99), 'ms', longestPush),
      information(
        'the same on the first evening after the start of the server',
        (all / first.took) * 1000,
        'rows/s',
      ),
      information('processor time of the server for a scan', (cpu / all) * 1000, 'ms'),
      information('the same of the laptops of this bench', (own.user + own.system) / 1000 / all, 'ms'),
      information('each of them pulls a page of 500', (all / pull) * 1000, 'rows/s'),
    ]
  } finally {
    await server.stop()
    await postgres.close()
    folder.remove()
  }
}

/** Laptops that come back at once: how long it took them together, and each push, in milliseconds. */
async function measureEvening(server: ServerProcess, devices: readonly TestDevice[]) {
  const audits = await auditsBegunBy(devices[0])
  const loads = devices.flatMap((device, number) => {
    const audit = audits[number % sites]
    return audit ? [loadOf(server.url, device, audit)] : []
  })
  const connections = loads.map(() => new BareHttp(server.url))
  const durations: number[] = []
  const before = await cpuOf(server.adminUrl)
  const ownBefore = process.cpuUsage()
  const took = await timed(() =>
    Promise.all(
      loads.map(async ({ hello, pushes }, number) => {
        const connection = connections[number]
        if (!connection) throw new Error('a laptop has no connection')
        let { most } = await connection.ask<{ most: number }>(hello)
        for (let done = 0; done < scansOfLaptop; ) {
          const push = pushes.get(done)?.[most < scansOfLaptop - done ? 'small' : 'rest']
          if (!push) throw new Error(`no push of ${most} was made ready`)
          let answer = { results: [] as MutationResult[], most }
          durations.push(
            await timed(async () => {
              answer = await connection.ask(push)
            }),
          )
          if (answer.results.some(({ outcome }) => outcome !== 'applied'))
            throw new Error('a scan was not applied')
          done += answer.results.length
          most = answer.most
        }
      }),
    ),
  )
  const own = process.cpuUsage(ownBefore)
  const cpu = (await cpuOf(server.adminUrl)) - before
  const pull = await timed(() =>
    Promise.all(
      devices.map(async (device) => {
        const { body } = await device.send('/sync/pull', { epoch: device.epoch, cursors: {} })
        if ((body.entries as unknown[]).length !== scansOfLaptop) throw new Error('a page is not full')
      }),
    ),
  )
  for (const connection of connections) connection.end()
  return { took, durations, cpu, own, pull }
}

interface RunningAudit {
  id: string
  siteId: string
}

/** An audit at each site, of which scans can be taken. */
async function auditsBegunBy(device: TestDevice | undefined): Promise<RunningAudit[]> {
  const audits = Array.from({ length: sites }, (_, number) => ({ id: newId(), siteId: `site-${number}` }))
  await device?.push(...audits.map(({ id, siteId }) => device.fact('audit', id, { audit: { id } }, siteId)))
  return audits
}

/** What a laptop has to say, packed and signed before the clock starts. */
interface Load {
  hello: Buffer
  /** by what is done before: a small push, and one of all the rest */
  pushes: Map<number, Record<'small' | 'rest', Buffer>>
}

/** What a laptop recorded in a day, as it is sent. */
function loadOf(url: string, device: TestDevice, { id: auditId, siteId }: RunningAudit): Load {
  const placeId = newId()
  const mutations = Array.from({ length: scansOfLaptop }, (_, index) => {
    const id = newId()
    const at = new Date().toISOString()
    const code = `AW-${String(device.n * 7 + index).padStart(7, '0')}`
    const mutation = device.fact(
      'scan',
      id,
      {
        ...{
          id,
          site_id: siteId,
          audit_id: auditId,
          code,
          code_key: code.replace('-', ''),
          place_id: placeId,
        },
        ...{ asset_id: randomUUID(), expected_place_id: placeId, standing: 'expected' },
        ...{
          placement: 'atExpectedPlace',
          verdict: 'found',
          method: 'scanner',
          actor_id: device.actorId,
          at,
        },
        ...{ device: device.replicaId, condition: null, note: null, label_damage: null },
      },
      siteId,
    )
    return { ...mutation, changeSet: id }
  })
  const { replicaId, epoch } = device
  const push = (from: number, to?: number) =>
    signed(url, device, '/sync/push', { replicaId, epoch, mutations: mutations.slice(from, to) })
  const pushes: Load['pushes'] = new Map()
  for (let from = 0; from < scansOfLaptop; from += smallPush)
    pushes.set(from, { small: push(from, from + smallPush), rest: push(from) })
  const hello = { protocol: protocolVersion, replicaId, acknowledged: 0, cursors: {}, epoch }
  return { hello: signed(url, device, '/sync/hello', hello), pushes }
}

function signed(url: string, device: TestDevice, path: string, asked: object): Buffer {
  const body = new Uint8Array(zstdCompressSync(JSON.stringify(asked)))
  return wireOf(url, path, { ...device.headersFor(path, body), 'content-encoding': 'zstd' }, body)
}

async function cpuOf(adminUrl: string): Promise<number> {
  const text = await (await fetch(`${adminUrl}/metrics`)).text()
  return Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1])
}

/** A scan as a row of its own, and what it says beside its columns as JSON. */
function valuesOf(entry: Entry, receivedAt: string): (string | number)[] {
  const { siteId, seq, type, kind, id, replicaId, n, actorId, at } = entry
  if (type !== 'fact') throw new Error('an entry is no fact')
  const { id: _, site_id: _site, actor_id: _actor, at: _at, ...fact } = entry.fact
  return [siteId, seq, type, kind, id, replicaId, n, receivedAt, JSON.stringify({ actorId, at, fact })]
}

/** Milliseconds of writing as many rows of the same size, 500 a statement, each statement committed. */
async function bareInsert(url: string): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: writers }, async () => {
      const client = new Client(url)
      await client.connect()
      return client
    }),
  )
  const [first] = clients as [Client]
  await first.query(`CREATE TABLE bare (
    site_id text NOT NULL, seq bigint NOT NULL, type text NOT NULL, kind text NOT NULL, id text NOT NULL,
    replica_id text NOT NULL, n bigint NOT NULL, received_at text NOT NULL, body text NOT NULL,
    PRIMARY KEY (site_id, seq))`)
  const { rows } = await first.query<LoggedRow & { at: string }>(
    `SELECT ${loggedRow}, received_at AS at FROM entry ORDER BY replica_id, n`,
  )
  const scans = rows.flatMap((row) => entriesOf(row).map((entry) => valuesOf(entry, row.at)))
  const batches = Array.from({ length: laptops }, (_, index) => {
    const part = scans.slice(index * scansOfLaptop, (index + 1) * scansOfLaptop)
    return columns.map((_, column) => part.map((values) => values[column]))
  })
  const took = await timed(() =>
    Promise.all(
      clients.map(async (client) => {
        for (let batch = batches.pop(); batch; batch = batches.pop())
          await client.query(
            `INSERT INTO bare SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[],
              $6::text[], $7::bigint[], $8::text[], $9::text[])`,
            batch,
          )
      }),
    ),
  )
  await Promise.all(clients.map((client) => client.end()))
  return took
}
