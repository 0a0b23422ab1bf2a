import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { stagingFile, stagingPlace } from '../../../src-main/engine/files.ts'
import { buildHouse, type House, type TestDoor } from './door-of-test.ts'
import { ask, closeOf, connection, statusesIn, untilEnd, webSocket } from './requests.ts'

let house: House
beforeAll(async () => {
  house = await buildHouse()
})
afterAll(() => house.close())

const openPlace = async ({ house }: TestDoor) => (await house.client.files.stage()).stagingId

const put = (door: TestDoor, id: string, length: number) =>
  [
    `PUT /staging/${id} HTTP/1.1`,
    `Host: ${door.host}`,
    `Origin: ${door.origin}`,
    `x-assetwalk-key: ${door.key}`,
    'Connection: close',
    `Content-Length: ${length}`,
    '',
    '',
  ].join('\r\n')

/** Says one letter at a time until the connection ends. */
function dribble(socket: Socket, text: string, every: number): void {
  const letters = [...text]
  const timer = setInterval(() => socket.write(letters.shift() ?? 'x'), every)
  socket.once('close', () => clearInterval(timer))
}

describe('a client that takes its time', () => {
  it('is answered with 408 when the head of its request does not become whole', async () => {
    const door = await house.doorOfTest({ headWithin: 200 })
    const socket = await connection(door)
    const heard = untilEnd(socket)
    dribble(socket, `GET / HTTP/1.1\r\nHost: ${door.host}\r\nX-Long: `, 10)
    expect(statusesIn(await heard)).toEqual([408])
  })

  it('is not waited for when it says nothing at all', async () => {
    const door = await house.doorOfTest({ headWithin: 100 })
    expect(statusesIn(await untilEnd(await connection(door)))).toEqual([408])
  })

  it('is not waited for when its file stands still, and nothing of it stays', async () => {
    const door = await house.doorOfTest({ standstill: 200 })
    const id = await openPlace(door)
    const socket = await connection(door)
    const heard = untilEnd(socket)
    socket.write(`${put(door, id, 1000)}a beginning`)
    await vi.waitFor(() =>
      expect(readFileSync(stagingPlace(door.house.folder, id), 'utf8')).toBe('a beginning'),
    )
    expect(await heard).toBe('')
    expect(() => readFileSync(stagingFile(door.house.folder, id))).toThrow('ENOENT')
    await vi.waitFor(() => expect(() => readFileSync(stagingPlace(door.house.folder, id))).toThrow('ENOENT'))
  })

  it('may take longer for its file than any piece of it may, as long as it moves', async () => {
    const door = await house.doorOfTest({ standstill: 300, headWithin: 300 })
    const id = await openPlace(door)
    const socket = await connection(door)
    const heard = untilEnd(socket)
    const began = performance.now()
    const body = 'slowly, but surely'
    socket.write(put(door, id, body.length))
    dribble(socket, body, 60)
    expect(statusesIn(await heard)).toEqual([204])
    expect(performance.now() - began).toBeGreaterThan(600)
    expect(readFileSync(stagingFile(door.house.folder, id), 'utf8')).toBe(body)
  })

  it('is not kept waiting in a connection that it no longer uses', async () => {
    const door = await house.doorOfTest({ unused: 100 })
    const socket = await connection(door)
    const heard = untilEnd(socket)
    socket.write(`GET /assets/app-1.js HTTP/1.1\r\nHost: ${door.host}\r\n\r\n`)
    expect(statusesIn(await heard)).toEqual([200])
  })

  it('may keep a web socket open without a word, as long as it is there', async () => {
    const door = await house.doorOfTest({ heartbeat: 50, standstill: 100, headWithin: 100 })
    const socket = webSocket(door)
    let pings = 0
    await new Promise<void>((resolve, reject) => {
      socket.on('close', (code) => reject(new Error(`closed with ${code}`)))
      socket.on('ping', () => ++pings === 10 && resolve())
    })
    expect(socket.readyState).toBe(socket.OPEN)
  })

  it('loses its web socket when it does not answer any more', async () => {
    const door = await house.doorOfTest({ heartbeat: 50 })
    const socket = webSocket(door)
    Reflect.set(socket, '_autoPong', false)
    expect(await closeOf(socket)).toBe(1006)
  })

  it('loses a web socket that was refused, although it does not go', async () => {
    const door = await house.doorOfTest({ headWithin: 100 })
    const socket = await connection(door)
    const heard = untilEnd(socket)
    socket.write(
      [
        'GET /engine HTTP/1.1',
        `Host: ${door.host}`,
        `Origin: ${door.origin}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        '',
        '',
      ].join('\r\n'),
    )
    expect(await heard).toMatch(/^HTTP\/1\.1 101 /)
  })
})

describe('many connections that show no key', () => {
  it('take nothing from the window: for one more than allowed, the oldest ends', async () => {
    const door = await house.doorOfTest({ strangers: 10 })
    const window = webSocket(door)
    await new Promise((resolve) => window.once('open', resolve))
    const ended: number[] = []
    for (let n = 0; n < 30; n++) {
      const socket = await connection(door)
      socket.resume().once('close', () => ended.push(n))
    }
    expect((await ask(door, 'GET', '/')).status).toBe(200)
    await vi.waitFor(() => expect(ended).toHaveLength(21))
    expect(ended.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 21 }, (_, n) => n))
    expect(window.readyState).toBe(window.OPEN)
  })
})
