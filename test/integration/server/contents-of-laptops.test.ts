import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkDataFolder } from '../../../src-main/engine/doctor-of-folder.ts'
import { type Listening, listen } from '../../../src-server/http/listen.ts'
import { newFolder } from '../../tools/data-folder.ts'
import { ended, staged } from '../../tools/lists.ts'
import { plainJpeg } from '../../tools/pictures.ts'
import { type CuttingProxy, startCuttingProxy, type Weather } from '../../tools/server/cutting-proxy.ts'
import { startTestServer, type TestServer } from '../../tools/server/test-server.ts'
import { startTestEngine, type TestEngine } from '../../tools/test-engine.ts'

const fileOf = (folder: string, sha256: string) => join(folder, 'files', sha256.slice(0, 2), sha256)
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('photos and files of two laptops', () => {
  const folders = [newFolder(), newFolder()]
  const large = randomBytes(3_000_000)
  let server: TestServer
  let http: Listening
  let proxy: CuttingProxy
  let one: TestEngine
  let other: TestEngine
  let weather: Partial<Weather> = {}
  beforeAll(async () => {
    server = await startTestServer()
    http = await listen(server.app, { host: '127.0.0.1', port: 0, tls: null })
    proxy = await startCuttingProxy(http.url, () => weather)
    one = await startTestEngine(folders[0]?.path ?? '', 'Ada Tester')
    other = await startTestEngine(folders[1]?.path ?? '', 'Ben Tester')
    for (const { client } of [one, other]) {
      await client.sync.enroll({ url: proxy.url, code: await server.code(), deviceName: 'Laptop' })
      // What is looked at here is what is asked for here.
      await client.sync.pause({ paused: true })
    }
  })
  afterAll(async () => {
    await Promise.all([one.close(), other.close()])
    await proxy.close()
    await http.close(0)
    await server.close()
    for (const folder of folders) folder.remove()
  })

  const turnTo = (next: Partial<Weather>) => {
    weather = next
    proxy.cutAll()
  }
  /** Has the server lack content while something is done. */
  const withoutContent = async (sha256: string, work: () => Promise<void>) => {
    const file = join(server.filesFolder, sha256.slice(0, 2), sha256)
    renameSync(file, `${file}.away`)
    try {
      await work()
    } finally {
      renameSync(`${file}.away`, file)
    }
  }
  const synced = async ({ client }: TestEngine) => ended(client, (await client.sync.start()).jobId)
  /** Syncs until nothing waits; each try gets as far as the network lets it. */
  const syncedAtLast = async (engine: TestEngine) => {
    for (let tries = 0; tries < 40; tries++) {
      const { error } = await synced(engine)
      const { contents } = await engine.client.sync.status()
      if (!error && contents.toSend + contents.toFetch === 0) return tries
    }
    throw new Error('it never comes through')
  }
  const added = async (assetId: string, bytes: Uint8Array, kind: 'photo' | 'file' = 'file') => {
    const stagingId = await staged(one, Buffer.from(bytes))
    return one.client.attachments.add({ assetId, kind, fileName: `a.${kind}`, stagingId })
  }
  const listOn = async ({ client }: TestEngine, assetId: string) =>
    (await client.attachments.list({ assetId })).attachments

  it('go through a network that cuts, and are what they were', async () => {
    const { id } = await one.client.assets.create({ fields: { assetTag: 'F-1' } })
    await added(id, large)
    await added(id, plainJpeg(), 'photo')
    turnTo({ cutAfter: 1_200_000 })
    expect(await syncedAtLast(one)).toBeGreaterThan(0)
    expect(proxy.cuts).toBeGreaterThan(0)
    turnTo({})
    await synced(other)
    const arrived = await listOn(other, id)
    expect(arrived.map(({ isHere, size, addedBy }) => [isHere, size, addedBy])).toEqual([
      [true, large.length, 'Ada Tester'],
      [true, plainJpeg().length, 'Ada Tester'],
    ])
    for (const { sha256 } of arrived)
      expect(digestOf(readFileSync(fileOf(other.folder, sha256)))).toBe(sha256)
    expect(await synced(one)).toMatchObject({ result: { sent: 0, fetched: 0 } })
  })

  it('are known before they come, are no damage meanwhile, and come when somebody asks', async () => {
    const { id } = await one.client.assets.create({ fields: { assetTag: 'F-2' } })
    const bytes = randomBytes(400_000)
    await added(id, bytes)
    await syncedAtLast(one)
    await withoutContent(digestOf(bytes), async () => {
      await synced(other)
      expect((await other.client.sync.status()).contents).toMatchObject({ toFetch: 1, problem: null })
      expect(await listOn(other, id)).toMatchObject([{ isHere: false, size: bytes.length }])
      const findings = await checkDataFolder(other.folder)
      expect(findings.find(({ check }) => check === 'files')?.state).toBe('sound')
    })
    const { jobId } = await other.client.sync.fetch({ sha256: digestOf(bytes) })
    expect(await ended(other.client, jobId)).toMatchObject({ result: { fetched: 1 } })
    expect(await listOn(other, id)).toMatchObject([{ isHere: true }])
  })

  it('are gone on with where a laptop ended, and begun anew where what had come was damaged', async () => {
    const { id } = await one.client.assets.create({ fields: { assetTag: 'F-3' } })
    const bytes = randomBytes(300_000)
    const sha256 = digestOf(bytes)
    await added(id, bytes)
    await syncedAtLast(one)
    const part = `${fileOf(other.folder, sha256)}.fetching`
    await withoutContent(sha256, async () => {
      await synced(other)
      mkdirSync(dirname(part), { recursive: true })
      writeFileSync(part, bytes.subarray(0, 290_000))
      await other.close()
      other = await startTestEngine(other.folder, 'Ben Tester')
      expect(existsSync(part)).toBe(true)
    })
    const before = proxy.carried
    await syncedAtLast(other)
    expect(proxy.carried - before).toBeLessThan(100_000)
    expect(digestOf(readFileSync(fileOf(other.folder, sha256)))).toBe(sha256)
    // What has come is not what it should be.
    rmSync(fileOf(other.folder, sha256))
    writeFileSync(part, 'something else')
    const { jobId } = await other.client.sync.fetch({ sha256 })
    await ended(other.client, jobId)
    expect(digestOf(readFileSync(fileOf(other.folder, sha256)))).toBe(sha256)
    expect(existsSync(part)).toBe(false)
  })

  it('are not believed where a bit was turned on their way', async () => {
    const { id } = await one.client.assets.create({ fields: { assetTag: 'F-4' } })
    const bytes = randomBytes(200_000)
    await added(id, bytes)
    turnTo({ corruptAt: 100_000 })
    await synced(one)
    turnTo({})
    await syncedAtLast(one)
    turnTo({ corruptAt: 150_000 })
    await synced(other)
    turnTo({})
    expect(proxy.corruptions).toBeGreaterThan(0)
    await syncedAtLast(other)
    expect(digestOf(readFileSync(fileOf(other.folder, digestOf(bytes))))).toBe(digestOf(bytes))
    expect(server.bugs).toEqual([])
  })

  it('that were removed stay away, also where they had not come yet', async () => {
    const { id } = await one.client.assets.create({ fields: { assetTag: 'F-5' } })
    const { id: attachmentId } = await added(id, randomBytes(100))
    await synced(one)
    await synced(other)
    await other.client.attachments.remove({ id: attachmentId })
    await synced(other)
    await synced(one)
    expect(await listOn(one, id)).toEqual([])
    for (const { client } of [one, other]) expect((await client.sync.status()).conflicts).toBe(0)
  })
})
