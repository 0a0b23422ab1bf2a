import { once } from 'node:events'
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostWithoutAbilities } from '../../../src-main/engine/host.ts'
import { newFolder } from '../../tools/data-folder.ts'
import { startTestServer, type TestServer } from '../../tools/server/test-server.ts'
import { startTestEngine, type TestEngine } from '../../tools/test-engine.ts'

describe('a laptop that is asked to spare its battery and metered lines', () => {
  const folders = [newFolder(), newFolder()] as const
  const host = hostWithoutAbilities('browser')
  let server: TestServer
  let http: Server
  let sparing: TestEngine
  let other: TestEngine
  const eventually = <Value>(value: () => Promise<Value>) => expect.poll(value, { timeout: 60_000 })
  const status = () => sparing.client.sync.status()
  const held = async () => (await status()).heldBy
  const made = ({ client }: TestEngine, assetTag: string) => client.assets.create({ fields: { assetTag } })
  const isOnServer = async (assetTag: string) =>
    (await server.rows(`SELECT 1 FROM record WHERE fields ->> 'assetTag' = $1`, [assetTag])).length === 1
  const syncNow = async () => {
    const { jobId } = await sparing.client.sync.start()
    await eventually(async () => (await sparing.client.jobs.show({ jobId })).state).toBe('done')
  }
  /** What was recorded here first has not gone when what another laptop recorded later has. */
  const staysHere = async (assetTag: string) => {
    await made(sparing, assetTag)
    await made(other, `after ${assetTag}`)
    await eventually(() => isOnServer(`after ${assetTag}`)).toBe(true)
    expect([await isOnServer(assetTag), (await status()).waiting]).toEqual([false, 1])
  }

  beforeAll(async () => {
    server = await startTestServer()
    http = createAdaptorServer({ fetch: server.app.fetch }) as Server
    http.listen(0, '127.0.0.1')
    await once(http, 'listening')
    const { port } = http.address() as { port: number }
    sparing = await startTestEngine(folders[0].path, 'Ada Tester', { host, hasThreads: true })
    other = await startTestEngine(folders[1].path, 'Ben Tester', { host })
    for (const { client } of [sparing, other]) {
      const code = await server.code()
      await client.sync.enroll({ url: `http://127.0.0.1:${port}`, code, deviceName: 'L' })
    }
  })
  afterAll(async () => {
    await Promise.all([sparing.close(), other.close()])
    http.closeAllConnections()
    await new Promise((closed) => http.close(closed))
    await server.close()
    for (const folder of folders) folder.remove()
  })

  it('syncs on battery as long as nobody asked it not to', async () => {
    for (const { client } of [sparing, other])
      await eventually(async () => (await client.sync.status()).syncedAt).not.toBeNull()
    sparing.engine.onBattery(true)
    await made(sparing, 'A-1')
    await eventually(() => isOnServer('A-1')).toBe(true)
    expect(await status()).toMatchObject({ spares: { battery: false, metered: false }, heldBy: null })
  })

  it('waits on battery, syncs when asked all the same, and goes on once it is plugged in', async () => {
    await sparing.client.sync.spare({ what: 'battery', spared: true })
    await eventually(held).toBe('battery')
    await staysHere('A-2')
    await syncNow()
    expect(await isOnServer('A-2')).toBe(true)
    await made(sparing, 'A-3')
    sparing.engine.onBattery(false)
    await eventually(() => isOnServer('A-3')).toBe(true)
    expect(await held()).toBeNull()
  })

  it('still knows on what it runs after its threads began anew', async () => {
    sparing.engine.onBattery(true)
    await eventually(held).toBe('battery')
    await sparing.engine.crash()
    await made(sparing, 'A-4')
    await eventually(held).toBe('battery')
    sparing.engine.onBattery(false)
    await eventually(() => isOnServer('A-4')).toBe(true)
  })

  it('waits while a window is online over a metered line, and forgets it with the window', async () => {
    await sparing.client.sync.spare({ what: 'metered', spared: true })
    const leaving = new AbortController()
    const told = await sparing.client.sync.metered(undefined, { signal: leaving.signal })
    await told.next()
    await eventually(held).toBe('metered')
    await staysHere('A-5')
    leaving.abort()
    await eventually(held).toBeNull()
    await eventually(() => isOnServer('A-5')).toBe(true)
  })
})
