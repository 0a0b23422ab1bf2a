import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { root } from '../../build/tools/root.ts'
import { outgoingFile, stagingFile, stagingPlace } from '../../src-main/engine/files.ts'
import { newFolder } from '../tools/data-folder.ts'
import { startDesktop } from './fake/desktop.ts'
import type { FakeElectron } from './fake/electron.ts'

let electron: FakeElectron
let folder: string
const get = (path: string, init?: RequestInit) => electron.fetch(`app://assetwalk${path}`, init)

beforeAll(async () => {
  const { path, remove } = newFolder()
  const desktop = await startDesktop({ home: path })
  folder = desktop.folder
  electron = desktop.electron
  return async () => {
    await desktop.end()
    remove()
  }
})

describe('app:// serves the window', () => {
  test('each page with a nonce of its own, under the strict policy', async () => {
    const pages = await Promise.all([get('/'), get('/audits/1')])
    const nonces = await Promise.all(
      pages.map(async (page) => {
        expect(page.status).toBe(200)
        const policy = page.headers.get('content-security-policy') ?? ''
        expect(policy).toContain("default-src 'none'")
        const [, nonce = ''] = policy.match(/style-src 'self' 'nonce-([^']+)'/) ?? []
        expect(await page.text()).toContain(nonce)
        return nonce
      }),
    )
    expect(new Set(nonces).size).toBe(2)
  })

  test('its scripts as they were built, named for what they are', async () => {
    const [, script = ''] = (await (await get('/')).text()).match(/src="(\/assets\/[^"]+\.js)"/) ?? []
    const answer = await get(script)
    expect(answer.headers.get('content-type')).toContain('text/javascript')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(readFileSync(join(root, 'out/renderer', script)))
  })

  test.each([
    '/../main/main.js',
    '/..%2fmain/main.js',
    '/%2e%2e/main/main.js',
    '/%2e%2e%2fmain%2fmain.js',
    '/assets/..%2f..%2fmain/main.js',
    '/..%5cmain%5cmain.js',
    '/..%2frenderer-secret/file.js',
    '/index.html%00.js',
    '/%E0%A4%A.js',
    '/%2fetc%2fpasswd.txt',
  ])('nothing outside of its folder: %s', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe('')
  })

  test('to no other host', async () => {
    expect((await electron.fetch('app://evil/index.html')).status).toBe(403)
  })

  test.each(['POST', 'PUT', 'DELETE'])('to no %s', async (method) => {
    expect((await get('/', { method })).status).toBe(405)
  })
})

describe('app:// carries files', () => {
  test('to the engine, once, to a place that it opened', async () => {
    const id = randomUUID()
    const put = () => get(`/staging/${id}`, { method: 'PUT', body: 'Asset Tag\nA-1\n' })
    expect((await put()).status).toBe(404)
    mkdirSync(join(folder, 'staging'), { recursive: true })
    writeFileSync(stagingPlace(folder, id), '')
    expect((await put()).status).toBe(204)
    expect(readFileSync(stagingFile(folder, id), 'utf8')).toBe('Asset Tag\nA-1\n')
    expect((await put()).status).toBe(404)
    expect((await get(`/staging/${id}`)).status).toBe(405)
  })

  test('from the engine, once', async () => {
    const id = randomUUID()
    mkdirSync(join(folder, 'outgoing'), { recursive: true })
    writeFileSync(outgoingFile(folder, id), 'a report')
    const answer = await get(`/outgoing/${id}`)
    expect(answer.headers.get('content-length')).toBe('8')
    expect(await answer.text()).toBe('a report')
    await vi.waitFor(() => expect(existsSync(outgoingFile(folder, id))).toBe(false))
    expect((await get(`/outgoing/${id}`)).status).toBe(404)
  })

  test.each(['/outgoing/..%2fassetwalk.db', '/outgoing/', '/outgoing/x'])(
    'and no others: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )
})
