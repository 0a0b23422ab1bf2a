import { Buffer } from 'node:buffer'
import { beforeEach, describe, expect, it } from 'vitest'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf, newId } from '../../tools/client.ts'
import { imported } from '../../tools/lists.ts'
import { engineOfTest, type TestEngine } from '../../tools/test-engine.ts'

const room = 'HQ / 1.01'
const lab = 'HQ / Lab'
const list = [
  ['CL-1', room, 'Ready to Deploy'],
  ['CL-2', room, 'Ready to Deploy'],
  ['CL-3', lab, 'Ready to Deploy'],
  ['CL-OLD', room, 'Archived'],
  ['CL-AWAY', 'Depot', 'Ready to Deploy'],
].map(([assetTag, location, status]) => ({ 'Asset Tag': assetTag, Location: location, Status: status }))
/** One transparent pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

describe('closing an audit', () => {
  let engine: TestEngine
  let client: EngineClient
  let auditId: string
  beforeEach(async () => {
    engine = await engineOfTest()
    client = engine.client
    await imported(engine, list)
    auditId = (await client.audits.start({ location: 'HQ' })).auditId
  })

  type Order = Omit<Parameters<EngineClient['audits']['close']>[0], 'auditId'>
  const scan = (code: string, location = room) =>
    client.audits.scan({ auditId, code, location, method: 'scanner' })
  const close = (order: Order = {}) => client.audits.close({ auditId, ...order })
  const resolve = (order: Omit<Parameters<EngineClient['audits']['resolve']>[0], 'auditId'>) =>
    client.audits.resolve({ auditId, ...order })
  const shown = (asset: string) => client.assets.show({ asset })
  /** CL-1 misplaced, CL-2 missing, CL-OLD and CL-AWAY and NEW-1 seen; CL-3 not counted. */
  const walk = async () => {
    await scan('CL-1', lab)
    await scan('CL-OLD')
    await scan('CL-AWAY')
    await scan('NEW-1')
    await client.audits.markCounted({ auditId, places: [room] })
  }
  const decideAll = async (approvedBy?: string) => {
    const approval = approvedBy === undefined ? {} : { approvedBy }
    await resolve({ all: 'misplaced', decision: 'acceptPlace' })
    await resolve({ all: 'unexpected', decision: 'sendBack' })
    await resolve({ all: 'missing', decision: 'markStolen', incident: 'PR-7', encrypted: 'no', ...approval })
    await resolve({ all: 'shouldBeGone', decision: 'reinstate', ...approval })
    await resolve({ all: 'unknown', decision: 'create', ...approval })
  }

  it('is refused while something is undecided, and names it', async () => {
    await walk()
    await resolve({ all: 'missing', decision: 'markLost' })
    expect(await failureOf(close())).toMatchObject({
      code: 'AUDIT_UNDECIDED',
      data: {
        count: 4,
        kinds: ['misplaced', 'unexpected', 'shouldBeGone', 'unknown'],
      },
    })
    expect(await client.audits.show({ auditId })).toMatchObject({ state: 'counting' })
  })

  it('does what was decided, in one step that the record of change tells', async () => {
    await walk()
    await decideAll('Grace Approver')
    expect(await close()).toMatchObject({ applied: 5, independentlyApproved: true })
    expect(await shown('CL-1')).toMatchObject({ location: lab })
    expect(await shown('CL-2')).toMatchObject({ statusType: 'lost' })
    expect(await shown('CL-OLD')).toMatchObject({ statusType: 'deployable', location: room })
    expect(await shown('CL-AWAY')).toMatchObject({ location: 'Depot' })
    expect(await shown('NEW-1')).toMatchObject({ statusType: 'deployable', location: room })
    expect(await client.record.verify()).toMatchObject({ intact: true })
  })

  it('waits for the approval of somebody who did not scan, where there is such a person', async () => {
    await walk()
    await decideAll()
    const alone = await client.audits.closing({ auditId })
    expect(alone).toMatchObject({ unapproved: 3, hasOtherApprover: false, undecided: [] })
    const { id: other } = await client.session.join({ name: 'Grace Approver' })
    expect(await client.audits.closing({ auditId })).toMatchObject({ hasOtherApprover: true })
    expect(await failureOf(close())).toMatchObject({ code: 'APPROVAL_MISSING', data: { count: 3 } })
    engine.connection.setActor(other)
    for (const all of ['missing', 'shouldBeGone', 'unknown'] as const)
      expect(await client.audits.approve({ auditId, all })).toEqual({ approved: 1 })
    expect(await close()).toMatchObject({ independentlyApproved: true })
  })

  it('says that it was not independently approved where nobody else is there', async () => {
    await walk()
    await decideAll()
    expect(await close()).toMatchObject({ independentlyApproved: false })
  })

  it('is of what was shown to who signed, and refused once that has changed', async () => {
    await scan('CL-1')
    const { statement, placesNotCounted } = await client.audits.closing({ auditId })
    const { digest } = await client.audits.closingDigest({ auditId })
    expect(statement).toContain('3 expected, 1 found')
    expect(placesNotCounted).toEqual([
      { path: room, state: 'inProgress', reason: null },
      { path: lab, state: 'notStarted', reason: null },
    ])
    await scan('CL-2')
    expect(await failureOf(close({ digest }))).toMatchObject({ code: 'AUDIT_CHANGED' })
    const again = await client.audits.closingDigest({ auditId })
    expect(again.digest).not.toBe(digest)
    expect(await close({ digest: again.digest })).toMatchObject({ digest: again.digest })
  })

  it('is signed by two different people, each with what they drew', async () => {
    expect(await failureOf(close({ by: 'Ann', responsible: 'ann' }))).toMatchObject({
      code: 'SIGNERS_SAME',
      data: { name: 'Ann' },
    })
    const text = Buffer.from('no picture').toString('base64')
    expect(await failureOf(close({ signatures: { auditor: text } }))).toMatchObject({
      code: 'SIGNATURE_INVALID',
    })
    expect(await failureOf(close({ signatures: { auditor: png.slice(0, 40) } }))).toMatchObject({
      code: 'SIGNATURE_INVALID',
    })
    await close({ by: 'Ann', responsible: 'Bob', signatures: { auditor: png } })
  })

  it('ends everything: nothing is taken, undone, decided, closed or given up after it', async () => {
    const { scan: first } = await scan('CL-1')
    await close()
    const refused = [
      () => scan('CL-2'),
      () => client.audits.voidScan({ auditId, scanId: first.scanId }),
      () => client.audits.markCounted({ auditId }),
      () => client.audits.markPlaces({ auditId, state: 'counted' }),
      () => client.audits.endCounting({ auditId }),
      () => client.audits.resumeCounting({ auditId }),
      () => resolve({ all: 'missing', decision: 'markLost' }),
      () => client.audits.approve({ auditId, all: 'missing' }),
      () => client.audits.closing({ auditId }),
      () => client.audits.closingDigest({ auditId }),
      () => close(),
      () => client.audits.abandon({ auditId, reason: 'No' }),
    ]
    for (const call of refused) expect(await failureOf(call())).toMatchObject({ code: 'AUDIT_CLOSED' })
  })

  it('twice at once closes it once', async () => {
    await scan('CL-1')
    const ends = await Promise.allSettled([close(), close()])
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const rejected = ends.find((end) => end.status === 'rejected')
    expect(rejected?.reason).toMatchObject({ code: 'AUDIT_CLOSED' })
  })

  it('sent again under the same id answers the same', async () => {
    const context = { commandId: newId() }
    const first = await client.audits.close({ auditId }, { context })
    expect(await client.audits.close({ auditId }, { context })).toEqual(first)
  })

  it('is done whole or not at all: a tag that was taken meanwhile leaves all as it was', async () => {
    await walk()
    await decideAll('Grace Approver')
    await client.assets.create({ fields: { assetTag: 'NEW-1' } })
    expect(await failureOf(close())).toMatchObject({ code: 'ASSET_TAG_TAKEN' })
    expect(await shown('CL-1')).toMatchObject({ location: room })
    expect(await client.audits.show({ auditId })).toMatchObject({ state: 'counting' })
  })

  it('can be given up instead, for a reason; it stays as it is', async () => {
    await scan('CL-1')
    const before = await client.audits.status({ auditId })
    expect(await client.audits.abandon({ auditId, reason: 'Fire alarm' })).toMatchObject({
      state: 'abandoned',
    })
    expect(await client.audits.status({ auditId })).toEqual(before)
    expect(await failureOf(scan('CL-2'))).toMatchObject({ code: 'AUDIT_ABANDONED' })
    expect(await failureOf(close())).toMatchObject({ code: 'AUDIT_ABANDONED' })
  })
})
