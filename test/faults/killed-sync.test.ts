import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChanges } from '../../src-main/engine/database/change-record.ts'
import { databaseFile, openWriter } from '../../src-main/engine/database/open.ts'
import { lookAtSearch } from '../../src-main/engine/features/doctor/doctor-search.ts'
import { connectToLocalSocket } from '../../src-main/engine/local-socket.ts'
import { type Listening, listen } from '../../src-server/http/listen.ts'
import { SeededRandom } from '../../src-shared/features/samples/seeded-random.ts'
import { elsewhereSite } from '../../src-shared/sync/elsewhere.ts'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { childEngine } from '../tools/child-engine.ts'
import { clientOver, newId } from '../tools/client.ts'
import { folderOfTest, newFolder } from '../tools/data-folder.ts'
import { ended, staged } from '../tools/lists.ts'
import { type CuttingProxy, startCuttingProxy } from '../tools/server/cutting-proxy.ts'
import { TestDevice } from '../tools/server/test-device.ts'
import { startTestServer, type TestServer } from '../tools/server/test-server.ts'
import { startTestEngine } from '../tools/test-engine.ts'

const kills = 3
const rows = 12_000
const part = 500

describe('an engine that is killed while it syncs', { timeout: 240_000 }, () => {
  let server: TestServer
  let http: Listening
  let proxy: CuttingProxy
  /** milliseconds by which each piece comes later, so that there is a middle in which to kill */
  let delay = 0
  beforeAll(async () => {
    server = await startTestServer({ snapshotPart: part })
    http = await listen(server.app, { host: '127.0.0.1', port: 0, tls: null })
    proxy = await startCuttingProxy(http.url, () => ({ delay }))
  })
  afterAll(async () => {
    await proxy.close()
    await http.close(0)
    await server.close()
    rmSync(depot.folder, { recursive: true, force: true })
  })

  /** A laptop that takes part, and does nothing until it is told to. @returns who works on it */
  const enrolledLaptop = async (folder: string) => {
    const laptop = await startTestEngine(folder)
    await laptop.client.sync.enroll({ url: proxy.url, code: await server.code(), deviceName: 'Laptop' })
    await laptop.client.sync.pause({ paused: true })
    await laptop.close()
    return laptop.worker.id
  }
  /** Has the laptop sync in a process of its own, and kills that once it is as far as it is to be. */
  const killedMeanwhile = async (
    folder: string,
    actor: string,
    isFarEnough: (client: EngineClient) => boolean | Promise<boolean>,
    begin = (client: EngineClient) => client.sync.start(),
  ) => {
    const child = await childEngine(folder)
    expect(child.said).toBe('ready')
    const connection = clientOver(() => connectToLocalSocket(folder))
    connection.setActor(actor)
    const { client } = connection
    try {
      const { jobId } = await begin(client)
      while (!(await isFarEnough(client))) {
        const { state, error } = await client.jobs.show({ jobId })
        expect([state, error], 'it is to be killed before it has ended').toEqual(['running', null])
        await pause(2)
      }
    } finally {
      await child.kill()
      connection.close()
    }
  }
  const syncedAtLast = async (folder: string) => {
    const laptop = await startTestEngine(folder)
    const { state, result, error } = await ended(laptop.client, (await laptop.client.sync.start()).jobId)
    expect([state, error]).toEqual(['done', null])
    return { ...laptop, result }
  }

  /** the laptop that has the register of the first test */
  let depot = { folder: '', site: '', actor: '' }

  it('goes on with a snapshot where it was, and has each row once', async () => {
    const worker = await TestDevice.enrolled(server)
    const [status, site] = [newId(), newId()]
    await worker.push(
      worker.change('statusLabel', status, { name: [null, 'In use'], type: [null, 'deployable'] }),
      worker.change('location', site, { name: [null, 'Depot'] }, { siteId: site }),
    )
    await server.rows(
      `INSERT INTO record (id, kind, site_id, fields, revision, made_at, changed_at)
       SELECT gen_random_uuid(), 'asset', $1, jsonb_build_object('assetTag', 'KS-' || n, 'statusId', $2::text,
         'locationId', $1::text, 'serialNumber', md5(n::text)), 1, $3, $3 FROM generate_series(1, $4::int) AS n`,
      [site, status, new Date().toISOString(), rows],
    )
    const { path: folder } = newFolder()
    const random = new SeededRandom(3)
    const actor = await enrolledLaptop(folder)
    depot = { folder, site, actor }
    delay = 30
    let before = 0
    for (let kill = 0; kill < kills; kill++) {
      const least = before + part * (1 + random.below(4))
      await killedMeanwhile(folder, actor, async (client) => {
        const { takingOver } = await client.sync.status()
        return (takingOver?.rows ?? 0) >= least
      })
      const left = lookInto(folder)
      expect(left.faults).toEqual([])
      expect(left.assets).toBeGreaterThanOrEqual(before)
      before = left.assets
    }
    expect(before).toBeLessThan(rows)
    delay = 0
    const { client, close } = await syncedAtLast(folder)
    expect((await client.assets.list({})).total).toBe(rows)
    expect(await client.sync.status()).toMatchObject({ takingOver: null, notYetWritten: 0, waiting: 0 })
    expect((await client.assets.list({ search: 'KS-11999' })).rows).toMatchObject([{ assetTag: 'KS-11999' }])
    await close()
    expect(lookInto(folder)).toMatchObject({ faults: [], assets: rows })
    // Nothing is asked for again but what was on its way when it was killed.
    const asked = server.logged.filter(({ route }) => route === '/sync/snapshot').length
    expect(asked).toBeLessThanOrEqual(Math.ceil(rows / part) + 2 + 2 * kills)
  })

  it('goes on with letting a site go, and has what is left once', async () => {
    const { folder, site, actor } = depot
    const laptop = await startTestEngine(folder)
    const { deviceId } = await laptop.client.sync.status()
    await laptop.close()
    await server.rows('UPDATE device SET sites = ARRAY[]::text[], leaving_sites = ARRAY[$2] WHERE id = $1', [
      deviceId,
      site,
    ])
    const random = new SeededRandom(4)
    let left = rows
    for (let kill = 0; kill < kills; kill++) {
      const most = left - 400 * (1 + random.below(4))
      const isFarEnough = async (client: EngineClient) => (await client.assets.list({})).total <= most
      await killedMeanwhile(folder, actor, isFarEnough, (client) => client.sync.letGo())
      const { faults, assets, here } = lookInto(folder)
      expect([faults, assets]).toEqual([[], rows])
      expect(here).toBeLessThanOrEqual(most)
      left = here
    }
    expect(left).toBeGreaterThan(0)
    const { client, close } = await startTestEngine(folder)
    expect(await ended(client, (await client.sync.letGo()).jobId)).toMatchObject({
      state: 'done',
      error: null,
    })
    expect((await client.assets.list({})).total).toBe(0)
    expect((await client.locations.list({})).total).toBe(0)
    await close()
    expect(lookInto(folder)).toEqual({ faults: [], assets: rows, here: 0 })
  })

  it('makes ready what has arrived, wherever it is killed', async () => {
    // Words of which the full text is copied in several steps.
    await server.rows(`UPDATE record SET fields = fields || jsonb_build_object('notes',
      (SELECT string_agg(md5(id || w), ' ') FROM generate_series(1, 40) AS w)) WHERE kind = 'asset'`)
    const folder = folderOfTest()
    const actor = await enrolledLaptop(folder)
    delay = 0
    for (const phase of phases) {
      const database = new BetterSqlite3(databaseFile(folder))
      const isArriving = database.prepare('SELECT 1 FROM arriving_register').pluck()
      const hasBegun = database.prepare<[], number>(`SELECT ${phase}`).pluck()
      const isInPhase = () => isArriving.get() === 1 && hasBegun.get() === 1
      // Some of it is over sooner than the engine answers a question.
      await killedMeanwhile(folder, actor, () => {
        for (let looks = 0; looks < 100; looks++) {
          if (isInPhase()) return true
          Atomics.wait(asleep, 0, 0, 0.5)
        }
        return false
      })
      expect([phase, isInPhase()]).toEqual([phase, true])
      database.close()
      expect(lookInto(folder)).toEqual({ faults: [], assets: rows, here: rows })
    }
    const { client, close } = await syncedAtLast(folder)
    expect((await client.sync.status()).takingOver).toBeNull()
    expect((await client.assets.list({ search: 'KS-11999' })).rows).toMatchObject([{ assetTag: 'KS-11999' }])
    await close()
    expect(lookInto(folder)).toEqual({ faults: [], assets: rows, here: rows })
    const begunNow = folderOfTest()
    await (await startTestEngine(begunNow)).close()
    expect(schemaOf(folder)).toEqual(schemaOf(begunNow))
  })

  it('goes on with an upload where it was, and the server has what the file is', async () => {
    const folder = folderOfTest()
    const random = new SeededRandom(5)
    const actor = await enrolledLaptop(folder)
    const laptop = await startTestEngine(folder)
    const { id: assetId } = await laptop.client.assets.create({ fields: { assetTag: 'KU-1' } })
    const bytes = randomBytes(12_000_000)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const stagingId = await staged(laptop, bytes)
    await laptop.client.attachments.add({ assetId, kind: 'file', fileName: 'dump.bin', stagingId })
    await laptop.close()
    const carriedBefore = proxy.carried
    delay = 15
    for (let kill = 0; kill < kills; kill++) {
      const least = proxy.carried + 1_000_000 + random.below(1_500_000)
      await killedMeanwhile(folder, actor, () => proxy.carried >= least)
      expect(lookInto(folder).faults).toEqual([])
    }
    const stored = join(server.filesFolder, sha256.slice(0, 2), sha256)
    expect(existsSync(stored)).toBe(false)
    delay = 0
    const { result, client, close } = await syncedAtLast(folder)
    expect(result).toMatchObject({ sent: 1 })
    expect((await client.sync.status()).contents).toMatchObject({ toSend: 0 })
    await close()
    expect(createHash('sha256').update(readFileSync(stored)).digest('hex')).toBe(sha256)
    // A part that was on its way when it was killed is all that goes twice; the register goes beside it.
    expect(proxy.carried - carriedBefore).toBeLessThan(bytes.length + kills * 2 * 512 * 1024 + 6_000_000)
  })
})

