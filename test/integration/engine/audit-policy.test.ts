import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monthsAfter } from '../../../src-shared/features/audits/policy.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf } from '../../tools/client.ts'
import { imported } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

const room = 'HQ / 1.01'
const lab = 'HQ / Lab'

describe('the policy of audits', () => {
  let engine: TestEngine
  let client: EngineClient
  beforeAll(async () => {
    engine = await sharedEngine()
    client = engine.client
    await imported(engine, [
      { 'Asset Tag': 'PO-1', Location: room, Category: 'Laptops' },
      { 'Asset Tag': 'PO-2', Location: lab, Category: 'Phones' },
      { 'Asset Tag': 'PO-3', Location: room, Category: 'Phones' },
    ])
  })
  afterAll(() => engine.close())

  it('says how often places and categories are audited; what never was is overdue, and no more once it was', async () => {
    await client.audits.setRule({ kind: 'location', target: 'HQ', months: 12 })
    await client.audits.setRule({ kind: 'location', target: lab, months: 3 })
    await client.audits.setRule({ kind: 'category', target: 'laptops', months: 6 })
    const { due } = await client.audits.due()
    expect(
      due.map(({ name, months, overdue, lastAt, places, placesOverdue }) => [
        name,
        months,
        overdue,
        lastAt,
        places,
        placesOverdue,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['HQ', 12, true, null, 1, 1],
        [lab, 3, true, null, 1, 1],
        ['Laptops', 6, true, null, 0, 0],
      ]),
    )
    // a room in which one thing alone was looked for was not audited
    const { auditId: ofList } = await client.audits.start({ list: ['PO-1'] })
    await client.audits.scan({ auditId: ofList, code: 'PO-1', location: room, method: 'scanner' })
    await client.audits.markCounted({ auditId: ofList })
    await client.audits.close({ auditId: ofList })
    expect((await client.audits.due()).due.find(({ name }) => name === 'HQ')).toMatchObject({
      overdue: true,
      lastAt: null,
    })
    const { auditId } = await client.audits.start({ location: 'HQ' })
    for (const [code, location] of [
      ['PO-1', room],
      ['PO-2', lab],
    ] as const)
      await client.audits.scan({ auditId, code, location, method: 'scanner' })
    await client.audits.markCounted({ auditId })
    await client.audits.resolve({ auditId, all: 'missing', decision: 'ignore', reason: 'On its way' })
    await client.audits.close({ auditId })
    const day = new Date().toISOString().slice(0, 10)
    const after = (await client.audits.due()).due
    expect(after.filter(({ overdue }) => overdue).map(({ name }) => name)).toEqual(['Laptops'])
    expect(after.find(({ name }) => name === lab)).toMatchObject({
      dueOn: monthsAfter(day, 3),
      lastAt: expect.any(String),
    })
    const nextOf = async (asset: string) => (await client.assets.show({ asset })).nextAuditDate
    expect(await Promise.all(['PO-1', 'PO-2', 'PO-3'].map(nextOf))).toEqual([
      monthsAfter(day, 6),
      monthsAfter(day, 3),
      null,
    ])
    expect((await client.audits.setRule({ kind: 'location', target: 'HQ', months: 24 })).rules).toMatchObject(
      [{ name: 'HQ', months: 24 }, { name: lab }, { name: 'Laptops' }],
    )
    await client.audits.removeRule({ kind: 'location', target: lab })
    expect((await client.audits.due()).due.find(({ name }) => name === 'HQ')).toMatchObject({ places: 2 })
    for (const kind of ['location', 'category'] as const) {
      const call = client.audits.setRule({ kind, target: 'Nowhere', months: 1 })
      const code = kind === 'location' ? 'LOCATION_UNKNOWN' : 'RULE_TARGET_UNKNOWN'
      expect(await failureOf(call)).toMatchObject({ code })
    }
  })

  it('says what captures prove, for audits that start after it', async () => {
    const before = (await client.audits.start({ location: 'HQ' })).auditId
    const refused = client.audits.setPolicy({ captures: { rfid: 'place' } })
    expect(await failureOf(refused)).toMatchObject({ code: 'CAPTURE_RULE_REFUSED' })
    await client.audits.setPolicy({ captures: { typed: 'nothing', file: 'existence' } })
    const { auditId } = await client.audits.start({ location: 'HQ' })
    const scan = (id: string, method: 'typed' | 'file') =>
      client.audits.scan({ auditId: id, code: 'PO-1', location: lab, method })
    expect(await failureOf(scan(auditId, 'typed'))).toMatchObject({ code: 'CAPTURE_REFUSED' })
    expect((await scan(auditId, 'file')).scan.verdict).toBe('found')
    expect((await scan(before, 'typed')).scan.verdict).toBe('misplaced')
    expect(await client.audits.status({ auditId })).toMatchObject({ found: 1, misplaced: 0 })
    await client.audits.setPolicy({ captures: { typed: 'place', file: 'place' } })
    expect(await client.audits.status({ auditId })).toMatchObject({ found: 1, misplaced: 0 })
  })

  it('says who may approve, and whether with a PIN', async () => {
    const { auditId } = await client.audits.start({ location: 'HQ' })
    await client.audits.markCounted({ auditId })
    await client.audits.resolve({ auditId, all: 'missing', decision: 'markLost' })
    const approve = (approvedBy: string, pin?: string) =>
      client.audits.approve({ auditId, all: 'missing', approvedBy, pin })
    await client.audits.setPolicy({ approvers: 'administrators' })
    expect(await failureOf(approve('Tim Technician'))).toMatchObject({
      code: 'APPROVER_REFUSED',
      data: { name: 'Tim Technician' },
    })
    await client.audits.setPolicy({ approvalAssurance: 'pin' })
    expect(await failureOf(approve('Ada Tester'))).toMatchObject({ code: 'APPROVAL_NEEDS_PIN' })
    await client.pins.set({ newPin: '4711' })
    expect(await approve('Ada Tester', '4711')).toEqual({ approved: 3 })
    const { id } = await client.session.join({ name: 'Tim Technician' })
    engine.connection.setActor(id)
    expect(await failureOf(client.audits.setPolicy({ approvers: 'anybodyElse' }))).toMatchObject({
      code: 'RIGHT_MISSING',
    })
    expect(await client.record.verify()).toMatchObject({ intact: true })
  })
})
