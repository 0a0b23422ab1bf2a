import { once } from 'node:events'
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newFolder } from '../../tools/data-folder.ts'
import { startTestServer, type TestServer } from '../../tools/server/test-server.ts'
import { startTestEngine, type TestEngine } from '../../tools/test-engine.ts'
import { cli } from './run-cli.ts'

describe('sync on the command line', () => {
  const folder = newFolder()
  let engine: TestEngine
  let server: TestServer
  let http: Server
  beforeAll(async () => {
    server = await startTestServer()
    http = createAdaptorServer({ fetch: server.app.fetch }) as Server
    http.listen(0, '127.0.0.1')
    await once(http, 'listening')
    engine = await startTestEngine(folder.path)
  })
  afterAll(async () => {
    await engine.close()
    http.closeAllConnections()
    await new Promise((closed) => http.close(closed))
    await server.close()
    folder.remove()
  })

  it('enrols, sends what is here, and says where it stands', async () => {
    const none = await cli(folder.path, ['sync'])
    expect([none.code, none.stderr]).toEqual([2, expect.stringMatching(/^NOT_ENROLLED: .*enroll URL CODE/)])
    const url = `http://127.0.0.1:${(http.address() as { port: number }).port}`
    const code = await server.code()
    expect((await cli(folder.path, ['enroll', url, code, '--json'])).json()).toMatchObject({
      url,
      role: 'administrator',
    })
    const synced = await cli(folder.path, ['sync', '--once'])
    expect([synced.code, synced.json()]).toEqual([
      0,
      { pushed: expect.any(Number), pulled: 0, conflicts: 0, quarantined: 0, sent: 0, fetched: 0 },
    ])
    expect(synced.json().pushed).toBeGreaterThan(0)
    expect((await cli(folder.path, ['sync', 'status', '--json'])).json()).toMatchObject({ url, waiting: 0 })
    expect((await cli(folder.path, ['devices', '--json'])).json()).toMatchObject({
      devices: [{ role: 'administrator', revokedAt: null }],
    })
  })

  it('pauses and goes on', async () => {
    expect((await cli(folder.path, ['sync', 'pause'])).stdout).toContain('Paused')
    expect((await cli(folder.path, ['sync', 'status'])).stdout).toMatch(/synced .*, 0 waiting\.\nPaused/)
    expect((await cli(folder.path, ['sync', 'go-on', '--json'])).json()).toEqual({ paused: false })
  })

  it('lists nothing where nothing contradicts, and refuses what cannot be meant', async () => {
    expect((await cli(folder.path, ['conflicts', '--json'])).json()).toEqual({ conflicts: [] })
    expect((await cli(folder.path, ['quarantine', '--json'])).json()).toEqual({ changes: [] })
    expect((await cli(folder.path, ['conflicts', 'resolve'])).stderr).toContain('--take')
    expect((await cli(folder.path, ['conflicts', 'resolve', '--value', 'x'])).stderr).toContain(
      'ids and --value',
    )
    expect((await cli(folder.path, ['quarantine', 'mend', '7', 'x'])).stderr).toContain('field=value')
    expect((await cli(folder.path, ['quarantine', 'discard', '7', '--reason', 'x'])).stderr).toContain(
      'QUARANTINE_UNKNOWN',
    )
  })
})