const asleep = new Int32Array(new SharedArrayBuffer(4))

/** A register that has come whole: its indexes are made, then the rest of its full text is built, and all of that copied in. */
const phases = [
  'ended_at IS NOT NULL FROM snapshot',
  'NOT EXISTS (SELECT 1 FROM arriving_index)',
  '(SELECT max(id) FROM asset_text_data) > 10',
]

/** The names of everything that a database has. */
function schemaOf(folder: string): string[] {
  const database = new BetterSqlite3(databaseFile(folder), { readonly: true })
  const names = database.prepare<[], string>('SELECT name FROM sqlite_schema ORDER BY name').pluck().all()
  database.close()
  return names
}

/** What a laptop has that is not at work: in how many rows for assets, how many of these are not at another site. */
function lookInto(folder: string): { faults: string[]; assets: number; here: number } {
  const faults: string[] = []
  const database = openWriter(folder)
  try {
    if (database.pragma('integrity_check', { simple: true }) !== 'ok') faults.push('it is damaged')
    if ((database.pragma('foreign_key_check') as unknown[]).length > 0)
      faults.push('something refers to nothing')
    if (verifyChanges(database).brokenAt !== null) faults.push('the record of change is broken')
    if (lookAtSearch(database).state !== 'sound') faults.push('full text is not as the rows are')
  } finally {
    database.close()
  }
  const reading = new BetterSqlite3(databaseFile(folder), { readonly: true })
  const assets = reading.prepare<[], number>('SELECT count(*) FROM asset').pluck().get() ?? 0
  const here = reading.prepare<[string], number>('SELECT count(*) FROM asset WHERE site_id <> ?').pluck()
  const counted = here.get(elsewhereSite) ?? 0
  reading.close()
  return { faults, assets, here: counted }
}
