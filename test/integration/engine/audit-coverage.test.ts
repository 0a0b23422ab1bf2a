import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf } from '../../tools/client.ts'
import { imported } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

const room = 'HQ / Floor 1 / 1.01'
const lab = 'HQ / Floor 1 / Lab'
const floor = 'HQ / Floor 1'
const list = [
  ['CO-1', room],
  ['CO-2', room],
  ['CO-3', lab],
].map(([tag, location]) => ({ 'Asset Tag': tag, Location: location }))

describe('in an audit', () => {
  let engine: TestEngine
  let client: EngineClient
  let auditId: string
  beforeAll(async () => {
    engine = await sharedEngine()
    client = engine.client
    await imported(engine, list)
  })
  afterAll(() => engine.close())
  beforeEach(async () => {
    auditId = (await client.audits.start({ location: 'HQ' })).auditId
  })

  const scan = (code: string, more: Partial<Parameters<EngineClient['audits']['scan']>[0]> = {}) =>
    client.audits.scan({ auditId, code, location: room, method: 'scanner', ...more })
  const statesOf = async () =>
    Object.fromEntries(
      (await client.audits.places({ auditId })).places.map(({ path, state, reason }) => [
        path,
        reason ?? state,
      ]),
    )
  const mark = (state: 'inProgress' | 'counted' | 'inaccessible', places: string[], reason?: string) =>
    client.audits.markPlaces({ auditId, places, state, ...(reason ? { reason } : {}) })

  it('a place is begun by a scan, counted by a person, and open again only where it is said', async () => {
    expect(await statesOf()).toEqual({
      HQ: 'notStarted',
      [floor]: 'notStarted',
      [room]: 'notStarted',
      [lab]: 'notStarted',
    })
    const { progress } = await scan('CO-1')
    expect(progress.place).toMatchObject({ state: 'inProgress', counted: false })
    expect((await statesOf())[room]).toBe('inProgress')
    expect(await mark('counted', [room])).toMatchObject({ changed: 1, counts: { missing: 1 } })
    expect(await mark('counted', [room])).toMatchObject({ changed: 0 })
    expect(await failureOf(mark('inaccessible', [room], 'Locked'))).toMatchObject({
      code: 'PLACE_STATE_REFUSED',
      data: { place: room, from: 'counted', to: 'inaccessible' },
    })
    expect(await mark('inProgress', [room])).toMatchObject({ changed: 1, counts: { missing: 0 } })
  })

  it('nothing is missing where nobody got in, and the reason is told', async () => {
    await mark('counted', [room])
    expect(await mark('inaccessible', [floor], 'Under repair')).toMatchObject({
      changed: 2,
      counts: { missing: 2, notCounted: 1 },
    })
    expect(await statesOf()).toEqual({
      HQ: 'notStarted',
      [floor]: 'Under repair',
      [room]: 'counted',
      [lab]: 'Under repair',
    })
    expect(await mark('inaccessible', [lab], 'No key')).toMatchObject({ changed: 1 })
    expect((await statesOf())[lab]).toBe('No key')
    expect(await failureOf(mark('inaccessible', [lab]))).toMatchObject({ code: 'REASON_MISSING' })
  })

  it('a scan keeps how it came in, in which condition the thing is, and what was noted', async () => {
    await scan('CO-1', { method: 'pasted', condition: 'damaged', note: 'Lid is cracked' })
    await scan('CO-2', { method: 'byHand', labelDamage: 'Torn' })
    const { items } = await client.audits.outcome({ auditId, section: 'found' })
    expect(items).toMatchObject([
      { assetTag: 'CO-1', condition: 'damaged', note: 'Lid is cracked', labelDamage: null },
      { assetTag: 'CO-2', condition: null, note: null, labelDamage: 'Torn' },
    ])
    expect(await client.record.verify()).toMatchObject({ intact: true })
  })

  it('what is seen by hand needs to say what is wrong with its label, and nothing else may', async () => {
    expect(await failureOf(scan('CO-1', { method: 'byHand' }))).toMatchObject({ code: 'INPUT_INVALID' })
    expect(await failureOf(scan('CO-1', { labelDamage: 'Torn' }))).toMatchObject({ code: 'INPUT_INVALID' })
  })

  it('a radio tag shows that a thing is there, not in which room', async () => {
    expect((await scan('CO-3', { method: 'rfid' })).scan).toMatchObject({ verdict: 'found', place: room })
    expect((await scan('CO-3', { location: lab })).scan.verdict).toBe('duplicate')
    expect(await client.audits.status({ auditId })).toMatchObject({ found: 1, misplaced: 0, seenTwice: 0 })
  })
})
