import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildHouse, type House, type TestDoor } from './door-of-test.ts'
import { ask, connection, ownHeaders, say, statusesIn, untilEnd } from './requests.ts'

let house: House
let door: TestDoor
beforeAll(async () => {
  house = await buildHouse()
  door = await house.openDoor()
})
afterAll(async () => {
  await door.close()
  await house.close()
})

describe('a method that the door does not know', () => {
  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    '%s is not answered, nor what it sent told again',
    async (method) => {
      for (const path of ['/', '/assets/app-1.js', '/outgoing/x', '/engine']) {
        const { status, body } = await ask(door, method, path, { headers: ownHeaders(door) })
        expect([method, path, status, body]).toEqual([method, path, 405, ''])
      }
    },
  )

  it('the question whether a page of elsewhere may ask is answered with nothing that lets it', async () => {
    const { status, headers } = await ask(door, 'OPTIONS', '/staging/x', {
      headers: {
        origin: 'http://evil.example',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'x-assetwalk-key',
        'access-control-request-private-network': 'true',
      },
    })
    expect(status).toBe(403)
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  })

  it('it is no proxy', async () => {
    const heard = await say(door, `CONNECT ${door.host} HTTP/1.1\r\nHost: ${door.host}\r\n\r\n`)
    expect(heard).toBe('')
  })
})

const smuggled = 'GET /assets/app-1.js HTTP/1.1\r\nHost: HOST\r\n\r\n'
const shapes: Record<string, string> = {
  'both lengths': `POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
  'both lengths, the other way': `POST / HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n${smuggled}`,
  'two lengths': `POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\nContent-Length: 4\r\n\r\n${smuggled}`,
  'a list of lengths': `POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0, 4\r\n\r\n${smuggled}`,
  'a length with a sign': `POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: +4\r\n\r\n${smuggled}`,
  'a space before the colon': `POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length : 4\r\n\r\n${smuggled}`,
  'a line that goes on': `POST / HTTP/1.1\r\nHost: HOST\r\nX: a\r\n Content-Length: 4\r\n\r\n${smuggled}`,
  'an encoding after chunked': `POST / HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${smuggled}`,
  'an encoding that is none': `POST / HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`,
  'bare line feeds': `GET / HTTP/1.1\nHost: HOST\n\n${smuggled}`,
  'a bare line feed between headers': `GET / HTTP/1.1\r\nHost: HOST\nX: a\r\n\r\n${smuggled}`,
  'a bare line feed before the body': `POST / HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\n0\r\n\r\n${smuggled}`,
  'a chunk of no size': `POST / HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n\r\n${smuggled}`,
  'a chunk that is longer than it says': `POST / HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n${smuggled}`,
  'a NUL in a header': `GET / HTTP/1.1\r\nHost: HOST\r\nX: a\0b\r\n\r\n${smuggled}`,
  'another version': `GET / HTTP/9.9\r\nHost: HOST\r\n\r\n${smuggled}`,
  'HTTP/2': `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${smuggled}`,
}

describe('a request whose end can be read in two ways', () => {
  it.each(Object.keys(shapes))('%s: ends the connection, and nothing behind it is answered', async (name) => {
    const heard = await say(door, (shapes[name] ?? '').replaceAll('HOST', door.host))
    expect(heard).not.toContain('the window runs')
    for (const status of statusesIn(heard)) expect([400, 403]).toContain(status)
  })
})

describe('what is no HTTP', () => {
  it.each([
    '\r\n\r\nx',
    'GET http://[::bad HTTP/1.1\r\nHost: x\r\n\r\n',
    '\0\x01\x02',
    '\x16\x03\x01\x02\x00\x01',
  ])('%j does not end the door', async (text) => {
    const socket = await connection(door)
    const heard = untilEnd(socket)
    socket.end(text, 'latin1')
    await heard
    expect((await ask(door, 'GET', '/')).status).toBe(200)
  })

  it('a client that is gone before it is refused does not end the door', async () => {
    const refused = [
      `GET /engine HTTP/1.1\r\nHost: ${door.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
      `GET /engine HTTP/1.1\r\nHost: ${door.host}\r\nOrigin: ${door.origin}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
      `PUT /staging/x HTTP/1.1\r\nHost: ${door.host}\r\nOrigin: ${door.origin}\r\nContent-Length: 10\r\n\r\nx`,
      'rubbish\r\n\r\n',
    ]
    for (const request of refused)
      for (let n = 0; n < 10; n++) {
        const socket = await connection(door)
        await new Promise((resolve) => socket.write(request, resolve))
        socket.resetAndDestroy()
      }
    expect((await ask(door, 'GET', '/')).status).toBe(200)
  })
})
