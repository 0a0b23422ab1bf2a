import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../src-shared/record/canonical-json.ts'
import { newId } from '../../tools/client.ts'
import { imported } from '../../tools/lists.ts'
import { logLines } from '../../tools/log-lines.ts'
import {
  type LaptopsOfServer,
  startLaptopsOfServer,
  syncedInTurn,
} from '../../tools/server/laptops-of-server.ts'
import { TestDevice } from '../../tools/server/test-device.ts'
import type { TestEngine } from '../../tools/test-engine.ts'

/** Facts that no laptop can write: what they lack, or what they are. */
const malformed: Record<string, Record<string, JsonValue>> = {
  // without a reason, which every case has
  disposalCase: { disposition: 'resale' },
  // a text where a number belongs
  disposalEvidence: { n: 'first' },
  // without anything that was frozen
  audit: {},
  // a step that there is not
  auditEvent: { kind: 'vanished' },
  // what is no packed report
  auditClosing: { signatures: [], covered: [], report: { zstd: 'AAAA' } },
}

describe('a laptop that is sent what it cannot write', () => {
  let house: LaptopsOfServer
  let laptop: TestEngine
  let device: TestDevice
  beforeAll(async () => {
    house = await startLaptopsOfServer()
    laptop = await house.laptop('Ada Tester')
    device = await TestDevice.enrolled(house.server)
    await imported(laptop, [{ 'Asset Tag': 'A-1', Location: 'HQ' }])
    await syncedInTurn(laptop)
  })
  afterAll(() => house.close())

  it('keeps it where a person sees it, says why in the log, and writes everything else', async () => {
    const { client, folder } = laptop
    const { auditId } = await client.audits.start({ location: 'HQ' })
    await syncedInTurn(laptop)
    const noted = { site_id: 'org', at: new Date().toISOString(), actor_id: laptop.worker.id }
    const facts = Object.entries(malformed).map(([kind, fact]) => {
      const id = newId()
      const of: Record<string, string> = kind.startsWith('audit') ? { audit_id: auditId } : {}
      return device.fact(kind, id, { id, ...of, ...noted, ...fact })
    })
    const after = newId()
    await device.push(...facts, device.change('category', after, { name: [null, 'Came after'] }))
    await syncedInTurn(laptop, laptop)
    expect(await client.sync.status()).toMatchObject({ notYetWritten: facts.length, problem: null })
    expect(
      JSON.stringify(
        await client.registers.list({ register: 'categories', search: 'Came after', archived: false }),
      ),
    ).toContain('Came after')
    const told = logLines(folder).filter(({ event }) => event === 'entry not written')
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(Object.keys(malformed)))
    expect(told.every(({ level, name }) => level === 'warn' && typeof name === 'string')).toBe(true)
    expect(await client.record.verify()).toMatchObject({ intact: true })
  })
})
