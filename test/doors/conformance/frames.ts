import { describe, expect, it } from 'vitest'
import type { Transport } from '../../../src-shared/wire/transport.ts'
import type { House } from './house.ts'

const garbage = [
  '',
  'garbage',
  'x{"i":"1","p":{"u":"/session/welcome"}}',
  'q',
  'c',
  'qnot json',
  'c{"i":"1"',
  'cnull',
  'c[]',
  'c"text"',
  'c{}',
  'c{"i":1,"p":{"u":"/session/welcome"}}',
  'c{"i":"1"}',
  'c{"i":"1","p":null}',
  'c{"i":"1","p":{}}',
  'c{"i":"1","p":{"u":7}}',
  'c{"i":"1","p":{"u":"http://elsewhere/session/welcome"}}',
  'c{"i":"1","p":{"u":"/session/welcome","h":7}}',
  'c{"i":"1","p":{"u":"/session/welcome","h":{"actor":7}}}',
  'c{"i":"1","p":{"u":"/session/welcome","m":{}}}',
  'c{"i":"1","t":2,"p":{"s":200}}',
  'c{"i":"1","t":3,"p":{"e":"surprise"}}',
  'c{"i":"1","t":99,"p":{"u":"/session/welcome"}}',
]

/** Well formed, though nothing the engine has: answered, not fatal. */
const harmless = [
  '{"i":"1","p":{"u":"/no/such/call"}}',
  '{"i":"2","p":{"u":"/__proto__"}}',
  '{"i":"3","p":{"u":"/assets/show","b":7}}',
  '{"i":"4","p":{"u":"/assets/show","b":{"json":{},"meta":[[9,"no","such","path"]]}}}',
  '{"i":"5","p":{"u":"/assets/show?data=%7B","m":"GET"}}',
  '{"i":"6","p":{"u":"/audits/scan","b":{"json":{"__proto__":{"code":"x"}}}}}',
  '{"i":"7","p":{"u":"/session/join","h":{"content-type":"text/event-stream"}}}',
]

const closed = (transport: Transport) => new Promise<void>((resolve) => transport.onClose(resolve))

export function framesConform(house: () => House): void {
  describe('a frame that is not of the protocol', () => {
    it('closes its connection, and no other', async () => {
      const bystander = house().connect()
      const events = await bystander.client.events.watch()
      await events.next()
      for (const frame of garbage) {
        const transport = await house().open()
        const end = closed(transport)
        transport.onFrame(() => {})
        transport.send(frame)
        await Promise.race([
          end,
          new Promise((_, reject) =>
            setTimeout(() => reject(new Error(`still open after ${frame}`)), 20_000),
          ),
        ])
      }
      expect(bystander.state()).toBe('connected')
      const next = events.next()
      await bystander.client.audits.scan({ auditId: house().auditId, code: 'CT-008', method: 'typed' })
      expect((await next).value).toMatchObject({ changed: expect.arrayContaining(['audits']) })
    })
  })

  describe('a well-formed frame that means nothing', () => {
    it.each(['q', 'c'])('is answered with a failure on lane %s', async (lane) => {
      const transport = await house().open()
      const answers = new Map<string, { status: number; body: string }>()
      const answered = new Promise<void>((resolve) =>
        transport.onFrame((frame) => {
          const { i, p } = JSON.parse(frame.slice(1)) as { i: string; p: { s?: number; b?: unknown } }
          answers.set(i, { status: p.s ?? 200, body: JSON.stringify(p.b ?? null) })
          if (answers.size === harmless.length) resolve()
        }),
      )
      for (const frame of harmless) transport.send(lane + frame)
      await answered
      for (const [id, { status, body }] of answers) {
        expect.soft(status, `frame ${id}: ${body}`).toBeGreaterThanOrEqual(400)
        expect.soft(body).not.toContain('src-main')
      }
      transport.close()
    })
  })
}
