import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { contentNamesIn, largestContent, largestPart } from '../../../src-shared/sync/content-names.ts'
import { partType, tusHeaders, tusVersion } from '../../../src-shared/sync/content-routes.ts'
import { newId } from '../../tools/client.ts'
import { TestDevice } from '../../tools/server/test-device.ts'
import { startTestServer, type TestServer } from '../../tools/server/test-server.ts'

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const bytesOf = (count: number) => new Uint8Array(randomBytes(count))
const whole = (bytes: Uint8Array, sha256 = digestOf(bytes)) => ({
  [tusHeaders.version]: tusVersion,
  [tusHeaders.length]: String(bytes.length),
  [tusHeaders.metadata]: `sha256 ${Buffer.from(sha256).toString('base64')}`,
  'content-type': partType,
})
const at = (offset: number) => ({
  [tusHeaders.version]: tusVersion,
  [tusHeaders.offset]: String(offset),
  'content-type': partType,
})

describe('contents on the server', () => {
  let free = Number.MAX_SAFE_INTEGER
  let server: TestServer
  let device: TestDevice
  let other: TestDevice
  beforeAll(async () => {
    server = await startTestServer({ freeBytes: async () => free })
    device = await TestDevice.enrolled(server, 'technician')
    other = await TestDevice.enrolled(server, 'technician')
  })
  afterAll(() => server.close())

  /** Has a row name content. */
  const named = async (sha256: string, by = device) => {
    const photo = {
      assetId: newId(),
      kind: 'photo',
      fileName: 'a.jpg',
      mediaType: 'image/jpeg',
      size: 1,
      sha256,
    }
    const fields = Object.fromEntries(
      Object.entries(photo).map(([name, value]) => [name, [null, value] as [null, string]]),
    )
    return (await by.push(by.change('attachment', newId(), fields)))[0]
  }
  const refusal = async (answer: Response) => `${answer.status} ${(await answer.json()).code}`
  const offsetOf = (answer: Response) => Number(answer.headers.get(tusHeaders.offset))
  const begun = (bytes: Uint8Array<ArrayBuffer>, body = new Uint8Array(), by = device) =>
    by.bytes('POST', '/contents', { body, headers: whole(bytes) })
  const uploaded = async (bytes: Uint8Array<ArrayBuffer>, by = device) => {
    await named(digestOf(bytes), by)
    const answer = await begun(bytes, bytes, by)
    expect([answer.status, offsetOf(answer)]).toEqual([201, bytes.length])
    return digestOf(bytes)
  }
  const ranged = (sha256: string, range: string, by = other) =>
    by.bytes('GET', `/contents/${sha256}`, { headers: { range } })

  it('come in parts, go on where they were cut, and are had by everybody once they are whole', async () => {
    const bytes = bytesOf(3000)
    const sha256 = digestOf(bytes)
    const path = `/contents/${sha256}`
    await named(sha256)
    expect(await refusal(await ranged(sha256, 'bytes=0-'))).toBe('404 CONTENT_NOT_STORED')
    const created = await begun(bytes)
    expect([created.status, created.headers.get('location'), offsetOf(created)]).toEqual([201, path, 0])
    expect(offsetOf(await device.bytes('PATCH', path, { body: bytes.slice(0, 1000), headers: at(0) }))).toBe(
      1000,
    )
    // The answer was lost: the same part again, then from where the server is.
    const again = await device.bytes('PATCH', path, { body: bytes.slice(0, 1000), headers: at(0) })
    expect(await again.json()).toMatchObject({ code: 'OFFSET_UNEXPECTED', data: { offset: 1000 } })
    const standing = await device.bytes('HEAD', path)
    expect([offsetOf(standing), standing.headers.get(tusHeaders.length)]).toEqual([1000, '3000'])
    expect(await device.send('/sync/contents', { sha256s: [sha256] })).toMatchObject({
      body: { contents: [{ sha256, size: null }] },
    })
    const last = await device.bytes('PATCH', path, { body: bytes.slice(1000), headers: at(1000) })
    expect([last.status, offsetOf(last)]).toEqual([204, 3000])
    expect(await other.send('/sync/contents', { sha256s: [sha256, 'b'.repeat(64)] })).toMatchObject({
      body: { contents: [{ sha256, size: 3000 }] },
    })
    const rest = await ranged(sha256, 'bytes=2990-')
    expect([rest.status, rest.headers.get('content-range')]).toEqual([206, 'bytes 2990-2999/3000'])
    expect(new Uint8Array(await rest.arrayBuffer())).toEqual(bytes.slice(2990))
    const all = await other.bytes('GET', path)
    expect(digestOf(new Uint8Array(await all.arrayBuffer()))).toBe(sha256)
    // Who has the same needs to send nothing.
    expect(offsetOf(await begun(bytes, new Uint8Array(), other))).toBe(3000)
  })

  it('are refused where no row names them, and where they are not what they are called', async () => {
    const bytes = bytesOf(500)
    expect(await refusal(await begun(bytes, bytes))).toBe('403 CONTENT_UNNAMED')
    const sha256 = digestOf(bytes)
    await named(sha256)
    const wrong = bytes.slice()
    wrong[7] = (wrong[7] ?? 0) ^ 1
    expect(await refusal(await begun(bytes, wrong))).toBe('422 CONTENT_DIFFERS')
    expect(await refusal(await ranged(sha256, 'bytes=0-'))).toBe('404 CONTENT_NOT_STORED')
    expect((await begun(bytes, bytes)).status).toBe(201)
    expect(readdirSync(join(server.filesFolder, 'arriving'))).toEqual([])
  })

  it('of two devices that send the same at once both come through', async () => {
    const bytes = bytesOf(400)
    const path = `/contents/${digestOf(bytes)}`
    await named(digestOf(bytes))
    for (const one of [device, other]) {
      await begun(bytes, new Uint8Array(), one)
      await one.bytes('PATCH', path, { body: bytes.slice(0, 200), headers: at(0) })
    }
    for (const one of [device, other])
      expect(offsetOf(await one.bytes('PATCH', path, { body: bytes.slice(200), headers: at(200) }))).toBe(400)
  })

  it.each([
    ['../../etc/passwd', 404],
    ['..%2f..%2fetc%2fpasswd', 404],
    [`%2e%2e/${'a'.repeat(64)}`, 404],
    ['A'.repeat(64), 404],
    ['a'.repeat(63), 404],
  ])('are named by a SHA-256 alone: %s', async (name, status) => {
    for (const method of ['GET', 'HEAD', 'PATCH']) {
      const headers = method === 'PATCH' ? at(0) : {}
      expect((await device.bytes(method, `/contents/${name}`, { headers })).status, method).toBe(status)
    }
    expect(await named(name)).toMatchObject({ outcome: 'quarantined', reason: 'VALUE_INVALID' })
  })

  it.each([
    ['no length', { [tusHeaders.length]: '' }, '400 UPLOAD_INVALID'],
    ['a length that is none', { [tusHeaders.length]: '1e9' }, '400 UPLOAD_INVALID'],
    ['another version', { [tusHeaders.version]: '0.2.2' }, '400 UPLOAD_INVALID'],
    ['a name that is none', { [tusHeaders.metadata]: 'sha256 Li4vLi4=' }, '400 UPLOAD_INVALID'],
    ['more than is kept', { [tusHeaders.length]: String(largestContent + 1) }, '413 CONTENT_TOO_LARGE'],
    ['a shorter length than comes', { [tusHeaders.length]: '99' }, '400 UPLOAD_INVALID'],
  ])('that begin with %s are refused', async (_, headers, said) => {
    const bytes = bytesOf(100)
    await named(digestOf(bytes))
    const answer = await device.bytes('POST', '/contents', {
      body: bytes,
      headers: { ...whole(bytes), ...headers },
    })
    expect(await refusal(answer)).toBe(said)
  })

  it('come in parts that are not too large, of the type of tus, and signed as they are', async () => {
    const bytes = bytesOf(largestPart + 1)
    const path = `/contents/${digestOf(bytes)}`
    await named(digestOf(bytes))
    expect(await refusal(await begun(bytes, bytes))).toBe('413 BODY_TOO_LARGE')
    await begun(bytes)
    const json = { ...at(0), 'content-type': 'application/json' }
    expect(await refusal(await device.bytes('PATCH', path, { body: bytes.slice(0, 9), headers: json }))).toBe(
      '400 UPLOAD_INVALID',
    )
    const signed = device.headersFor(path, bytes.slice(0, 9), server.tools.now(), 'PATCH')
    const changed = await server.app.request(path, {
      method: 'PATCH',
      body: bytes.slice(1, 10),
      headers: { ...signed, ...at(0) },
    })
    expect(await refusal(changed)).toBe('401 SIGNATURE_INVALID')
    expect(offsetOf(await device.bytes('HEAD', path))).toBe(0)
    expect(await refusal(await other.bytes('PATCH', path, { body: bytes.slice(0, 9), headers: at(0) }))).toBe(
      '404 UPLOAD_UNKNOWN',
    )
  })

  it('are refused while the disk has no room, and leave nothing', async () => {
    free = 600 * 1024 * 1024
    onTestFinished(() => {
      free = Number.MAX_SAFE_INTEGER
    })
    const bytes = bytesOf(100)
    await named(digestOf(bytes))
    const large = { ...whole(bytes), [tusHeaders.length]: String(200 * 1024 * 1024) }
    expect(await refusal(await device.bytes('POST', '/contents', { headers: large }))).toBe('507 DISK_FULL')
    expect((await begun(bytes, bytes)).status).toBe(201)
  })

  it('lose what nobody has gone on with for a week, once somebody begins another', async () => {
    const bytes = bytesOf(100)
    await named(digestOf(bytes))
    await begun(bytes)
    await device.bytes('PATCH', `/contents/${digestOf(bytes)}`, { body: bytes.slice(0, 50), headers: at(0) })
    const [stale] = await server.rows<{ id: string }>(
      "UPDATE upload SET begun_at = '2020-01-01T00:00:00.000Z' WHERE sha256 = $1 RETURNING id",
      [digestOf(bytes)],
    )
    const file = join(server.filesFolder, 'arriving', String(stale?.id))
    expect(existsSync(file)).toBe(true)
    await uploaded(bytesOf(10))
    expect(existsSync(file)).toBe(false)
  })

  it('are named by fields and facts that say so, and by nothing else', () => {
    const [one, two] = ['a'.repeat(64), 'b'.repeat(64)]
    expect(contentNamesIn({ sha256: one, thumbnailSha256: two, hash: one, fileName: two })).toEqual([
      one,
      two,
    ])
    expect(contentNamesIn({ picture: one, thumbnail_sha256: two, sha256: null, logoSha256: '../x' })).toEqual(
      [one, two],
    )
  })
})
