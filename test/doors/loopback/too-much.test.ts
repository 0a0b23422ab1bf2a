import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { stagingFile, stagingPlace } from '../../../src-main/engine/files.ts'
import { buildHouse, type House, type TestDoor } from './door-of-test.ts'
import { ask, closeOf, connection, ownHeaders, say, statusesIn, untilEnd, webSocket } from './requests.ts'

let house: House
beforeAll(async () => {
  house = await buildHouse()
})
afterAll(() => house.close())

const openPlace = async ({ house }: TestDoor) => (await house.client.files.stage()).stagingId
/** The files of a staging id: the place, and what became of it. */
const filesOf = ({ house }: TestDoor, id: string) =>
  readdirSync(join(house.folder, 'staging')).filter((name) => name.startsWith(id))

const put = (door: TestDoor, id: string, ...lines: string[]) =>
  [
    `PUT /staging/${id} HTTP/1.1`,
    `Host: ${door.host}`,
    `Origin: ${door.origin}`,
    `x-assetwalk-key: ${door.key}`,
    ...lines,
    '',
    '',
  ].join('\r\n')
const chunk = (size: number) => `${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`

describe('a file that is handed over', () => {
  it('is taken once, into a place that was opened for it', async () => {
    const door = await house.doorOfTest()
    const id = await openPlace(door)
    const send = (body: string) => ask(door, 'PUT', `/staging/${id}`, { headers: ownHeaders(door), body })
    expect((await send('Asset Tag\r\nA-1')).status).toBe(204)
    expect(readFileSync(stagingFile(door.house.folder, id), 'utf8')).toBe('Asset Tag\r\nA-1')
    expect((await send('another')).status).toBe(404)
    expect(readFileSync(stagingFile(door.house.folder, id), 'utf8')).toBe('Asset Tag\r\nA-1')
  })

  it('may be as large as is allowed, announced or not', async () => {
    const door = await house.doorOfTest({ file: 100_000 })
    const announced = await openPlace(door)
    const headers = ownHeaders(door)
    const body = 'x'.repeat(100_000)
    expect((await ask(door, 'PUT', `/staging/${announced}`, { headers, body })).status).toBe(204)
    const unannounced = await openPlace(door)
    const chunked = { ...headers, 'transfer-encoding': 'chunked' }
    expect((await ask(door, 'PUT', `/staging/${unannounced}`, { headers: chunked, body })).status).toBe(204)
    expect(readFileSync(stagingFile(door.house.folder, unannounced)).length).toBe(100_000)
  })

  it('that is announced as larger is refused before it comes', async () => {
    const door = await house.doorOfTest({ file: 100_000 })
    const heard = await say(door, put(door, await openPlace(door), 'Content-Length: 100001'))
    expect(statusesIn(heard)).toEqual([413])
  })

  it('that becomes larger without saying so is refused, and nothing of it stays', async () => {
    const door = await house.doorOfTest({ file: 100_000 })
    const id = await openPlace(door)
    const socket = await connection(door)
    const heard = untilEnd(socket)
    socket.write(put(door, id, 'Transfer-Encoding: chunked'))
    for (let sent = 0; sent < 200_000; sent += 10_000) socket.write(chunk(10_000))
    expect(statusesIn(await heard)).toEqual([413])
    expect(filesOf(door, id)).toEqual([])
    expect((await ask(door, 'GET', '/')).status).toBe(200)
  })

  it('says so to fetch() too', async () => {
    const door = await house.doorOfTest({ file: 1000 })
    const id = await openPlace(door)
    const answer = await fetch(`${door.origin}/staging/${id}`, {
      method: 'PUT',
      headers: ownHeaders(door),
      body: new ReadableStream({
        start: (controller) => {
          controller.enqueue(Buffer.alloc(2000))
          controller.close()
        },
      }),
      duplex: 'half',
    } as RequestInit)
    expect(answer.status).toBe(413)
    expect(filesOf(door, id)).toEqual([])
  })

  it('that breaks off leaves nothing behind', async () => {
    const door = await house.doorOfTest()
    const id = await openPlace(door)
    const socket = await connection(door)
    socket.write(`${put(door, id, 'Content-Length: 1000')}a beginning`)
    await vi.waitFor(() =>
      expect(readFileSync(stagingPlace(door.house.folder, id), 'utf8')).toBe('a beginning'),
    )
    socket.destroy()
    await vi.waitFor(() => expect(filesOf(door, id)).toEqual([]))
  })
})

