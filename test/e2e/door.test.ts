import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type Loopback, startLoopback } from '../../src-main/doors/loopback/loopback.ts'
import { type Engine, startEngine } from '../../src-main/engine/engine.ts'
import { stagingFile } from '../../src-main/engine/files.ts'
import { builtWindow } from '../tools/built-window.ts'
import { connectByPort } from '../tools/port-client.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'assetwalk-door-'))
let engine: Engine
let loopback: Loopback
let port: number
let key: string

beforeAll(async () => {
  engine = await startEngine({ dataFolder, version: 'test' })
  loopback = await startLoopback({ engine, windowFolder: await builtWindow(), port: 0 })
  const url = new URL(loopback.url)
  port = Number(url.port)
  key = url.hash.slice('#key='.length)
})

afterAll(async () => {
  await loopback.close()
  await engine.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** Sends a request exactly as it is written: no client mends its path or its Host. */
function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      )
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** How a WebSocket ended: the HTTP status of a refusal, or the code with which it was closed. */
function openSocket(path: string, origin: string | undefined, protocols: string[]): Promise<number | 'open'> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocols, origin ? { origin } : {})
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('close', (code) => resolve(code))
    socket.on('error', () => undefined)
    socket.on('open', () =>
      setTimeout(() => {
        resolve('open')
        socket.terminate()
      }, 300),
    )
  })
}

describe('the page', () => {
  it('comes with the strict policy and a fresh nonce each time', async () => {
    const [first, second] = [await ask('GET', '/'), await ask('GET', '/')]
    const nonceOf = ({ headers }: Answer) =>
      /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1]
    expect(first.status).toBe(200)
    expect(first.headers['content-security-policy']).toContain("default-src 'none'")
    expect(first.headers['content-security-policy']).not.toContain('unsafe-inline')
    expect(first.headers['x-content-type-options']).toBe('nosniff')
    expect(nonceOf(first)).toBeTruthy()
    expect(nonceOf(first)).not.toBe(nonceOf(second))
    expect(first.body).toContain(nonceOf(first))
    expect(first.body).not.toContain('__CSP_NONCE__')
    expect(first.body).not.toContain(key)
  })

  it('is what every path without an ending answers, so that a page can be reloaded', async () => {
    expect((await ask('GET', '/audits/0/scan')).body).toContain('id="root"')
  })

  it('is read only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await ask(method, '/')).status).toBe(405)
  })
})

describe('a request that names another host', () => {
  it.each(['evil.example', `localhost:${1}`, '127.0.0.1', '127.0.0.1:1'])(
    'as %s is refused',
    async (host) => {
      for (const path of ['/', '/staging/x', '/outgoing/x'])
        expect((await ask('GET', path, { host, 'x-assetwalk-key': key })).status).toBe(403)
    },
  )
})

describe('a request from another origin', () => {
  it.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
    '%s is refused',
    async (origin) => {
      expect((await ask('GET', '/', { origin })).status).toBe(403)
      expect((await ask('PUT', '/staging/x', { origin, 'x-assetwalk-key': key }, 'x')).status).toBe(403)
      expect(await openSocket('/engine', origin, ['assetwalk', `key.${key}`])).toBe(403)
    },
  )
})

