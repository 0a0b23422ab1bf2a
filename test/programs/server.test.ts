import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { healthAnswer } from '../../src-shared/sync/protocol.ts'
import { newFolder } from '../tools/data-folder.ts'

const program = join(import.meta.dirname, '../../src-server/server.ts')

describe('the program of the server', () => {
  const folder = newFolder()
  let server: ChildProcess
  let url = ''
  const lines: string[] = []
  const log: string[] = []

  const started = async () => {
    const child = spawn(process.execPath, [program, '--data', folder.path, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const told = createInterface({ input: child.stdout })
    createInterface({ input: child.stderr }).on('line', (line) => log.push(line))
    told.on('line', (line) => lines.push(line))
    const [line] = (await once(told, 'line')) as [string]
    url = line.split(' ').at(-1) ?? ''
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
    expect(lines).toEqual([
      expect.stringMatching(/^Assetwalk server is running at http:\/\/127\.0\.0\.1:\d+$/),
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
  })

  it('logs what was asked without what was said', async () => {
    const body = JSON.stringify({
      code: 'SECR-ETCO-DE00-0000',
      publicKey: 'a'.repeat(64),
      deviceName: 'Paula’s',
    })
    const answer = await fetch(`${url}/enrol`, { method: 'POST', body })
    expect(await answer.json()).toMatchObject({ code: 'CODE_UNKNOWN' })
    const text = log.join('\n')
    expect(text).toContain('"code":"CODE_UNKNOWN"')
    for (const secret of ['SECR', 'Paula', 'aaaa']) expect(text).not.toContain(secret)
  })

  it('ends when it is asked to, and goes on with what it had', async () => {
    server.kill('SIGTERM')
    expect(await once(server, 'exit')).toEqual([0, null])
    expect((await ran('invite')).stdout).toMatch(/^Code: /)
    lines.length = 0
    server = await started()
    expect((await fetch(`${url}/ready`)).status).toBe(200)
    expect(lines).toHaveLength(1)
  })
})
