import { once } from 'node:events'
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostWithoutAbilities } from '../../src-main/engine/host.ts'
import { newFolder } from '../tools/data-folder.ts'
import { startTestServer, type TestServer } from '../tools/server/test-server.ts'
import { startTestEngine, type TestEngine } from '../tools/test-engine.ts'

describe('a laptop that syncs by itself', () => {
  const folders = [newFolder(), newFolder()]
  const host = hostWithoutAbilities('browser')
  let server: TestServer
  let http: Server
  let port = 0
  let one: TestEngine
  let other: TestEngine
  /** requests are taken and not answered, as by a network that is gone without a word */
  let isSilent = false
  let unanswered = 0
  const silence = () => {
    unanswered++
    return new Promise<Response>(() => {})
  }
  const listen = async () => {
    http = createAdaptorServer({
      fetch: (request: Request) => (isSilent ? silence() : server.app.fetch(request)),
    }) as Server
    http.listen(port, '127.0.0.1')
    await once(http, 'listening')
    port = (http.address() as { port: number }).port
  }
  const goAway = async () => {
    http.closeAllConnections()
    await new Promise((closed) => http.close(closed))
  }
  const eventually = <Value>(value: () => Promise<Value>) => expect.poll(value, { timeout: 30_000 })
  const status = ({ client }: TestEngine) => client.sync.status()
  const made = ({ client }: TestEngine, assetTag: string) => client.assets.create({ fields: { assetTag } })
  const onServer = async (assetTag: string) =>
    (await server.rows(`SELECT 1 FROM record WHERE fields ->> 'assetTag' = $1`, [assetTag])).length

  beforeAll(async () => {
    server = await startTestServer()
    await listen()
    one = await startTestEngine(folders[0]?.path ?? '', 'Ada Tester', { host, hasThreads: true })
    other = await startTestEngine(folders[1]?.path ?? '', 'Ben Tester', { host, hasThreads: true })
    for (const { client } of [one, other])
      await client.sync.enroll({
        url: `http://127.0.0.1:${port}`,
        code: await server.code(),
        deviceName: 'L',
      })
  })
  afterAll(async () => {
    await Promise.all([one.close(), other.close()])
    await goAway()
    await server.close()
    for (const folder of folders) folder.remove()
  })

  it('begins once it is enrolled', async () => {
    for (const laptop of [one, other])
      await eventually(async () => (await status(laptop)).syncedAt).not.toBeNull()
  })

  it('sends what was recorded a moment later, and fetches what others did once it wakes up', async () => {
    await made(one, 'A-1')
    await eventually(() => onServer('A-1')).toBe(1)
    await eventually(async () => (await status(one)).waiting).toBe(0)
    other.engine.resumed()
    await eventually(() => other.client.assets.show({ asset: 'A-1' }).catch(() => null)).not.toBeNull()
  })

  it('says since when it is offline, works on, and goes on where it was', async () => {
    await goAway()
    await made(one, 'A-2')
    await eventually(async () => (await status(one)).problem?.code).toBe('SERVER_UNREACHABLE')
    const { failingSince, waiting } = await status(one)
    expect([failingSince, waiting]).toEqual([expect.any(String), 1])
    await listen()
    one.engine.resumed()
    await eventually(() => onServer('A-2')).toBe(1)
    await eventually(() => status(one)).toMatchObject({ failingSince: null, problem: null, waiting: 0 })
  })

  it('gives up a request that a sleep of the computer has cut, and scans are taken meanwhile', async () => {
    isSilent = true
    await made(one, 'A-3')
    await eventually(async () => unanswered).toBeGreaterThan(0)
    await made(one, 'A-4')
    isSilent = false
    one.engine.resumed()
    await eventually(() => onServer('A-4')).toBe(1)
    expect(await status(one)).toMatchObject({ failingSince: null })
  })

  it('is still where somebody wants it so, and syncs when asked all the same', async () => {
    await one.client.sync.pause({ paused: true })
    await made(one, 'A-5')
    one.engine.resumed()
    expect(await status(one)).toMatchObject({ pausedAt: expect.any(String), waiting: 1 })
    const { jobId } = await one.client.sync.start()
    await eventually(async () => (await one.client.jobs.show({ jobId })).state).toBe('done')
    expect([await onServer('A-5'), (await status(one)).waiting]).toEqual([1, 0])
    await one.client.sync.pause({ paused: false })
    await made(one, 'A-6')
    await eventually(() => onServer('A-6')).toBe(1)
  })
})