describe('files', () => {
  it('are neither taken nor given without the key', async () => {
    const keys: Record<string, string>[] = [{}, { 'x-assetwalk-key': '' }, { 'x-assetwalk-key': `${key}x` }]
    for (const headers of keys) {
      expect((await ask('PUT', '/staging/0', headers, 'x')).status).toBe(401)
      expect((await ask('GET', '/outgoing/0', headers)).status).toBe(401)
    }
  })

  it('need a place that was opened for them, once', async () => {
    const connection = connectByPort(engine)
    connection.setActor((await connection.client.session.join({ name: 'Ann Lee' })).id)
    const { stagingId } = await connection.client.files.stage()
    connection.close()
    const withKey = { 'x-assetwalk-key': key }
    expect((await ask('PUT', `/staging/${stagingId}`, withKey, 'Asset Tag\r\nA-1')).status).toBe(204)
    expect(readFileSync(stagingFile(dataFolder, stagingId), 'utf8')).toBe('Asset Tag\r\nA-1')
    expect((await ask('PUT', `/staging/${stagingId}`, withKey, 'another')).status).toBe(404)
    expect((await ask('PUT', '/staging/01890000-0000-7000-8000-000000000000', withKey, 'x')).status).toBe(404)
    expect((await ask('GET', '/outgoing/01890000-0000-7000-8000-000000000000', withKey)).status).toBe(404)
    expect((await ask('GET', `/staging/${stagingId}`, withKey)).status).toBe(405)
  })
})

const beyond = [
  '/../../package.json',
  '/assets/../../../package.json',
  '/%2e%2e/%2e%2e/package.json',
  '/..%2f..%2fpackage.json',
  '/%2e%2e%2f%2e%2e%2fpackage.json',
  '/..%5c..%5cpackage.json',
  '/assets/%00.js',
  '/%ff.js',
  '//etc/passwd.txt',
]

describe('a path that leads out of the window’s folder', () => {
  it.each(beyond)('%s finds nothing', async (path) => {
    const { status, body } = await ask('GET', path)
    expect(status).toBe(404)
    expect(body).toBe('')
  })

  it.each(['staging', 'outgoing'])('neither gives nor takes a file by way of /%s', async (folder) => {
    const withKey = { 'x-assetwalk-key': key }
    const database = readFileSync(join(dataFolder, 'assetwalk.db'))
    for (const id of ['..%2fassetwalk.db', '..%5cassetwalk.db', '../assetwalk.db', 'assetwalk.db', '']) {
      expect([404, 405]).toContain((await ask('GET', `/${folder}/${id}`, withKey)).status)
      expect([404, 405]).toContain((await ask('PUT', `/${folder}/${id}`, withKey, 'x')).status)
    }
    expect(readFileSync(join(dataFolder, 'assetwalk.db')).equals(database)).toBe(true)
  })
})

describe('the web socket', () => {
  const here = () => `http://127.0.0.1:${port}`

  it('opens for this origin and key', async () => {
    expect(await openSocket('/engine', here(), ['assetwalk', `key.${key}`])).toBe('open')
  })

  it('closes with 4401 for a wrong key or none', async () => {
    expect(await openSocket('/engine', here(), ['assetwalk', 'key.wrong'])).toBe(4401)
    expect(await openSocket('/engine', here(), ['assetwalk'])).toBe(4401)
  })

  it('is refused without an origin and elsewhere than at /engine', async () => {
    expect(await openSocket('/engine', undefined, ['assetwalk', `key.${key}`])).toBe(403)
    expect(await openSocket('/other', here(), ['assetwalk', `key.${key}`])).toBe(403)
  })

  it('ends for a frame larger than a call may be, and the door goes on', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/engine`, ['assetwalk', `key.${key}`], {
      origin: here(),
    })
    const code = await new Promise((resolve) => {
      socket.on('open', () => socket.send(`q${'x'.repeat(2_000_000)}`))
      socket.on('close', resolve)
      socket.on('error', () => undefined)
    })
    expect(code).toBe(1009)
    expect((await ask('GET', '/')).status).toBe(200)
  })
})

describe('what is no HTTP', () => {
  it('does not end the door', async () => {
    for (const text of [
      '\r\n\r\n',
      `GET // HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
      'GET / HTTP/9.9\r\n\r\n',
      'GET http://[::bad HTTP/1.1\r\nHost: x\r\n\r\n',
      '\u0000\u0001',
    ])
      await sendRaw(text)
    expect((await ask('GET', '/')).status).toBe(200)
  })
})

function sendRaw(text: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text))
    socket.on('close', () => resolve())
    socket.on('error', () => resolve())
    socket.resume()
  })
}
