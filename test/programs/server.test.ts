import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { healthAnswer } from '../../src-shared/sync/protocol.ts'
import { newId } from '../tools/client.ts'
import { newFolder } from '../tools/data-folder.ts'
import { serverAt, TestDevice } from '../tools/server/test-device.ts'

const program = join(import.meta.dirname, '../../src-server/server.ts')

describe('the program of the server', () => {
  const folder = newFolder()
  let server: ChildProcess
  let url = ''
  const hq = newId()
  const lines: string[] = []
  const log: string[] = []

  const started = async () => {
    const args = ['--data', folder.path, '--port', '0', '--admin-port', '0']
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    const told = createInterface({ input: child.stdout })
    createInterface({ input: child.stderr }).on('line', (line) => log.push(line))
    told.on('line', (line) => lines.push(line))
    while (!lines.some((line) => line.startsWith('Metrics:'))) await once(told, 'line')
    url = lines[0]?.split(' ').at(-1) ?? ''
    return child
  }
  /** Runs the program to its end; this process goes on meanwhile, so that its connections stay alive. */
  const ran = async (...args: string[]) => {
    const child = spawn(process.execPath, [program, ...args, '--data', folder.path])
    const said = { status: -1, stdout: '', stderr: '' }
    child.stdout.on('data', (text) => {
      said.stdout += text
    })
    child.stderr.on('data', (text) => {
      said.stderr += text
    })
    said.status = (await once(child, 'close'))[0]
    return said
  }

  beforeAll(async () => {
    server = await started()
  })
  afterAll(() => {
    server.kill('SIGKILL')
    folder.remove()
  })

  it('says where it is and, the first time, the code to set it up with', async () => {
    const { status, now } = healthAnswer.parse(await (await fetch(`${url}/health`)).json())
    expect([status, Date.parse(now) > 0]).toEqual(['ok', true])
    expect((await fetch(`${url}/ready`)).status).toBe(200)
    await vi.waitUntil(() => lines.length === 3)
    expect(lines).toEqual([
      expect.stringMatching(/^Assetwalk server is running at http:\/\/127\.0\.0\.1:\d+$/),
      expect.stringMatching(/^Metrics: http:\/\/127\.0\.0\.1:\d+\/metrics$/),
      expect.stringMatching(/^Set-up code: [0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/),
    ])
  })

  it('makes codes while it runs, and lets no second one run', async () => {
    const made = await ran('invite', '--role', 'technician')
    expect([made.status, made.stdout]).toEqual([0, expect.stringMatching(/^Code: [0-9A-Z-]{19}\n$/)])
    expect(statSync(join(folder.path, 'admin.sock')).mode & 0o777).toBe(0o600)
    const second = await ran('--port', '0')
    expect([second.status, second.stderr]).toEqual([1, expect.stringContaining('already runs')])
    expect((await ran('invite', '--role', 'king')).status).toBe(2)
    const nowhere = await ran('invite', '--site', 'Nowhere')
    expect([nowhere.status, nowhere.stderr]).toEqual([1, expect.stringContaining('knows no site “Nowhere”')])
  })

  it('logs what was asked without what was said, nor by whom', async () => {
    const [, code = ''] = lines.at(-1)?.split(': ') ?? []
    const server = serverAt(url, async () => code)
    expect((await new TestDevice(server).enrol('SECR-ETCO-DE00-0000')).status).toBe(403)
    const device = await TestDevice.enrolled(server)
    const person = device.change('person', newId(), {
      name: [null, 'Paula Private'],
      email: [null, 'paula@example.org'],
    })
    expect(await device.push(person)).toMatchObject([{ outcome: 'applied' }])
    expect(await device.push(device.change('location', hq, { name: [null, 'HQ'] }))).toMatchObject([
      { outcome: 'applied' },
    ])
    expect((await device.push({ ...person, n: 3, fields: {} } as typeof person))[0]).toMatchObject({
      outcome: 'quarantined',
    })
    await fetch(`${url}/people/paula?of=private`, {
      method: 'PROPFIND',
      headers: { 'x-forwarded-for': '203.0.113.7', 'user-agent': 'paula-phone' },
    })
    await vi.waitUntil(() => log.some((line) => line.includes('"method":"other"')))
    const all = log.join('\n')
    for (const route of ['/enrol', '/sync/push']) expect(all).toContain(`"route":"${route}"`)
    expect(all).toContain('"code":"CODE_UNKNOWN"')
    const ids = [device.deviceId, device.actorId, device.replicaId, person.id]
    for (const secret of [...ids, code, 'SECR', 'paula', 'private', 'Laptop', '203.0.113', '127.0.0.1'])
      expect(all.toLowerCase()).not.toContain(secret.toLowerCase())
  })

  it('tells metrics on a port of their own', async () => {
    const [, at = ''] = lines.find((line) => line.startsWith('Metrics:'))?.split(' ') ?? []
    const answer = await fetch(at)
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const metrics = await answer.text()
    expect(metrics).toContain(
      'assetwalk_http_requests_total{route="/enrol",status="403",code="CODE_UNKNOWN"} 1',
    )
    expect(metrics).toContain('assetwalk_mutations_total{outcome="applied"} 2')
    expect(metrics).toContain('assetwalk_mutations_total{outcome="quarantined"} 1')
    expect(metrics).toMatch(
      /^assetwalk_http_request_duration_seconds_bucket\{route="\/sync\/push",le="\+Inf"\} 3$/m,
    )
    for (const line of metrics.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) [a-z0-9_]+ .+|[a-z0-9_]+(\{[^{}]*\})? [0-9.e+-]+)$/)
    expect((await fetch(`${url}/metrics`)).status).toBe(404)
    expect(metrics.toLowerCase()).not.toContain('paula')
  })

  it('says what is wrong with how it was started', async () => {
    for (const args of [
      ['--port', '99999'],
      ['--tls-cert', 'cert.pem'],
      ['--trusted-proxy', 'the proxy'],
      ['--admin-port', 'x'],
      ['stop'],
    ]) {
      const { status, stderr } = await ran(...args)
      expect([status > 0, stderr], args.join(' ')).toEqual([true, expect.stringMatching(/^[A-Z].+\.?\n$/)])
    }
  })

  it('answers what has begun when it is asked to end, takes nothing more, and goes on with what it had', async () => {
    const { hostname, port } = new URL(url)
    const slow = connect(Number(port), hostname)
    const answered = text(slow)
    const body = JSON.stringify({ code: 'WRONG', publicKey: 'a'.repeat(64), deviceName: 'Slow' })
    slow.write(`POST /enrol HTTP/1.1\r\nHost: server\r\nContent-Length: ${body.length}\r\n\r\n{`)
    await once(slow, 'connect')
    // What was sent is being read once a request that came after it was answered.
    await fetch(`${url}/ready`)
    server.kill('SIGTERM')
    await vi.waitUntil(
      () =>
        fetch(`${url}/health`).then(
          () => false,
          () => true,
        ),
      { timeout: 10_000 },
    )
    slow.write(body.slice(1))
    expect(await answered).toMatch(/^HTTP\/1\.1 403 [\s\S]*CODE_UNKNOWN/)
    expect(await once(server, 'exit')).toEqual([0, null])

    expect((await ran('invite')).stdout).toMatch(/^Code: /)
    expect((await ran('invite', '--site', 'Nowhere')).status).toBe(1)
    const [, code = ''] = (await ran('invite', '--site', 'hq', '--site', 'HQ')).stdout.trim().split(': ')
    lines.length = 0
    server = await started()
    const enrolled = await new TestDevice(serverAt(url, async () => code)).enrol(code)
    expect(enrolled.body).toMatchObject({ role: 'technician', sites: [hq] })
    expect((await fetch(`${url}/ready`)).status).toBe(200)
    expect(lines).toHaveLength(2)
  })
})
