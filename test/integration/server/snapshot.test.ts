import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { verifyChanges } from '../../../src-main/engine/database/change-record.ts'
import { inTransaction, type Transaction } from '../../../src-main/engine/database/transaction.ts'
import { arriving, assets } from '../../../src-main/engine/features/assets/assets.ts'
import { findAssets } from '../../../src-main/engine/features/assets/assets-find-query.ts'
import { assetTimeline } from '../../../src-main/engine/features/assets/assets-timeline-query.ts'
import { lookAtSearch } from '../../../src-main/engine/features/doctor/doctor-search.ts'
import { people } from '../../../src-main/engine/features/people/people.ts'
import { ensureDeviceKey } from '../../../src-main/engine/features/sync/device-key.ts'
import { noteEnrolled } from '../../../src-main/engine/features/sync/enrol.ts'
import { ServerConversation } from '../../../src-main/engine/features/sync/server-conversation.ts'
import { statusOf } from '../../../src-main/engine/features/sync/sync-query.ts'
import { syncOnce } from '../../../src-main/engine/features/sync/sync-run.ts'
import { syncedRows } from '../../../src-main/engine/features/sync/synced-kinds.ts'
import { hostWithoutAbilities } from '../../../src-main/engine/host.ts'
import { logTo } from '../../../src-main/engine/log.ts'
import { RegisterArrival } from '../../../src-main/engine/register-arrival.ts'
import { devices } from '../../../src-server/accounts/devices.ts'
import type { JsonValue } from '../../../src-shared/record/canonical-json.ts'
import { isRegisterKind } from '../../../src-shared/sync/kinds.ts'
import { answerDigest } from '../../../src-shared/sync/request-signature.ts'
import { newId } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'
import { TestDevice } from '../../tools/server/test-device.ts'
import { startTestServer, type TestServer } from '../../tools/server/test-server.ts'

const now = () => new Date().toISOString()
type Fields = Record<string, JsonValue>

/** A server on which somebody has worked for a while; parts of a snapshot are small. */
async function serverWithRegister() {
  const server = await startTestServer({ snapshotPart: 4 })
  onTestFinished(server.close)
  const worker = await TestDevice.enrolled(server)
  const pushed = async (kind: string, id: string, fields: Fields, from: Fields = {}, siteId = 'org') => {
    const changes = Object.entries(fields).map(([field, to]) => [field, [from[field] ?? null, to]] as const)
    const isNew = Object.keys(from).length === 0
    await worker.push(
      worker.change(kind, id, Object.fromEntries(changes) as never, { siteId, revision: isNew ? 1 : 2 }),
    )
    return id
  }
  const status = await pushed('statusLabel', newId(), { name: 'On the shelf', type: 'deployable' })
  const model = await pushed('model', newId(), { name: 'T14', manufacturer: 'Lenovo' })
  // Its parent has the greater id: what it refers to comes after it.
  const [floor, hq] = [newId(), newId()].sort() as [string, string]
  await pushed('location', hq, { name: 'HQ' }, {}, hq)
  await pushed('location', floor, { name: 'Floor 1', parentId: hq }, {}, hq)
  const field = await pushed('customField', newId(), { name: 'Cost centre', type: 'text', required: false })
  const tagged: string[] = []
  for (let n = 1; n <= 10; n++)
    tagged.push(
      await pushed(
        'asset',
        newId(),
        {
          ...{
            assetTag: `S-${n}`,
            statusId: status,
            locationId: floor,
            modelId: model,
            mac: `AA:BB:CC:DD:EE:0${n % 10}`,
          },
          ...{ [`custom.${field}`]: `CC ${n}` },
        },
        {},
        hq,
      ),
    )
  return { server, worker, pushed, status, model, floor, hq, assets: tagged as [string, ...string[]] }
}

interface LaptopOptions {
  /** rows of a server below which the log is read */
  few?: number
  /** milliseconds without a part after which search is made ready; null: no text is built apart */
  patience?: number | null
}

