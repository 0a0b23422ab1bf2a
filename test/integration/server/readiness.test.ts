import { describe, expect, it } from 'vitest'
import { ContentStore } from '../../../src-server/contents/content-store.ts'
import { DatabaseAway, type ServerDatabase } from '../../../src-server/database/server-database.ts'
import { BodyBudget } from '../../../src-server/http/body-budget.ts'
import { withBody } from '../../../src-server/http/read-body.ts'
import { serverApp } from '../../../src-server/http/server-app.ts'
import { newId } from '../../tools/client.ts'

const away = () => Promise.reject(new DatabaseAway())

function appOn(database: Partial<ServerDatabase>, more: { isStopping?: () => boolean } = {}) {
  return serverApp({
    database: { rows: away, transaction: away, close: async () => undefined, ...database },
    tools: { now: () => new Date().toISOString(), newId, randomBytes: (count) => new Uint8Array(count) },
    log: { request: () => undefined, bug: () => 'S-1' },
    contents: new ContentStore('nowhere'),
    trustedProxies: ['10.0.0.1'],
    ...more,
  })
}
const answers: ServerDatabase['rows'] = async <Row>() => [{ epoch: 'epoch' } as Row]

describe('a server that cannot do its work', () => {
  const ready = async (...args: Parameters<typeof appOn>) => {
    const app = appOn(...args)
    const answer = await app.request('/ready')
    const { code, data } = await answer.json()
    expect((await app.request('/health')).status).toBe(200)
    return [answer.status, code, data?.reasons]
  }

  it('says so, and why', async () => {
    expect(await ready({ rows: answers })).toEqual([200, undefined, undefined])
    expect(await ready({})).toEqual([503, 'NOT_READY', ['database']])
    expect(await ready({ rows: answers }, { isStopping: () => true })).toEqual([
      503,
      'NOT_READY',
      ['stopping'],
    ])
    expect(await ready({}, { isStopping: () => true })).toEqual([503, 'NOT_READY', ['stopping', 'database']])
    expect(await ready({ rows: () => new Promise(() => undefined) })).toEqual([
      503,
      'NOT_READY',
      ['database'],
    ])
  })

  it('has who asks try again later, and calls it no bug', async () => {
    const body = JSON.stringify({ code: 'X', publicKey: 'a'.repeat(64), deviceName: 'Laptop' })
    const answer = await appOn({}).request('/enrol', { method: 'POST', body })
    expect([answer.status, (await answer.json()).code]).toEqual([503, 'NOT_READY'])
  })
})

describe('codes that are tried out', () => {
  it('are counted by where they come from, as the trusted proxy says it', async () => {
    const app = appOn({ rows: async () => [], transaction: (work) => work({ rows: async () => [] }) })
    const tried = async (from: string, forwardedFor: string) => {
      const body = JSON.stringify({ code: 'X', publicKey: 'a'.repeat(64), deviceName: 'Laptop' })
      const init = { method: 'POST', body, headers: { 'x-forwarded-for': forwardedFor } }
      const answer = await app.request('/enrol', init, { incoming: { socket: { remoteAddress: from } } })
      return [answer.status, answer.headers.get('retry-after') !== null]
    }
    for (let tries = 0; tries < 20; tries++)
      expect(await tried('10.0.0.1', '203.0.113.7')).toEqual([403, false])
    expect(await tried('10.0.0.1', '203.0.113.7')).toEqual([429, true])
    expect(await tried('10.0.0.1', '198.51.100.4, 203.0.113.7')).toEqual([429, true])
    expect(await tried('10.0.0.1', '203.0.113.8')).toEqual([403, false])
    expect(await tried('192.0.2.9', '203.0.113.7')).toEqual([403, false])
  })
})

describe('bodies in memory', () => {
  it('are held up to a budget, and given back however their work ends', async () => {
    const budget = new BodyBudget(100)
    const body = (size: number) => new Request('http://server', { method: 'POST', body: 'x'.repeat(size) })
    await withBody(body(60), budget, async (first) => {
      expect(first).toHaveLength(60)
      await expect(withBody(body(60), budget, async () => 'read')).rejects.toMatchObject({
        code: 'SERVER_BUSY',
      })
      expect(await withBody(body(40), budget, async () => 'read')).toBe('read')
    })
    const failing = withBody(body(100), budget, () => Promise.reject(new Error('a bug')))
    await expect(failing).rejects.toThrow('a bug')
    expect(await withBody(body(100), budget, async () => 'read')).toBe('read')
    await expect(withBody(body(50), budget, async () => 'read', 49)).rejects.toMatchObject({
      code: 'BODY_TOO_LARGE',
    })
  })
})
