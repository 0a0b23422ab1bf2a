import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { startTestServer } from '../tools/server/test-server.ts'
import { connectWindow, desktopOfTest } from './fake/desktop.ts'

test('the key of a laptop that takes part in a sync is sealed by the system, and opened by it', async () => {
  const server = await startTestServer()
  const http = createAdaptorServer({ fetch: server.app.fetch }) as Server
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  onTestFinished(async () => {
    http.closeAllConnections()
    await new Promise((closed) => http.close(closed))
    await server.close()
  })
  const desktop = await desktopOfTest({ engine: 'real' })
  const { client, setActor } = connectWindow(desktop)
  setActor((await client.session.join({ name: 'Ada' })).id)
  const url = `http://127.0.0.1:${(http.address() as { port: number }).port}`
  await client.sync.enroll({ url, code: await server.code(), deviceName: 'Laptop' })
  expect((await client.sync.devices()).devices).toMatchObject([{ name: 'Laptop' }])
  expect(existsSync(join(desktop.folder, 'device-key.pem'))).toBe(false)
  expect(readFileSync(join(desktop.folder, 'device-key.sealed'), 'utf8')).not.toContain('PRIVATE')
})

test('a system without an open key store keeps no secrets, and the engine knows it', async () => {
  const desktop = await desktopOfTest({
    engine: 'real',
    prepare: (electron) => {
      electron.keepsSecrets = false
    },
  })
  const { client } = connectWindow(desktop)
  expect((await client.computer.show()).abilities).not.toContain('keepSecrets')
})
