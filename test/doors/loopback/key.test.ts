import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildHouse, type House, type TestDoor } from './door-of-test.ts'
import { ask, outcomeOf, ownHeaders, say, statusesIn, webSocket } from './requests.ts'

let house: House
let door: TestDoor
beforeAll(async () => {
  house = await buildHouse()
  door = await house.openDoor({ heartbeat: 20 })
})
afterAll(async () => {
  await door.close()
  await house.close()
})

const noFile = '01890000-0000-7000-8000-000000000000'
const wrongKeys = () => [
  undefined,
  '',
  ' ',
  door.key.slice(1),
  `${door.key}x`,
  door.key.toLowerCase(),
  `${door.key}, ${door.key}`,
  'x'.repeat(10_000),
]

describe('without the key', () => {
  it('no file is taken or given, and no ticket made', async () => {
    for (const key of wrongKeys()) {
      const headers = { origin: door.origin, ...(key === undefined ? {} : { 'x-assetwalk-key': key }) }
      const asked = [
        ask(door, 'PUT', `/staging/${noFile}`, { headers, body: 'x' }),
        ask(door, 'GET', `/outgoing/${noFile}`, { headers }),
        ask(door, 'GET', `/outgoing/${noFile}?key=${door.key}`, { headers }),
        ask(door, 'POST', '/tickets', { headers }),
      ]
      for (const { status, body } of await Promise.all(asked))
        expect([key, status, body]).toEqual([key, 401, ''])
    }
  })

  it('nor with the right one said twice', async () => {
    const line = `x-assetwalk-key: ${door.key}\r\n`
    const heard = await say(
      door,
      `GET /outgoing/${noFile} HTTP/1.1\r\nHost: ${door.host}\r\n${line}${line}Connection: close\r\n\r\n`,
    )
    expect(statusesIn(heard)).toEqual([401])
  })

  it.each([
    ['none', () => ['assetwalk']],
    ['a wrong one', () => ['assetwalk', 'key.wrong']],
    ['an empty one', () => ['assetwalk', 'key.']],
    ['another beside it', () => ['assetwalk', `key.${door.key}`, 'key.wrong']],
    ['another before it', () => ['assetwalk', 'key.wrong', `key.${door.key}`]],
    ['it without its name', () => ['assetwalk', door.key]],
  ])('a web socket is closed with 4401: %s', async (_name, protocols) => {
    expect(await outcomeOf(webSocket(door, { protocols: protocols() }))).toBe(4401)
  })

  it('a web socket gets no protocol at all and is closed', async () => {
    expect(await outcomeOf(webSocket(door, { protocols: [] }))).toBe(4401)
  })

  it('a web socket may say what it likes until it is gone: the door goes on', async () => {
    const socket = webSocket(door, { protocols: ['assetwalk', 'key.wrong'] })
    const closed = outcomeOf(socket)
    socket.once('open', () => {
      // a reserved opcode, unmasked: no frame of the protocol
      const wire = Reflect.get(socket, '_socket') as { write: (bytes: Buffer) => void }
      wire.write(Buffer.from([0xff, 0x00, 0xff, 0x00]))
    })
    await closed
    expect((await ask(door, 'GET', '/')).status).toBe(200)
  })
})

describe('with the key', () => {
  it('files are asked for, and the web socket opens', async () => {
    const headers = ownHeaders(door)
    expect((await ask(door, 'GET', `/outgoing/${noFile}`, { headers })).status).toBe(404)
    expect((await ask(door, 'PUT', `/staging/${noFile}`, { headers, body: 'x' })).status).toBe(404)
    expect(await outcomeOf(webSocket(door))).toBe('open')
  })

  it('no answer holds it', async () => {
    const answers = [
      await say(door, `GET / HTTP/1.1\r\nHost: ${door.host}\r\nConnection: close\r\n\r\n`),
      await say(
        door,
        `GET /outgoing/${noFile} HTTP/1.1\r\nHost: ${door.host}\r\nx-assetwalk-key: ${door.key}\r\nConnection: close\r\n\r\n`,
      ),
      await say(door, `GET /open HTTP/1.1\r\nHost: ${door.host}\r\nConnection: close\r\n\r\n`),
    ]
    for (const answer of answers) expect(answer).not.toContain(door.key)
  })
})
