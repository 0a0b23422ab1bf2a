import { beforeEach, describe, expect, it } from 'vitest'
import type { ReportSection } from '../../../src-shared/features/audits/report.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf } from '../../tools/client.ts'
import { imported } from '../../tools/lists.ts'
import { engineOfTest, type TestEngine } from '../../tools/test-engine.ts'

const room = 'HQ / 1.01'
const lab = 'HQ / Lab'
const list = [
  ['RE-1', 'S-1', room, 'Ready to Deploy'],
  ['RE-2', 'S-2', room, 'Ready to Deploy'],
  ['RE-3', 'S-3', lab, 'Ready to Deploy'],
  ['RE-4', 'SAME', lab, 'Ready to Deploy'],
  ['RE-5', 'SAME', lab, 'Ready to Deploy'],
  ['RE-OLD', 'S-6', room, 'Archived'],
  ['RE-AWAY', 'S-7', 'Depot', 'Ready to Deploy'],
].map(([assetTag, serial, location, status]) => ({
  'Asset Tag': assetTag,
  Serial: serial,
  Location: location,
  Status: status,
}))

describe('reconciling', () => {
  let engine: TestEngine
  let client: EngineClient
  let auditId: string
  beforeEach(async () => {
    engine = await engineOfTest()
    client = engine.client
    await imported(engine, list)
    auditId = (await client.audits.start({ location: 'HQ' })).auditId
  })

  type Order = Omit<Parameters<EngineClient['audits']['resolve']>[0], 'auditId'>
  const scan = (code: string, location = room) =>
    client.audits.scan({ auditId, code, location, method: 'scanner' })
  const resolve = (order: Order) => client.audits.resolve({ auditId, ...order })
  const itemsOf = async (section: ReportSection) => (await client.audits.outcome({ auditId, section })).items
  const codeOf = async (order: Order) => (await failureOf(resolve(order))).code
  const closing = () => client.audits.closing({ auditId })
  const everyKind = async () => {
    await scan('RE-3', room)
    await scan('RE-2', lab)
    await scan('RE-2', room)
    await scan('RE-AWAY')
    await scan('RE-OLD')
    await scan('NEW-1')
    await scan('same')
    await client.audits.markCounted({ auditId, places: [room] })
  }

  it('asks about every kind of item once', async () => {
    await everyKind()
    expect((await closing()).undecided).toEqual([
      { kind: 'missing', count: 1 },
      { kind: 'misplaced', count: 1 },
      { kind: 'unexpected', count: 1 },
      { kind: 'shouldBeGone', count: 1 },
      { kind: 'unknown', count: 1 },
      { kind: 'ambiguous', count: 1 },
      { kind: 'seenTwice', count: 1 },
    ])
  })

  it('lists every item once, with its decision, under what it is', async () => {
    await everyKind()
    await resolve({ tag: 'RE-3', decision: 'sendBack' })
    const { kinds } = await client.audits.reconciliation({ auditId })
    expect(kinds.map(({ kind, total, undecided }) => [kind, total, undecided])).toEqual([
      ['missing', 1, 1],
      ['misplaced', 1, 0],
      ['unexpected', 1, 1],
      ['shouldBeGone', 1, 1],
      ['unknown', 1, 1],
      ['ambiguous', 1, 1],
      ['seenTwice', 1, 1],
    ])
    const tags: (string | null)[] = []
    for (const { kind } of kinds) {
      const { total, items } = await client.audits.items({ auditId, kind })
      expect(total).toBe(items.length)
      tags.push(...items.map(({ assetTag, code }) => assetTag ?? code))
    }
    expect(tags).toEqual(['RE-1', 'RE-3', 'RE-AWAY', 'RE-OLD', 'NEW-1', 'same', 'RE-2'])
  })

  it('decides by tag, by code, by key and about all of a kind, and tells what is left', async () => {
    await everyKind()
    expect(await resolve({ tag: 're-3', decision: 'sendBack' })).toEqual({ decided: 1, undecided: 6 })
    expect(await resolve({ code: ' new-1', decision: 'create' })).toEqual({ decided: 1, undecided: 5 })
    expect(await resolve({ code: 'S-7', decision: 'acceptPlace' })).toEqual({ decided: 1, undecided: 4 })
    const [gone] = await itemsOf('shouldBeGone')
    expect(await resolve({ keys: [gone?.key ?? ''], decision: 'reinstate' })).toEqual({
      decided: 1,
      undecided: 3,
    })
    const ignored = { decision: 'ignore', reason: 'Settled by phone' } as const
    for (const [all, undecided] of [
      ['missing', 2],
      ['ambiguous', 1],
      ['seenTwice', 0],
    ] as const)
      expect(await resolve({ all, ...ignored })).toEqual({ decided: 1, undecided })
    expect((await itemsOf('misplaced'))[0]?.decision).toMatchObject({
      decision: 'sendBack',
      by: engine.worker.name,
    })
    expect((await itemsOf('seenTwice'))[0]?.decision).toMatchObject({
      decision: 'ignore',
      reason: 'Settled by phone',
    })
    expect((await itemsOf('unexpected'))[0]?.decision).toMatchObject({ decision: 'acceptPlace', place: room })
  })

  it('changes nothing in the register before the audit is closed', async () => {
    await everyKind()
    await resolve({ tag: 'RE-AWAY', decision: 'acceptPlace' })
    await resolve({ all: 'missing', decision: 'markLost' })
    expect(await client.assets.show({ asset: 'RE-AWAY' })).toMatchObject({ location: 'Depot' })
    expect(await client.assets.show({ asset: 'RE-1' })).toMatchObject({ statusType: 'deployable' })
  })

  it('keeps with a loss its reference, and whether the data was encrypted', async () => {
    await everyKind()
    await resolve({ all: 'missing', decision: 'markStolen', incident: 'PR-12', encrypted: 'yes' })
    const [item] = await itemsOf('missing')
    expect(item?.decision).toMatchObject({
      decision: 'markStolen',
      incident: 'PR-12',
      encrypted: 'yes',
      needsApproval: true,
      approvedBy: null,
    })
    await resolve({ all: 'missing', decision: 'markLost' })
    expect((await itemsOf('missing'))[0]?.decision).toMatchObject({
      decision: 'markLost',
      encrypted: 'unknown',
    })
  })

  it('drops a decision when the item is not what it was any more', async () => {
    await everyKind()
    await resolve({ tag: 'RE-1', decision: 'markLost' })
    await scan('RE-1', lab)
    expect((await closing()).undecided).toContainEqual({ kind: 'misplaced', count: 2 })
    expect((await itemsOf('misplaced')).map(({ assetTag, decision }) => [assetTag, decision])).toEqual([
      ['RE-1', null],
      ['RE-3', null],
    ])
  })

  it('proposes the finer place of what was seen below its own, and closes without a word about it', async () => {
    const { id, revision } = await client.assets.show({ asset: 'RE-1' })
    await client.assets.update({ id, revision, fields: { location: 'HQ' } })
    auditId = (await client.audits.start({ location: 'HQ' })).auditId
    expect((await scan('RE-1', room)).scan.verdict).toBe('found')
    expect((await closing()).undecided).toEqual([])
    const { kinds } = await client.audits.reconciliation({ auditId })
    expect(kinds).toEqual([{ kind: 'finerPlace', total: 1, undecided: 1, unapproved: 0 }])
    const { items } = await client.audits.items({ auditId, kind: 'finerPlace' })
    expect(items).toMatchObject([{ assetTag: 'RE-1', expectedPlace: 'HQ', seenPlace: room, decision: null }])
    await resolve({ all: 'finerPlace', decision: 'acceptPlace' })
    expect((await itemsOf('found'))[0]?.decision).toMatchObject({ decision: 'acceptPlace', place: room })
    expect(await client.audits.close({ auditId })).toMatchObject({ applied: 1 })
    expect(await client.assets.show({ asset: 'RE-1' })).toMatchObject({ location: room })
  })

  it('is approved by somebody who did not scan, and by nobody else', async () => {
    await everyKind()
    await resolve({ all: 'missing', decision: 'markLost', approvedBy: 'Grace Approver' })
    expect((await itemsOf('missing'))[0]?.decision).toMatchObject({
      approvedBy: 'Grace Approver',
      assurance: 'asserted',
    })
    expect(await codeOf({ all: 'missing', decision: 'markLost', approvedBy: engine.worker.name })).toBe(
      'APPROVER_SCANNED',
    )
    await resolve({ all: 'unknown', decision: 'create' })
    expect(await failureOf(client.audits.approve({ auditId, all: 'unknown' }))).toMatchObject({
      code: 'APPROVER_SCANNED',
      data: { name: engine.worker.name },
    })
    expect(await client.audits.approve({ auditId, all: 'unknown', approvedBy: 'Grace Approver' })).toEqual({
      approved: 1,
    })
    expect(await client.audits.approve({ auditId, all: 'unknown', approvedBy: 'Grace Approver' })).toEqual({
      approved: 0,
    })
    await resolve({ all: 'unknown', decision: 'create' })
    expect((await closing()).unapproved).toBe(1)
  })

  it('refuses what cannot be decided, and says why', async () => {
    await everyKind()
    const refused: [Order, string][] = [
      [{ tag: 'RE-4', decision: 'sendBack' }, 'ITEM_UNKNOWN'],
      [{ tag: 'NOBODY', decision: 'sendBack' }, 'ITEM_UNKNOWN'],
      [{ keys: ['nothing'], decision: 'sendBack' }, 'ITEM_UNKNOWN'],
      [{ tag: 'RE-3', decision: 'reinstate' }, 'DECISION_REFUSED'],
      [{ tag: 'RE-3', decision: 'ignore' }, 'REASON_MISSING'],
      [{ tag: 'RE-2', decision: 'acceptPlace' }, 'DECISION_NEEDS_PLACE'],
      [{ tag: 'RE-2', decision: 'acceptPlace', place: 'Atlantis' }, 'LOCATION_UNKNOWN'],
      [{ decision: 'sendBack' }, 'INPUT_INVALID'],
      [{ tag: 'RE-3', all: 'missing', decision: 'ignore', reason: 'x' }, 'INPUT_INVALID'],
    ]
    for (const [order, code] of refused) expect(await codeOf(order), JSON.stringify(order)).toBe(code)
    expect(await resolve({ tag: 'RE-2', decision: 'acceptPlace', place: lab })).toMatchObject({ decided: 1 })
  })

  it('waits until a blind audit has been counted', async () => {
    const blind = (await client.audits.start({ location: 'HQ', blind: true })).auditId
    const order = { auditId: blind, all: 'missing', decision: 'markLost' } as const
    expect(await failureOf(client.audits.resolve(order))).toMatchObject({ code: 'AUDIT_BLIND' })
    expect(await failureOf(client.audits.closing({ auditId: blind }))).toMatchObject({ code: 'AUDIT_BLIND' })
    await client.audits.endCounting({ auditId: blind })
    expect(await client.audits.resolve(order)).toEqual({ decided: 0, undecided: 0 })
  })
})
