import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../src-shared/record/canonical-json.ts'
import { deviceHeaders } from '../../../src-shared/sync/request-signature.ts'
import { newId } from '../../tools/client.ts'
import { TestDevice } from '../../tools/server/test-device.ts'
import { startTestServer, type TestServer } from '../../tools/server/test-server.ts'

const largestBody = 20_000

describe('a server that somebody attacks', () => {
  let server: TestServer
  let device: TestDevice
  beforeAll(async () => {
    server = await startTestServer({ largestBody })
    device = await TestDevice.enrolled(server, 'technician')
    await device.push(device.change('category', newId(), { name: [null, 'Laptops'] }))
  })
  afterAll(() => server.close())

  const everything = () =>
    server.rows(`SELECT (SELECT count(*) FROM record) AS records, (SELECT count(*) FROM entry) AS entries,
      (SELECT count(*) FROM push_result) AS results, (SELECT count(*) FROM replica) AS replicas`)
  /** What a request is answered, when nothing of it may take effect. */
  const refusalOf = async (request: () => Promise<{ status: number; body: { code?: string } }>) => {
    const before = await everything()
    const logged = server.logged.length
    const { status, body } = await request()
    expect(await everything()).toEqual(before)
    expect(server.logged.slice(logged)).toMatchObject([{ status, code: body.code }])
    expect(server.bugs).toEqual([])
    return `${status} ${body.code}`
  }
  const category = () => device.change('category', newId(), { name: [null, 'Forged'] }, { n: device.n + 1 })
  const pushOf = (mutations: unknown) => ({ replicaId: device.replicaId, epoch: device.epoch, mutations })

  it('refuses what is not signed, signed by another, for another address or body, or long ago', async () => {
    const stranger = new TestDevice(server)
    const pull = { epoch: device.epoch, cursors: {} }
    expect(await refusalOf(() => stranger.send('/sync/pull', pull))).toBe('401 DEVICE_UNKNOWN')
    stranger.deviceId = device.deviceId
    expect(await refusalOf(() => stranger.send('/sync/pull', pull))).toBe('401 SIGNATURE_INVALID')
    expect(
      await refusalOf(() =>
        device.send('/sync/push', pushOf([category()]), { body: JSON.stringify(pushOf([])) }),
      ),
    ).toBe('401 SIGNATURE_INVALID')
    const longAgo = {
      [deviceHeaders.time]: new Date(Date.parse(server.tools.now()) - 3_600_000).toISOString(),
    }
    expect(await refusalOf(() => device.send('/sync/pull', pull, { headers: longAgo }))).toBe(
      '401 REQUEST_TOO_OLD',
    )
    const never = { [deviceHeaders.time]: 'never' }
    expect(await refusalOf(() => device.send('/sync/pull', pull, { headers: never }))).toBe(
      '401 REQUEST_TOO_OLD',
    )
  })

  it('refuses to push for the replica of another device', async () => {
    const other = await TestDevice.enrolled(server, 'technician')
    const forged = { ...pushOf([category()]), epoch: other.epoch }
    expect(await refusalOf(() => other.send('/sync/push', forged))).toBe('409 REPLICA_FORKED')
  })

  it('refuses what is too large, too deep, no JSON, or not in the form of the protocol', async () => {
    const send = (body: unknown) => refusalOf(() => device.send('/sync/push', body))
    expect(await send(pushOf([{ ...category(), kind: 'x'.repeat(largestBody) }]))).toBe('413 BODY_TOO_LARGE')
    let deep: JsonValue = 1
    for (let depth = 0; depth < 500; depth++) deep = [deep]
    expect(await send(pushOf([device.fact('scan', newId(), { deep })]))).toBe('400 BODY_INVALID')
    device.n -= 1
    expect(await send('not what is wanted')).toBe('400 BODY_INVALID')
    expect(await send(pushOf([{ ...category(), n: -1 }]))).toBe('400 BODY_INVALID')
    expect(await send(pushOf([{ ...category(), kind: "x'; DROP TABLE record" }]))).toBe('400 BODY_INVALID')
    expect(await send(pushOf([]))).toBe('400 BODY_INVALID')
    for (const odd of ['\u0000', 'a\u0000b', 'a\nb', '\ud800', 'x'.repeat(101)]) {
      for (const field of ['id', 'siteId', 'changeSet', 'actorId'])
        expect(await send(pushOf([{ ...category(), [field]: odd }]))).toBe('400 BODY_INVALID')
      expect(await send({ ...pushOf([category()]), replicaId: odd })).toBe('400 BODY_INVALID')
    }
  })

  it('unpacks no more than it reads, and nothing that it does not know', async () => {
    const packed = (body: Uint8Array<ArrayBuffer>, encoding: string) =>
      refusalOf(() => device.sendBody('/sync/push', body, { headers: { 'content-encoding': encoding } }))
    const bomb = Buffer.alloc(50_000_000, ' ')
    expect(await packed(new Uint8Array(gzipSync(bomb, { level: 9 })), 'gzip')).toBe('413 BODY_TOO_LARGE')
    expect(await packed(new Uint8Array(zstdCompressSync(bomb)), 'zstd')).toBe('413 BODY_TOO_LARGE')
    expect(await packed(new Uint8Array(gzipSync('{}')).subarray(0, 12), 'gzip')).toBe('400 BODY_INVALID')
    expect(await packed(new Uint8Array([1, 2, 3]), 'zstd')).toBe('400 BODY_INVALID')
    for (const encoding of ['br', 'gzip, gzip', 'constructor', 'x'.repeat(500)])
      expect(await packed(new Uint8Array(gzipSync('{}')), encoding), encoding).toBe('400 BODY_INVALID')
    const change = device.change('category', newId(), { name: [null, 'Packed'] })
    const body = new Uint8Array(zstdCompressSync(JSON.stringify(pushOf([change]))))
    expect(
      (await device.sendBody('/sync/push', body, { headers: { 'content-encoding': 'zstd' } })).body.results,
    ).toEqual([{ n: change.n, outcome: 'applied' }])
  })

  it('does not take a request of one device for another’s, nor twice for two', async () => {
    const change = device.change('category', newId(), { name: [null, 'Replayed'] })
    expect((await device.tryPush(change)).status).toBe(200)
    const before = await everything()
    // What was overheard and is sent again changes nothing: it is answered what it was answered.
    expect((await device.tryPush(change)).body.results).toEqual([{ n: change.n, outcome: 'applied' }])
    expect(await everything()).toEqual(before)
    const other = await TestDevice.enrolled(server, 'technician')
    const headers = { [deviceHeaders.device]: other.deviceId }
    expect(
      await refusalOf(() => device.send('/sync/pull', { epoch: device.epoch, cursors: {} }, { headers })),
    ).toBe('401 SIGNATURE_INVALID')
  })

  it('answers one device only so much at once, so that others are answered', async () => {
    const pull = { epoch: device.epoch, cursors: {} }
    const many = await Promise.all(Array.from({ length: 20 }, () => device.send('/sync/pull', pull)))
    const codes = many.map(({ status, body }) => `${status} ${body.code ?? ''}`)
    expect(new Set(codes)).toEqual(new Set(['200 ', '503 SERVER_BUSY']))
    expect((await device.send('/sync/pull', pull)).status).toBe(200)
  })

  it('keeps what looks like SQL, HTML or a prototype as the text that it is', async () => {
    const names = ["'; DROP TABLE record; --", '<script>alert(1)</script>', '__proto__', 'constructor']
    for (const name of names) {
      const id = newId()
      expect(await device.push(device.change('category', id, { name: [null, name] }))).toMatchObject([
        { outcome: 'applied' },
      ])
      expect(await server.rows('SELECT fields FROM record WHERE id = $1', [id])).toEqual([
        { fields: { name } },
      ])
    }
    const [result] = await device.push(
      device.change(
        'constructor',
        newId(),
        Object.fromEntries([['toString', [null, 'x'] as [null, string]]]),
      ),
    )
    expect(result).toMatchObject({ outcome: 'quarantined', reason: 'RIGHT_MISSING' })
    const nested: [null, JsonValue] = [null, { toString: 1 }]
    const lured = device.change('category', newId(), { name: [null, 'Lure'], valueOf: nested })
    expect(await device.push(lured)).toMatchObject([{ outcome: 'applied' }])
  })

  it('lets nobody in with a code that was used, and nobody try out codes', async () => {
    const code = await server.code('technician')
    await new TestDevice(server).enrol(code)
    expect(await refusalOf(() => new TestDevice(server).enrol(code))).toBe('403 CODE_UNKNOWN')
    const answers: string[] = []
    for (let tries = 0; tries < 21; tries++)
      answers.push(await refusalOf(() => new TestDevice(server).enrol(`AAAA-AAAA-AAAA-${tries}`)))
    expect(answers.at(-1)).toBe('429 TOO_MANY_TRIES')
    expect(answers).toContain('403 CODE_UNKNOWN')
  })

  it('lets no technician see or revoke devices, and no revoked device do anything', async () => {
    expect(await refusalOf(() => device.send('/devices', {}))).toBe('403 RIGHT_MISSING')
    expect(await refusalOf(() => device.send('/devices', { deviceId: device.deviceId }))).toBe(
      '403 RIGHT_MISSING',
    )
    await server.rows('UPDATE device SET revoked_at = $2 WHERE id = $1', [
      device.deviceId,
      server.tools.now(),
    ])
    const pull = { epoch: device.epoch, cursors: {} }
    expect(await refusalOf(() => device.send('/sync/pull', pull))).toBe('403 DEVICE_REVOKED')
    expect(await refusalOf(() => device.send('/sync/push', pushOf([category()])))).toBe('403 DEVICE_REVOKED')
  })

  it('has nothing at other addresses', async () => {
    const paths = [
      '/sync/../../etc/passwd',
      '/sync/%2e%2e/%2e%2e/etc/passwd',
      '/sync/push',
      '/Health',
      '/%00',
    ]
    for (const path of paths) {
      const refusal = await refusalOf(async () => {
        const answer = await server.app.request(path)
        return { status: answer.status, body: await answer.json() }
      })
      expect(refusal, path).toBe('404 NOT_FOUND')
    }
  })
})
