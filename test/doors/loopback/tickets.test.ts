import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildHouse, type House, type TestDoor } from './door-of-test.ts'
import { ask, closeOf, outcomeOf, ownHeaders, webSocket } from './requests.ts'

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

const ticketIn = (url: string) => new URL(url).hash.slice('#ticket='.length)
const exchange = ({ origin, port }: TestDoor, ticket: string) =>
  ask({ port }, 'POST', '/open', { headers: { origin, 'x-assetwalk-ticket': ticket } })
const knows = async (of: TestDoor, key: string) =>
  (await outcomeOf(webSocket(of, { protocols: ['assetwalk', `key.${key}`] }))) === 'open'

describe('the address that a browser is opened with', () => {
  it('holds no key', () => {
    expect(door.openingUrl()).toMatch(new RegExp(`^${door.origin}/open#ticket=[\\w-]{43}$`))
    expect(door.openingUrl()).not.toContain(door.key)
  })

  it('gives a key of its own, which opens the window', async () => {
    const { status, body, headers } = await exchange(door, ticketIn(door.openingUrl()))
    expect(status).toBe(200)
    expect(body).toMatch(/^[\w-]{43}$/)
    expect(body).not.toBe(door.key)
    expect(headers['cache-control']).toBe('no-store')
    expect(await knows(door, body)).toBe(true)
  })

  it('gives none to a page of elsewhere', async () => {
    const ticket = ticketIn(door.openingUrl())
    for (const headers of [
      { origin: 'http://evil.example' },
      {},
      { origin: door.origin, host: 'evil.example' },
    ]) {
      const asked = { headers: { ...headers, 'x-assetwalk-ticket': ticket } }
      expect((await ask(door, 'POST', '/open', asked)).status).toBe(403)
    }
    expect((await exchange(door, ticket)).status).toBe(200)
  })

  it.each(['', 'wrong', 'undefined'])('gives none for a ticket that never was: %j', async (ticket) => {
    expect((await exchange(door, ticket)).status).toBe(410)
  })

  it('gives none after its time', async () => {
    const late = await house.doorOfTest({ ticket: 0 })
    expect((await exchange(late, ticketIn(late.openingUrl()))).status).toBe(410)
    expect(late.timesUsedTwice()).toBe(0)
  })

  it('shuts both out when it is used twice, and says so; the printed address goes on', async () => {
    const twice = await house.doorOfTest({ heartbeat: 250 })
    const ticket = ticketIn(twice.openingUrl())
    const { body: key } = await exchange(twice, ticket)
    const thief = webSocket(twice, { protocols: ['assetwalk', `key.${key}`] })
    expect(await outcomeOf(thief)).toBe('open')
    const shutOut = closeOf(thief)
    const own = webSocket(twice)
    expect(await outcomeOf(own)).toBe('open')

    const { status, body } = await exchange(twice, ticket)
    expect([status, body]).toEqual([410, ''])
    expect(await shutOut).toBe(4401)
    expect(await knows(twice, key)).toBe(false)
    expect(twice.timesUsedTwice()).toBe(1)
    expect(own.readyState).toBe(own.OPEN)
  })

  it('is also made by a running door, for one who knows the key', async () => {
    const { status, body } = await ask(door, 'POST', '/tickets', { headers: ownHeaders(door) })
    expect(status).toBe(200)
    expect((await exchange(door, body)).status).toBe(200)
  })
})

const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0
const nobody = 65_534

describe.skipIf(!isRootOnLinux)('another user of this machine, who read the address', () => {
  // the program is given as text, since such a user may not read ours
  const program = `
    const [port, ticket, host] = process.argv.slice(1)
    const headers = { host: '127.0.0.1:' + port, origin: 'http://127.0.0.1:' + port, 'x-assetwalk-ticket': ticket }
    require('node:http').request({ host, port, path: '/open', method: 'POST', headers }, (response) => {
      process.stdout.write(String(response.statusCode))
      response.resume()
    }).end()`

  it.each(['127.0.0.1', '::ffff:127.0.0.1'])(
    'gets no key for it by way of %s, and does not use it up',
    async (host) => {
      const ticket = ticketIn(door.openingUrl())
      const child = spawn(process.execPath, ['-e', program, String(door.port), ticket, host], {
        uid: nobody,
        gid: nobody,
        cwd: '/',
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const [said] = (await once(child.stdout, 'data')) as [Buffer]
      expect(said.toString()).toBe('403')
      expect((await exchange(door, ticket)).status).toBe(200)
    },
  )
})
