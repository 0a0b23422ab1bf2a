import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildHouse, type House, type TestDoor } from './door-of-test.ts'
import { ask, ownHeaders } from './requests.ts'

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

describe('a path that leads out of the window’s folder', () => {
  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/./../secret.js',
    '/%2e%2e/secret.js',
    '/%2E%2E/%2E%2E/secret.js',
    '/..%2fsecret.js',
    '/%2e%2e%2fsecret.js',
    '/assets/..%2f..%2fsecret.js',
    '/%252e%252e%252fsecret.js',
    '/..%252fsecret.js',
    '/..%5csecret.js',
    '/..\\secret.js',
    '/assets/%00.js',
    '/secret.js%00.html',
    '/..%2frenderer-secret/x.js',
    '/../renderer-secret/x.js',
    '/%ff.js',
    '/%E0%A4%A.js',
    '/%c0%ae%c0%ae/secret.js',
    '//etc/passwd.txt',
    '/%2fetc%2fpasswd.txt',
    '/C:/Windows/win.ini',
    '/settings.unknown',
    '/assets/app-1.js::$DATA',
    '/assets',
    '/assets/',
  ])('%s finds nothing but, at most, the window itself', async (path) => {
    const { status, body } = await ask(door, 'GET', path)
    const isPage = path === '/assets' || path === '/assets/'
    expect(status).toBe(isPage ? 200 : 404)
    expect(body === '').toBe(!isPage)
  })

  it.each(['staging', 'outgoing'])('neither gives nor takes a file by way of /%s', async (folder) => {
    const headers = ownHeaders(door)
    const file = join(door.house.folder, 'assetwalk.db')
    const before = readFileSync(file)
    for (const id of [
      '..%2fassetwalk.db',
      '..%5cassetwalk.db',
      '../assetwalk.db',
      'assetwalk.db',
      '',
      '%00',
    ]) {
      expect([404, 405]).toContain((await ask(door, 'GET', `/${folder}/${id}`, { headers })).status)
      expect([404, 405]).toContain(
        (await ask(door, 'PUT', `/${folder}/${id}`, { headers, body: 'x' })).status,
      )
    }
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})

describe('the window', () => {
  it('is what every path without an ending answers, so that a page can be reloaded', async () => {
    for (const path of ['/', '/audits/0/scan', '/audits/0/scan?room=1', '/open/it'])
      expect((await ask(door, 'GET', path)).body).toContain('the window')
  })

  it('comes with a nonce of its own each time', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const { headers, body } = await ask(door, 'GET', '/')
        const [, nonce = ''] =
          /style-src 'self' 'nonce-([^']+)'/.exec(String(headers['content-security-policy'])) ?? []
        expect(body).toContain(`nonce="${nonce}"`)
        expect(body).not.toContain('__CSP_NONCE__')
        return nonce
      }),
    )
    expect(new Set(nonces).size).toBe(2)
  })
})