/** A laptop that was begun a moment ago, and writes parts in two steps. @param onPart what happens before a part of the snapshot is asked for, from 1 */
async function newLaptop(
  server: TestServer,
  onPart: (part: number) => unknown = () => undefined,
  { few = 0, patience = 60_000 }: LaptopOptions = {},
) {
  const folder = folderOfTest()
  const { writing: database, connection } = openEngine(folder)
  const context = { actorId: newId(), newId, now }
  const act = <Result>(work: (tx: Transaction) => Result) =>
    inTransaction(database, context, newId(), { changed: () => undefined }, work)
  act((tx) => people.create(tx, { id: context.actorId, name: 'Ben New', role: 'administrator' }))
  const key = await ensureDeviceKey({ dataFolder: folder, host: hostWithoutAbilities('browser') })
  let parts = 0
  const asked: string[] = []
  const talk = (deviceId: string | null) =>
    new ServerConversation({
      url: 'http://server',
      deviceId,
      key,
      now,
      carry: async (path, body, headers) => {
        asked.push(path)
        if (path === '/sync/snapshot') await onPart(++parts)
        const answer = await server.app.request(path, { method: 'POST', body, headers })
        return {
          status: answer.status,
          body: Buffer.from(await answer.arrayBuffer()),
          digest: answer.headers.get(answerDigest),
        }
      },
    })
  const code = await server.code()
  const answer = await talk(null).enrol({ code, deviceName: 'New', publicKey: key.publicKey })
  act((tx) => noteEnrolled(tx, 'http://server', answer))
  const { signal } = new AbortController()
  const bugs: unknown[] = []
  const log = { ...logTo(() => undefined), bug: (_: string, error: unknown) => `E-${bugs.push(error)}` }
  const textCame = vi.fn()
  const arrival =
    patience === null
      ? undefined
      : new RegisterArrival({ database, dataFolder: folder, transact: act, textCame, log }, patience)
  if (arrival) onTestFinished(() => arrival.stop())
  const synced = () =>
    syncOnce({
      database,
      server: talk(answer.deviceId),
      signal,
      progress: () => undefined,
      log: { warn: () => undefined },
      step: act,
      few,
      rowsOfStep: 3,
      ...(arrival && { arrival }),
    })
  /** Has an administrator give it other sites. */
  const given = (sites: string[] | null) =>
    server.database.transaction((session) => devices.setSites(session, answer.deviceId, sites, []))
  return { database, connection, actorId: context.actorId, act, synced, given, asked, textCame, bugs }
}
type NewLaptop = Awaited<ReturnType<typeof newLaptop>>

/** In what a laptop differs from the server, in sentences; and whether it is sound in itself. */
async function differences({ database, bugs }: NewLaptop, server: TestServer): Promise<string[]> {
  const records = await server.rows<{ id: string; kind: string; fields: Fields }>(
    'SELECT id, kind, fields FROM record',
  )
  const faults = records.flatMap(({ id, kind, fields }) => {
    if (!isRegisterKind(kind)) return []
    const here = syncedRows[kind].recorded(database, id)
    if (!here) return [`${kind} ${id} is missing`]
    return [...new Set([...Object.keys(fields), ...Object.keys(here)])]
      .filter((field) => JSON.stringify(fields[field] ?? null) !== JSON.stringify(here[field] ?? null))
      .map(
        (field) =>
          `${kind} ${String(fields.name ?? fields.assetTag)}.${field} is ${here[field]}, not ${fields[field]}`,
      )
  })
  if (database.pragma('integrity_check', { simple: true }) !== 'ok') faults.push('it is damaged')
  if ((database.pragma('foreign_key_check') as unknown[]).length > 0)
    faults.push('something refers to nothing')
  if (verifyChanges(database).brokenAt !== null) faults.push('the record of change is broken')
  if (lookAtSearch(database).state !== 'sound') faults.push('full text is not as the rows are')
  return [...faults, ...bugs.map(String)]
}

