import { once } from 'node:events'
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { failureOf } from '../../tools/client.ts'
import { newFolder } from '../../tools/data-folder.ts'
import { imported } from '../../tools/lists.ts'
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
    const auditId = audits[0]?.id ?? ''
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