describe('a request that is too large', () => {
  it.each([
    ['a long header', 'GET / HTTP/1.1', `X: ${'x'.repeat(17_000)}`],
    ['many headers', 'GET / HTTP/1.1', 'X: x\r\n'.repeat(5000).trim()],
    ['a long address', `GET /${'x'.repeat(17_000)} HTTP/1.1`, 'X: x'],
  ])('%s is refused, and the door goes on', async (_what, line, headers) => {
    const door = await house.doorOfTest()
    const heard = await say(door, `${line}\r\nHost: ${door.host}\r\n${headers}\r\n\r\n`)
    expect(statusesIn(heard)).toEqual([431])
    expect((await ask(door, 'GET', '/')).status).toBe(200)
  })
})

describe('a message on the web socket', () => {
  const mebibyte = 1024 ** 2

  it('that is larger than a call may be ends it, and the door goes on', async () => {
    const door = await house.doorOfTest()
    const socket = webSocket(door)
    socket.once('open', () => socket.send(`q${'x'.repeat(mebibyte)}`))
    expect(await closeOf(socket)).toBe(1009)
    expect((await ask(door, 'GET', '/')).status).toBe(200)
  })

  it('in pieces without end ends it', async () => {
    const door = await house.doorOfTest()
    const socket = webSocket(door)
    const more = () => socket.send('x'.repeat(10_000), { fin: false }, (error) => error ?? more())
    socket.once('open', more)
    expect(await closeOf(socket)).toBe(1009)
  })

  it('in empty pieces without end ends it', async () => {
    const door = await house.doorOfTest()
    const socket = webSocket(door)
    socket.once('open', () => {
      for (let n = 0; n < 20_000; n++) socket.send('', { fin: false })
    })
    expect(await closeOf(socket)).toBe(1008)
  })

  it.each([
    ['binary', Buffer.from('q{}'), 1003],
    ['of no lane', 'hello', 1005],
    ['of no call', 'q{"i":1}', 1005],
    ['broken off', 'q{"i":', 1005],
    ['empty', '', 1005],
  ])('that is %s ends it', async (_what, message, code) => {
    const door = await house.doorOfTest()
    const socket = webSocket(door)
    socket.once('open', () => socket.send(message))
    expect(await closeOf(socket)).toBe(code)
    expect((await ask(door, 'GET', '/')).status).toBe(200)
  })

  it.each([
    ['of a reserved kind', [0x83, 0x80, 0, 0, 0, 0]],
    ['that is not masked', [0x81, 0x01, 0x71]],
    ['that goes on with nothing', [0x80, 0x80, 0, 0, 0, 0]],
    ['of letters that are none', [0x81, 0x82, 0, 0, 0, 0, 0xff, 0xff]],
    ['of eight exbibytes', [0x81, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0]],
  ])('a frame %s ends it', async (_what, bytes) => {
    const door = await house.doorOfTest()
    const socket = webSocket(door)
    socket.once('open', () => {
      const wire = Reflect.get(socket, '_socket') as { write: (bytes: Buffer) => void }
      wire.write(Buffer.from(bytes))
    })
    expect([1002, 1006, 1007, 1009]).toContain(await closeOf(socket))
    expect((await ask(door, 'GET', '/')).status).toBe(200)
  })
})