/** Cuts a laptop off once, before a part. */
function cutBefore(cutAt: number) {
  let isCut = false
  return (part: number) => {
    if (isCut || part !== cutAt) return
    isCut = true
    throw new Error('the network is away')
  }
}

const tagsHere = ({ database }: NewLaptop) =>
  database.prepare<[], string>('SELECT asset_tag FROM asset').pluck().all()

const syncedOrNot = (laptop: NewLaptop) => laptop.synced().catch(({ code }: { code: string }) => code)

describe('a new laptop', () => {
  it('takes the register over as it is, part by part, and then reads of the log what is no row', async () => {
    const {
      server,
      worker,
      pushed,
      assets: [first],
      hq,
    } = await serverWithRegister()
    await pushed('asset', first, { name: 'North' }, { name: null, assetTag: 'S-1' }, hq)
    await worker.push(worker.change('sharedView', newId(), { name: [null, 'All laptops'] }))
    const laptop = await newLaptop(server)
    const result = await laptop.synced()
    expect(await differences(laptop, server)).toEqual([])
    expect(laptop.asked.filter((path) => path === '/sync/snapshot').length).toBeGreaterThan(3)
    expect(result).toMatchObject({ conflicts: 0, quarantined: 0 })
    expect(laptop.textCame).toHaveBeenCalledTimes(1)
    const asset = assets.get(laptop.database, first)
    expect(asset).toMatchObject({ assetTag: 'S-1', name: 'North' })
    // Nothing of the register was read a second time; a view is no row of it.
    const recorded = laptop.database
      .prepare<[], string>(
        'SELECT DISTINCT entity FROM change WHERE n IN (SELECT change_n FROM change_origin)',
      )
      .pluck()
    expect(recorded.all()).toEqual(['sharedView'])
    expect(statusOf(laptop.database)).toMatchObject({ takingOver: null, notYetWritten: 0 })
  })

  it('says of an asset that what happened before is elsewhere, and what happens from then on', async () => {
    const {
      server,
      pushed,
      assets: [first],
      hq,
    } = await serverWithRegister()
    const laptop = await newLaptop(server)
    await laptop.synced()
    await pushed('asset', first, { notes: 'dented' }, { notes: null, assetTag: 'S-1' }, hq)
    await laptop.synced()
    const timeline = assetTimeline(laptop.database, first, 10, () => [])
    expect(timeline.map(({ kind }) => kind)).toEqual(['changed', 'takenOver'])
    expect(await differences(laptop, server)).toEqual([])
  })

  it('goes on after the last part that it has, wherever it is cut off', async () => {
    const { server } = await serverWithRegister()
    for (const cutAt of [1, 2, 3, 4, 5]) {
      let isCut = true
      const laptop = await newLaptop(server, (part) => {
        if (isCut && part === cutAt) throw new Error('the network is away')
      })
      expect(await syncedOrNot(laptop)).toBe('SERVER_UNREACHABLE')
      const before = laptop.asked.length
      isCut = false
      const stored = statusOf(laptop.database).takingOver?.rows ?? 0
      expect(stored).toBe(4 * Math.max(0, cutAt - 1))
      await laptop.synced()
      expect(await differences(laptop, server)).toEqual([])
      const [{ count } = { count: 0 }] = await server.rows<{ count: number }>(
        'SELECT count(*)::int AS count FROM record',
      )
      const again = laptop.asked.slice(before).filter((path) => path === '/sync/snapshot').length
      expect(again).toBeLessThanOrEqual(Math.ceil((count - stored) / 4) + 1)
    }
  })

  it('says while it comes that it does not know codes and words yet, and reads lists', async () => {
    const { server } = await serverWithRegister()
    const laptop = await newLaptop(server, cutBefore(6))
    expect(await syncedOrNot(laptop)).toBe('SERVER_UNREACHABLE')
    const { client } = laptop.connection
    laptop.connection.setActor(laptop.actorId)
    const isArriving = expect.objectContaining({ code: 'REGISTER_ARRIVING' })
    const tags = tagsHere(laptop)
    expect(tags.length).toBeGreaterThan(0)
    expect((await client.assets.list({})).rows.map(({ assetTag }) => assetTag).sort()).toEqual(tags.sort())
    for (const refused of [
      client.assets.list({ search: 'Lenovo' }),
      client.assets.find({ text: tags[0] ?? '', limit: 5 }),
      client.assets.show({ asset: tags[0] ?? '' }),
      client.assets.create({ fields: { assetTag: 'NEW-1' } }),
      client.audits.voidScan({ auditId: newId(), scanId: newId() }),
    ])
      await expect(refused).rejects.toEqual(isArriving)
    expect(await client.sync.status()).toMatchObject({ takingOver: { rows: expect.any(Number) } })
    expect(lookAtSearch(laptop.database).state).toBe('sound')
    await laptop.synced()
    expect((await client.assets.list({ search: 'Lenovo' })).total).toBe(10)
    expect((await client.assets.find({ text: 'S-1', limit: 5 })).exact).toBe(1)
  })

  it('has every index and trigger that others have', async () => {
    const { server } = await serverWithRegister()
    const schemaOf = async (options: LaptopOptions) => {
      const laptop = await newLaptop(server, undefined, options)
      await laptop.synced()
      return laptop.database
        .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name')
        .all()
    }
    expect(await schemaOf({})).toEqual(await schemaOf({ few: 1000 }))
  })

  it('finds words in what it has once nothing has come for a while, and in what comes then', async () => {
    const { server } = await serverWithRegister()
    const laptop = await newLaptop(server, cutBefore(6), { patience: 1 })
    expect(await syncedOrNot(laptop)).toBe('SERVER_UNREACHABLE')
    await vi.waitUntil(() => arriving.upTo(laptop.database) === null, { timeout: 60_000 })
    const found = () => findAssets(laptop.database, 'Lenovo', 50).assets.map(({ assetTag }) => assetTag)
    expect(found().sort()).toEqual(tagsHere(laptop).sort())
    await laptop.synced()
    expect(found()).toHaveLength(10)
    expect(await differences(laptop, server)).toEqual([])
  })

  it('finds words in what is changed here while it comes', async () => {
    const { server } = await serverWithRegister()
    const laptop = await newLaptop(server, cutBefore(6))
    expect(await syncedOrNot(laptop)).toBe('SERVER_UNREACHABLE')
    laptop.act((tx) => {
      const { id } = laptop.database.prepare('SELECT id FROM asset ORDER BY n LIMIT 1').get() as {
        id: string
      }
      const asset = assets.get(tx.database, id)
      assets.update(tx, asset, { ...asset, notes: 'amethyst' }, asset.siteId)
    })
    await laptop.synced()
    expect(findAssets(laptop.database, 'amethyst', 10).total).toBe(1)
    expect(await differences(laptop, server)).toEqual([])
  })

  it('has full text part by part where no thread builds it', async () => {
    const { server } = await serverWithRegister()
    const laptop = await newLaptop(server, undefined, { patience: null })
    await laptop.synced()
    expect(findAssets(laptop.database, 'Lenovo', 50).total).toBe(10)
    expect(await differences(laptop, server)).toEqual([])
  })

  it('has what others change while it reads, whatever part that is in', async () => {
    const { server, pushed, status, model, floor, hq, assets: all } = await serverWithRegister()
    for (const [index, at] of [1, 2, 3, 4, 5].entries()) {
      const [first = '', last = ''] = [all[index], all[all.length - 1 - index]]
      const laptop = await newLaptop(server, async (part) => {
        if (part !== at) return
        const other = await pushed('model', newId(), { name: `X${at}`, manufacturer: 'Lenovo' })
        const cellar = await pushed('location', newId(), { name: `Cellar ${at}`, parentId: hq }, {}, hq)
        const lost = await pushed('statusLabel', newId(), { name: `Gone ${at}`, type: 'lost' })
        await pushed('location', floor, { name: `Floor ${at + 1}` }, { name: `Floor ${at}` }, hq)
        await pushed('asset', first, { modelId: other }, { modelId: model }, hq)
        const [before, after] = [
          { statusId: status, locationId: floor },
          { statusId: lost, locationId: cellar },
        ]
        await pushed('asset', last, after, before, hq)
        await pushed('asset', newId(), { assetTag: `S-9${at}`, statusId: lost, parentId: last }, {}, hq)
      })
      await laptop.synced()
      expect(await differences(laptop, server), `changed before part ${at}`).toEqual([])
      expect(statusOf(laptop.database)).toMatchObject({ notYetWritten: 0, quarantined: 0 })
    }
  })

  it('reads the log where it is given some sites while it reads, and has the others once it gets them back', async () => {
    const { server, pushed, status, hq } = await serverWithRegister()
    const depot = newId()
    await pushed('location', depot, { name: 'Depot' }, {}, depot)
    const fields = { assetTag: 'D-1', statusId: status, locationId: depot }
    const crate = await pushed('asset', newId(), fields, {}, depot)
    for (const at of [2, 3, 4, 5]) {
      const laptop: NewLaptop = await newLaptop(server, async (part) => {
        if (part === at) await laptop.given([hq])
      })
      await laptop.synced()
      const missing = [`location ${depot} is missing`, `asset ${crate} is missing`]
      expect((await differences(laptop, server)).sort(), `before part ${at}`).toEqual(missing.sort())
      await laptop.given(null)
      await laptop.synced()
      expect(await differences(laptop, server), `before part ${at}`).toEqual([])
      expect(statusOf(laptop.database)).toMatchObject({ notYetWritten: 0, quarantined: 0 })
    }
  })

  it('knows what others contradict each other in', async () => {
    const {
      server,
      worker,
      assets: [first],
      hq,
    } = await serverWithRegister()
    const name = (to: string) =>
      worker.change('asset', first, { name: ['Nobody', to] }, { siteId: hq, revision: 2 })
    await worker.push(worker.change('asset', first, { name: [null, 'East'] }, { siteId: hq, revision: 2 }))
    await worker.push(name('West'))
    const laptop = await newLaptop(server)
    await laptop.synced()
    expect(statusOf(laptop.database)).toMatchObject({ conflicts: 1 })
    expect(laptop.database.prepare('SELECT offered, offered_by FROM sync_conflict').get()).toEqual({
      offered: '"West"',
      offered_by: worker.actorId,
    })
  })

  it('reads the log, and with it what happened, where there is little', async () => {
    const {
      server,
      assets: [first],
    } = await serverWithRegister()
    const laptop = await newLaptop(server, undefined, { few: 1000 })
    await laptop.synced()
    expect(await differences(laptop, server)).toEqual([])
    expect(assetTimeline(laptop.database, first, 10, () => []).map(({ kind }) => kind)).toEqual(['created'])
  })
})

describe('what a snapshot asks the server’s database for', () => {
  it('is found by indexes, also what the log has beside rows of the register', async () => {
    const server = await startTestServer()
    onTestFinished(server.close)
    await server.rows('SET enable_seqscan = off')
    const planOf = async (sql: string) =>
      (await server.rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`))
        .map((row) => row['QUERY PLAN'])
        .join('\n')
    expect(
      await planOf("SELECT id FROM record WHERE kind = 'asset' AND id > 'x' ORDER BY id LIMIT 9"),
    ).toContain('record_kind')
    expect(
      await planOf(
        `SELECT seq FROM entry WHERE site_id = 'x' AND seq > 1 AND kind NOT IN
          ('statusLabel', 'category', 'model', 'person', 'location', 'customField', 'asset') ORDER BY seq LIMIT 9`,
      ),
    ).toContain('entry_beside_register')
  })
})
