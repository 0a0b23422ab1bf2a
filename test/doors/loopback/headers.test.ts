import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildHouse, type House, type TestDoor } from './door-of-test.ts'
import { say, statusesIn } from './requests.ts'

let house: House
let door: TestDoor
beforeAll(async () => {
  house = await buildHouse()
  door = await house.openDoor({ headWithin: 200 })
})
afterAll(async () => {
  await door.close()
  await house.close()
})

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const here = (line: string, ...more: string[]) =>
  [line, `Host: ${door.host}`, 'Connection: close', ...more, '', ''].join('\r\n')
const withKey = (line: string, ...more: string[]) =>
  here(line, `Origin: ${door.origin}`, `x-assetwalk-key: ${door.key}`, ...more)
const upgrade = ['Upgrade: websocket', 'Sec-WebSocket-Version: 13']
const noFile = '01890000-0000-7000-8000-000000000000'

/** A request for each kind of answer, by its status. */
const asked: [what: string, status: number, request: () => string][] = [
  ['the window', 200, () => here('GET / HTTP/1.1')],
  ['a file of it', 200, () => here('GET /assets/app-1.js HTTP/1.1')],
  ['its head', 200, () => here('HEAD / HTTP/1.1')],
  ['the page for a ticket', 200, () => here('GET /open HTTP/1.1')],
  ['a ticket', 200, () => withKey('POST /tickets HTTP/1.1', 'Content-Length: 0')],
  ['no request', 400, () => 'rubbish\r\n\r\n'],
  ['a bare target', 400, () => here('GET evil HTTP/1.1')],
  ['no key', 401, () => here(`GET /outgoing/${noFile} HTTP/1.1`)],
  ['another host', 403, () => 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'],
  ['no host', 403, () => 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['another origin', 403, () => here('GET / HTTP/1.1', 'Origin: http://evil.example')],
  ['a web socket elsewhere', 403, () => here('GET /other HTTP/1.1', ...upgrade).replace('close', 'Upgrade')],
  [
    'a web socket without its key',
    400,
    () => here('GET /engine HTTP/1.1', `Origin: ${door.origin}`, ...upgrade).replace('close', 'Upgrade'),
  ],
  ['no file', 404, () => here('GET /assets/none.js HTTP/1.1')],
  ['no outgoing file', 404, () => withKey(`GET /outgoing/${noFile} HTTP/1.1`)],
  ['another method', 405, () => withKey('POST / HTTP/1.1', 'Content-Length: 0')],
  ['a slow head', 408, () => `GET / HTTP/1.1\r\nHost: ${door.host}\r\n`],
  ['an unknown ticket', 410, () => withKey('POST /open HTTP/1.1', 'Content-Length: 0')],
  ['too large a file', 413, () => withKey(`PUT /staging/${noFile} HTTP/1.1`, `Content-Length: ${2 ** 40}`)],
  ['an expectation', 417, () => here('GET / HTTP/1.1', 'Expect: a miracle')],
  ['too large a head', 431, () => here('GET / HTTP/1.1', `X-Long: ${'x'.repeat(20_000)}`)],
]

it.each(asked)('the answer to %s (%i) says what it has to and no more', async (_what, status, request) => {
  const heard = await say(door, request())
  expect(statusesIn(heard)).toEqual([status])
  const [head = ''] = heard.split('\r\n\r\n')
  const headers = new Headers(
    head
      .split('\r\n')
      .slice(1)
      .map((line): [string, string] => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon), line.slice(colon + 1)]
      }),
  )
  for (const [name, value] of Object.entries(always)) expect(headers.get(name)).toBe(value)
  const policy = headers.get('content-security-policy')
  expect(policy).toMatch(/^default-src 'none'/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe-inline')
  expect(headers.get('cache-control')).toMatch(/^no-store$|^private/)
  expect([...headers.keys()].filter((name) => /^access-control-|^server$|^x-powered-by$/.test(name))).toEqual(
    [],
  )
})
