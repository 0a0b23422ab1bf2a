import { once } from 'node:events'
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { failureOf } from '../../tools/client.ts'
import { newFolder } from '../../tools/data-folder.ts'
import { imported } from '../../tools/lists.ts'
import { drawnBy } from '../../tools/reports.ts'
import { startTestServer, type TestServer } from '../../tools/server/test-server.ts'
import { startTestEngine, type TestEngine } from '../../tools/test-engine.ts'

describe('two laptops and a server', () => {
  const folders = [newFolder(), newFolder()]
  let server: TestServer
  let http: Server
  let url = ''
  let one: TestEngine
  let other: TestEngine
  beforeAll(async () => {
    server = await startTestServer()
    http = createAdaptorServer({ fetch: server.app.fetch }) as Server
    http.listen(0, '127.0.0.1')
    await once(http, 'listening')
    url = `http://127.0.0.1:${(http.address() as { port: number }).port}`
    one = await startTestEngine(folders[0]?.path ?? '', 'Ada Tester')
    other = await startTestEngine(folders[1]?.path ?? '', 'Ben Tester')
  })
  afterAll(async () => {
    await Promise.all([one.close(), other.close()])
    await new Promise((closed) => http.close(closed))
    await server.close()
    for (const folder of folders) folder.remove()
  })

  const enroll = async ({ client }: TestEngine, code: string) =>
    client.sync.enroll({ url, code, deviceName: 'Laptop' })
  const synced = async ({ client }: TestEngine) => {
    const { jobId } = await client.sync.start()
    let job = await client.jobs.show({ jobId })
    for (; job.state === 'running'; job = await client.jobs.show({ jobId }))
      await new Promise((later) => setTimeout(later, 30))
    if (job.error) throw new Error(`${job.error.code}: ${job.error.message}`)
    return job.result
  }
  const asset = ({ client }: TestEngine, tag: string) => client.assets.show({ asset: tag })
  const named = async (engine: TestEngine, tag: string, name: string) => {
    const { id, revision } = await asset(engine, tag)
    await engine.client.assets.update({ id, revision, fields: { name } })
  }

  it('share what one of them has, once both are enrolled', async () => {
    expect(await failureOf(one.client.sync.start())).toMatchObject({ code: 'NOT_ENROLLED' })
    expect(await failureOf(enroll(one, 'WRONG'))).toMatchObject({ code: 'CODE_UNKNOWN' })
    await imported(one, [
      { 'Asset Tag': 'S-1', Location: 'HQ / Floor 1', Category: 'Laptops', Serial: 'SN1' },
      { 'Asset Tag': 'S-2', Location: 'HQ / Floor 2', Category: 'Monitors' },
    ])
    await enroll(one, await server.code())
    await enroll(other, await server.code())
    await synced(one)
    expect(await synced(other)).toMatchObject({ conflicts: 0, quarantined: 0 })
    await synced(one)
    expect(await asset(other, 'S-1')).toMatchObject({
      location: 'HQ / Floor 1',
      category: 'Laptops',
      serialNumber: 'SN1',
      status: (await asset(one, 'S-1')).status,
    })
    for (const { client } of [one, other])
      expect(await client.record.verify()).toMatchObject({ intact: true })
  })

  it('scan in one audit, each what it finds, and count the same in the end', async () => {
    const { auditId } = await one.client.audits.start({ location: 'HQ' })
    await synced(one)
    await synced(other)
    await one.client.audits.scan({ auditId, code: 'S-1', location: 'HQ / Floor 1', method: 'scanner' })
    await other.client.audits.scan({ auditId, code: 'S-2', location: 'HQ / Floor 2', method: 'scanner' })
    for (const laptop of [one, other, one]) await synced(laptop)
    for (const { client } of [one, other])
      expect(await client.audits.show({ auditId })).toMatchObject({
        counts: { expected: 2, found: 2 },
        recorded: 2,
      })
  })

  it('decide in one audit, each about what they see, and show the same in any order of arrival', async () => {
    const { auditId } = await one.client.audits.start({ location: 'HQ' })
    for (const laptop of [one, other]) await synced(laptop)
    const mark = ({ client }: TestEngine, state: 'counted' | 'inaccessible') =>
      client.audits.markPlaces({ auditId, places: ['HQ / Floor 1'], state, reason: 'Locked' })
    await mark(one, 'inaccessible')
    await mark(other, 'counted')
    await one.client.audits.scan({ auditId, code: 'NO-1', location: 'HQ', method: 'scanner' })
    await other.client.audits.resolve({ auditId, tag: 'S-1', decision: 'ignore', reason: 'In the lab' })
    await one.client.audits.resolve({ auditId, code: 'NO-1', decision: 'create', approvedBy: 'Dee Tester' })
    await other.client.audits.endCounting({ auditId })
    for (const laptop of [one, other, one]) await synced(laptop)
    const shown = await Promise.all(
      [one, other].map(async ({ client }) => [
        await client.audits.show({ auditId }),
        await client.audits.places({ auditId }),
        await client.audits.items({ auditId, kind: 'missing', limit: 10, offset: 0 }),
        await client.audits.items({ auditId, kind: 'unknown', limit: 10, offset: 0 }),
      ]),
    )
    expect(shown[0]).toMatchObject([
      { state: 'reconciling', counts: { missing: 1, unknown: 1 } },
      {},
      { items: [{ decision: { decision: 'ignore', reason: 'In the lab', by: 'Ben Tester' } }] },
      { items: [{ decision: { decision: 'create', approvedBy: 'Dee Tester' } }] },
    ])
    expect(shown[1]).toEqual(shown[0])
  })

  it('close one audit twice: the first that the server took stands, nothing of the other is lost', async () => {
    const { auditId } = await one.client.audits.start({ location: 'HQ' })
    for (const laptop of [one, other]) await synced(laptop)
    const scan = ({ client }: TestEngine, code: string, location: string) =>
      client.audits.scan({ auditId, code, location, method: 'scanner' })
    await scan(one, 'S-1', 'HQ / Floor 1')
    await scan(one, 'NEW-1', 'HQ / Floor 1')
    await scan(other, 'S-2', 'HQ / Floor 2')
    await scan(other, 'NEW-1', 'HQ / Floor 1')
    for (const { client } of [one, other]) {
      await client.audits.resolve({ auditId, code: 'NEW-1', decision: 'create', approvedBy: 'Dee Tester' })
      await client.audits.close({ auditId, responsible: 'Dee Tester', timeZone: 'UTC', locale: 'en' })
    }
    for (const laptop of [other, one, other, one]) await synced(laptop)
    const seen = async ({ client }: TestEngine) => {
      const { closings } = await client.audits.closings({ auditId })
      return {
        audit: await client.audits.show({ auditId }),
        found: await client.audits.outcome({ auditId, section: 'found', limit: 10, offset: 0 }),
        after: await client.audits.addendum({ auditId }),
        closings: closings.map(({ isHere: _, ...closing }) => closing),
      }
    }
    const shown = await seen(one)
    expect(shown).toMatchObject({
      // Ben's laptop came first.
      closings: [
        { by: 'Ben Tester', stands: true },
        { by: 'Ada Tester', stands: false },
      ],
      audit: { state: 'closed', closings: 2, recorded: 2, counts: { found: 1 }, lateScans: 2 },
      found: { items: [{ assetTag: 'S-2' }] },
    })
    expect(shown.after.lateScans.map(({ code }) => code).sort()).toEqual(['NEW-1', 'S-1'])
    expect(await seen(other)).toEqual(shown)
    for (const { client } of [one, other]) {
      expect(await client.sync.status()).toMatchObject({ conflicts: 0, notYetWritten: 0 })
    }
    expect((await asset(one, 'NEW-1')).id).toBe((await asset(other, 'NEW-1')).id)
    // What was signed on the other one is in hand here, with the digest under which it was signed.
    const reports = await Promise.all(
      shown.closings.flatMap(({ id, digest }) =>
        [one, other].map(async (laptop) => {
          const { jobId } = await laptop.client.audits.report({ auditId, format: 'json', closingId: id })
          const { closing } = JSON.parse((await drawnBy(laptop, jobId)).toString('utf8'))
          expect(closing.digest).toBe(digest)
          return JSON.stringify(closing)
        }),
      ),
    )
    expect(new Set(reports).size).toBe(2)
  })

  it('take a technician’s laptop in that was begun alone, with whoever began it and what they scan', async () => {
    const folder = newFolder()
    const third = await startTestEngine(folder.path, 'Cay Tester')
    onTestFinished(async () => {
      await third.close()
      folder.remove()
    })
    await enroll(third, await server.code('technician'))
    expect(await synced(third)).toMatchObject({ quarantined: 0 })
    const { workers } = await third.client.session.welcome()
    expect(workers.find(({ name }) => name === 'Cay Tester')).toMatchObject({ role: 'technician' })
    const { audits } = await third.client.audits.list()
    const auditId = audits.find(({ state }) => state === 'counting')?.id ?? ''
    await third.client.audits.scan({ auditId, code: 'S-2', location: 'HQ / Floor 2', method: 'scanner' })
    expect(await synced(third)).toMatchObject({ quarantined: 0 })
    await synced(one)
    expect(await one.client.audits.show({ auditId })).toMatchObject({ recorded: 3 })
    expect(await one.client.sync.status()).toMatchObject({ notYetWritten: 0 })
  })

  it('tell both people where they contradict each other; one decides, and all have it', async () => {
    await named(one, 'S-1', 'From Ada')
    await named(other, 'S-1', 'From Ben')
    await synced(one)
    expect(await synced(other)).toMatchObject({ conflicts: 1 })
    expect(await asset(other, 'S-1')).toMatchObject({ name: 'From Ada' })
    await synced(one)
    const { conflicts } = await one.client.sync.conflicts()
    expect(conflicts).toMatchObject([
      {
        title: 'S-1',
        field: 'name',
        kept: 'From Ada',
        keptBy: 'Ada Tester',
        offered: 'From Ben',
        offeredBy: 'Ben Tester',
      },
    ])
    expect(await one.client.sync.resolve({ take: 'offered' })).toEqual({ resolved: 1 })
    for (const laptop of [one, other]) await synced(laptop)
    for (const laptop of [one, other]) {
      expect(await asset(laptop, 'S-1')).toMatchObject({ name: 'From Ben' })
      expect(await laptop.client.sync.status()).toMatchObject({ conflicts: 0, waiting: 0, notYetWritten: 0 })
    }
  })

  it('put aside what the role of a device does not allow; it is sent again, or given up', async () => {
    await server.rows(`UPDATE device SET role = 'custodian' WHERE id = $1`, [
      (await other.client.sync.status()).deviceId,
    ])
    await named(other, 'S-2', 'Not allowed')
    await named(other, 'S-2', 'Still not')
    // It may read nothing either.
    await expect(synced(other)).rejects.toThrow('RIGHT_MISSING')
    expect(await other.client.sync.status()).toMatchObject({ quarantined: 2 })
    const { changes } = await other.client.sync.quarantine()
    expect(changes).toMatchObject([
      { reason: 'RIGHT_MISSING', fields: { name: { from: null, to: 'Not allowed' } } },
      { reason: 'RIGHT_MISSING', fields: { name: { to: 'Still not' } } },
    ])
    await server.rows(`UPDATE device SET role = 'administrator'`)
    const [first, second] = changes.map(({ n }) => n) as [number, number]
    await other.client.sync.resend({ numbers: [first] })
    await other.client.sync.discard({ numbers: [second], reason: 'A slip' })
    await synced(other)
    await synced(one)
    for (const laptop of [one, other])
      expect(await asset(laptop, 'S-2')).toMatchObject({ name: 'Not allowed' })
    expect(await other.client.sync.status()).toMatchObject({ quarantined: 0 })
    expect(await failureOf(other.client.sync.resend({ numbers: [first] }))).toMatchObject({
      code: 'QUARANTINE_UNKNOWN',
    })
  })

  it('are given their sites by an administrator, who names them as they are called', async () => {
    const { deviceId } = await other.client.sync.status()
    const given = async (sites: string[] | null) => {
      const { devices } = await one.client.sync.setSites({ deviceId: deviceId ?? '', sites })
      return devices.find(({ id }) => id === deviceId)?.sites
    }
    expect(await given(['hq'])).toEqual([{ id: expect.any(String), name: 'HQ' }])
    const { devices } = await one.client.sync.devices()
    expect(devices.filter(({ sites }) => sites !== null).map(({ id }) => id)).toEqual([deviceId])
    expect(await failureOf(given(['HQ / Floor 1']))).toMatchObject({
      code: 'SITE_UNKNOWN',
      data: { site: 'HQ / Floor 1' },
    })
    expect(await given(null)).toBeNull()
  })

  it('go on when the server is away, and a revoked one is told so', async () => {
    const { deviceId } = await other.client.sync.status()
    const { devices } = await one.client.sync.revoke({ deviceId: deviceId ?? '' })
    expect(devices.filter(({ revokedAt }) => revokedAt !== null).map(({ id }) => id)).toEqual([deviceId])
    await expect(synced(other)).rejects.toThrow('DEVICE_REVOKED')
    http.closeAllConnections()
    await new Promise((closed) => http.close(closed))
    await expect(synced(one)).rejects.toThrow('SERVER_UNREACHABLE')
    expect(await asset(one, 'S-1')).toMatchObject({ name: 'From Ben' })
    expect(server.bugs).toEqual([])
  })
})
