import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildHouse, type House, type TestDoor } from './door-of-test.ts'
import { ask, hereLookup, outcomeOf, ownHeaders, say, statusesIn, webSocket } from './requests.ts'

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

const everywhere = [
  ['GET', '/'],
  ['GET', '/assets/app-1.js'],
  ['GET', '/open'],
  ['GET', '/outgoing/01890000-0000-7000-8000-000000000000'],
  ['PUT', '/staging/01890000-0000-7000-8000-000000000000'],
  ['POST', '/open'],
  ['POST', '/tickets'],
] as const

describe('a request that names another host', () => {
  const hosts = (port: number) => [
    'evil.example',
    `evil.example:${port}`,
    `localhost:${port}`,
    `[::1]:${port}`,
    `127.0.0.1.:${port}`,
    '127.0.0.1',
    `127.0.0.1:${port + 1}`,
    `user@127.0.0.1:${port}`,
    `127.0.0.1:${port}, evil.example`,
  ]

  it('is refused, whatever it asks for and although it knows the key', async () => {
    for (const host of hosts(door.port))
      for (const [method, path] of everywhere) {
        const { status } = await ask(door, method, path, { headers: { ...ownHeaders(door), host } })
        expect([host, method, path, status]).toEqual([host, method, path, 403])
      }
  })

  it.each(['GET / HTTP/1.1\r\n', 'GET / HTTP/1.1\r\nHost:\r\n', 'GET / HTTP/1.0\r\n'])(
    'is refused when it names none: %j',
    async (head) => {
      expect(statusesIn(await say(door, `${head}Connection: close\r\n\r\n`))).toEqual([403])
    },
  )

  it.each([
    (host: string) => `Host: ${host}\r\nHost: evil.example`,
    (host: string) => `Host: evil.example\r\nHost: ${host}`,
    (host: string) => `Host: ${host}\r\nHost: ${host}`,
  ])('is refused when it names two: %o', async (lines) => {
    const heard = await say(door, `GET / HTTP/1.1\r\n${lines(door.host)}\r\nConnection: close\r\n\r\n`)
    expect(statusesIn(heard)).toEqual([403])
  })

  it.each(['http://evil.example/', 'https://127.0.0.1/', '//evil.example', '*', 'evil.example'])(
    'is refused when it does so in its target: %s',
    async (target) => {
      for (const address of [target, target === 'http://evil.example/' ? `${door.origin}/` : target]) {
        const heard = await say(
          door,
          `GET ${address} HTTP/1.1\r\nHost: ${door.host}\r\nConnection: close\r\n\r\n`,
        )
        expect(heard).not.toContain('the window')
        expect([400, 404]).toContain(statusesIn(heard)[0])
      }
    },
  )

  it('is refused when the name leads here all the same (DNS rebinding)', async () => {
    const status = await new Promise((resolve, reject) => {
      const options = {
        host: 'evil.example',
        port: door.port,
        lookup: hereLookup,
        headers: { ...ownHeaders(door), origin: `http://evil.example:${door.port}` },
      }
      request(options, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end()
    })
    expect(status).toBe(403)
    const socket = webSocket(door, { host: 'evil.example', origin: `http://evil.example:${door.port}` })
    expect(await outcomeOf(socket)).toBe(403)
  })
})

describe('a request from another origin', () => {
  const origins = (port: number) => [
    'http://evil.example',
    `http://localhost:${port}`,
    `https://127.0.0.1:${port}`,
    `http://127.0.0.1:${port + 1}`,
    'http://127.0.0.1',
    `http://127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}, http://evil.example`,
    'null',
    'file://',
    '',
  ]

  it('is refused, whatever it asks for and although it knows the key', async () => {
    for (const origin of origins(door.port)) {
      for (const [method, path] of everywhere) {
        const { status } = await ask(door, method, path, { headers: { ...ownHeaders(door), origin } })
        expect([origin, method, path, status]).toEqual([origin, method, path, 403])
      }
      expect([origin, await outcomeOf(webSocket(door, { origin }))]).toEqual([origin, 403])
    }
  })

  it('is refused when it names none and wants to change something', async () => {
    const { origin: _, ...headers } = ownHeaders(door)
    for (const [method, path] of everywhere) {
      if (method === 'GET') continue
      expect((await ask(door, method, path, { headers })).status).toBe(403)
    }
    expect(await outcomeOf(webSocket(door, { origin: undefined }))).toBe(403)
  })

  it('is refused when it names two', async () => {
    const lines = `Origin: ${door.origin}\r\nOrigin: http://evil.example\r\n`
    const heard = await say(door, `GET / HTTP/1.1\r\nHost: ${door.host}\r\n${lines}Connection: close\r\n\r\n`)
    expect(statusesIn(heard)).toEqual([403])
  })

  it('is refused when a browser says that a page of elsewhere wants it as a part of itself', async () => {
    for (const site of ['cross-site', 'same-site'])
      for (const destination of ['script', 'image', 'iframe', 'empty', 'style'])
        expect(
          (
            await ask(door, 'GET', '/', {
              headers: { 'sec-fetch-site': site, 'sec-fetch-dest': destination },
            })
          ).status,
        ).toBe(403)
  })

  it('may be a link that somebody follows', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' }
    expect((await ask(door, 'GET', '/', { headers })).status).toBe(200)
  })
})
