import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { listen } from '../../../src-server/http/listen.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { selfSigned } from '../../tools/server/self-signed.ts'
import { startTestServer } from '../../tools/server/test-server.ts'

const app = () =>
  new Hono().get('/health', (context) => context.text('well')).onError((_, context) => context.text('', 400))

describe('a server that listens', () => {
  it('speaks TLS with its certificate, and with the next one once it is told', async () => {
    const folder = folderOfTest()
    const tls = { certificate: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
    const renew = (serial: number) => {
      const { certificate, key } = selfSigned(serial)
      writeFileSync(tls.certificate, certificate)
      writeFileSync(tls.key, key)
      return certificate
    }
    const ca = renew(1)
    const server = await listen(app(), { host: '127.0.0.1', port: 0, tls })
    try {
      expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
      const asked = request(`${server.url}/health`, { ca, agent: false }).end()
      const [answer] = await once(asked, 'response')
      expect(await text(answer)).toBe('well')
      const { port } = new URL(server.url)
      const serial = async () => {
        const socket: TLSSocket = connectTls({ port: Number(port), rejectUnauthorized: false })
        await once(socket, 'secureConnect')
        const { serialNumber } = socket.getPeerCertificate()
        socket.destroy()
        return serialNumber
      }
      renew(2)
      expect(await serial()).toBe('01')
      server.reloadTls()
      expect(await serial()).toBe('02')
      const old = connectTls({ port: Number(port), rejectUnauthorized: false, maxVersion: 'TLSv1.1' })
      await expect(once(old, 'secureConnect')).rejects.toThrow()
    } finally {
      await server.close(0)
    }
  })

  it('cuts whoever does not come to an end when it is to end itself', async () => {
    const server = await listen(
      app().post('/slow', async ({ req, text }) => text(await req.text())),
      {
        host: '127.0.0.1',
        port: 0,
        tls: null,
      },
    )
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write('POST /slow HTTP/1.1\r\nHost: server\r\nContent-Length: 100\r\n\r\n{')
    await once(socket, 'connect')
    await fetch(`${server.url}/health`)
    const started = performance.now()
    await server.close(100)
    expect(performance.now() - started).toBeGreaterThan(90)
    if (!socket.closed) await once(socket, 'close')
  })

  it('waits for no endless request, and the others are answered meanwhile', async () => {
    const { app, logged, close } = await startTestServer()
    const server = await listen(
      app,
      { host: '127.0.0.1', port: 0, tls: null },
      { requestTimeout: 300, headersTimeout: 200, connectionsCheckingInterval: 50 },
    )
    const began = [
      'POST /enrol HTTP/1.1\r\nHost: server\r\nContent-Length: 100\r\n\r\n{',
      'GET /health HTTP/1.1\r\nHo',
    ]
    const slow = began.map((beginning) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
      socket.write(beginning)
      return text(socket)
    })
    expect((await fetch(`${server.url}/health`)).status).toBe(200)
    for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    await server.close(0)
    await close()
    expect(logged).toContainEqual({ route: '/enrol', status: 400, code: 'BODY_INVALID' })
  })

  it('takes no endless headers', async () => {
    const server = await listen(app(), { host: '127.0.0.1', port: 0, tls: null })
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.write(`GET /health HTTP/1.1\r\nHost: server\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 431 /)
    await server.close(0)
  })
})
