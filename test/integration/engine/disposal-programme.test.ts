import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf } from '../../tools/client.ts'
import { certified } from '../../tools/disposals.ts'
import { imported } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

let engine: TestEngine
let client: EngineClient
let nextAsset = 0
beforeAll(async () => {
  engine = await sharedEngine()
  client = engine.client
  await imported(
    engine,
    Array.from({ length: 10 }, (_, n) => ({ 'Asset Tag': `PR-${n}`, Serial: `SP-${n}` })),
  )
})
afterAll(() => engine.close())

/** A case with drives that are purged and verified by Bob. */
async function purged(...serials: string[]): Promise<string> {
  const { disposals } = client
  const order = { reason: 'Old', disposition: 'resale', confidentiality: 'low' } as const
  const { caseId } = await disposals.open({ tags: [`PR-${nextAsset++}`], ...order })
  for (const serial of serials) await purge(caseId, serial)
  return caseId
}
async function purge(caseId: string, serial: string): Promise<void> {
  const { disposals } = client
  const known = (await disposals.show({ caseId })).mediumList.some((one) => one.serial === serial)
  if (!known) await disposals.addMedium({ caseId, serial, model: 'SSD 970', type: 'nvme' })
  const done = { method: 'blockErase', outcome: 'purge', tool: 'nvme-cli 2.8', operator: 'Olga' } as const
  await disposals.sanitize({ caseId, serial, ...done })
  await disposals.verify({ caseId, serial, method: 'full', by: 'Bob' })
}

describe('a lot', () => {
  const tried = { method: 'Carving with PhotoRec 7.2', competence: 'Trained in recovery' }

  it('draws by its seed, and what it says stands at each medium', async () => {
    const caseId = await purged('LOT-1', 'LOT-2', 'LOT-3')
    const lot = await client.sampling.open({ caseIds: [caseId, caseId], percent: 50, seed: 'seed' })
    expect(lot).toMatchObject({ number: 1, state: 'open', media: 3, sampled: 2, seed: 'seed' })
    expect(await failureOf(client.sampling.open({ caseIds: [caseId] }))).toMatchObject({
      code: 'NOTHING_TO_SAMPLE',
    })
    const { lotId, mediaList } = lot
    const [first, second, unsampled] = mediaList.map(({ serial }) => serial)
    const record = (serial = '', by = 'Sam', passed = true) =>
      client.sampling.record({ lotId, serial, by, passed, ...tried })
    expect(await failureOf(record(unsampled))).toMatchObject({ code: 'MEDIUM_NOT_SAMPLED' })
    for (const by of ['olga', 'Bob'])
      expect(await failureOf(record(first, by))).toMatchObject({ code: 'SAMPLER_TOOK_PART' })
    expect(await record(first)).toMatchObject({ state: 'open', passed: 1 })
    expect(await failureOf(record(first))).toMatchObject({ code: 'SAMPLE_TAKEN' })
    expect(await record(second)).toMatchObject({ state: 'passed', passed: 2 })
    const { mediumList } = await client.disposals.show({ caseId })
    expect(mediumList.map(({ lot: own }) => own?.isSampled).sort()).toEqual([false, true, true])
    expect(mediumList[0]?.lot).toMatchObject({ lotId, number: 1, state: 'passed' })
  })

  it('is quarantined by one failure until its media are sanitized anew; what was recovered is destroyed', async () => {
    const caseId = await purged('BAD-1', 'BAD-2')
    const { lotId, mediaList } = await client.sampling.open({ caseIds: [caseId] })
    const [drawn = '', other = ''] = mediaList.map(({ serial }) => serial)
    const found = { lotId, serial: drawn, by: 'Sam', passed: false, ...tried }
    expect(await client.sampling.record(found)).toMatchObject({ state: 'quarantined', failed: 1 })
    const states = async () =>
      Object.fromEntries(
        (await client.disposals.show({ caseId })).mediumList.map(({ serial, state }) => [serial, state]),
      )
    expect(await states()).toEqual({ [drawn]: 'failed', [other]: 'verified' })
    const { assetList } = await client.disposals.show({ caseId })
    const { id } = await client.assets.show({ asset: assetList[0]?.tag ?? '' })
    const [newest] = (await client.assets.timeline({ assetId: id })).entries
    const recovered = { field: 'Quality control', from: null, to: `${drawn}, DATA RECOVERED, Sam` }
    expect(newest?.fields).toEqual([recovered])
    expect(assetList[0]?.gaps).toContain(`medium ${other} stands in lot 2, which is quarantined`)
    expect(await failureOf(client.disposals.certify({ caseId }))).toMatchObject({ code: 'LOT_QUARANTINED' })
    await purge(caseId, other)
    expect(await certified(engine, caseId)).toHaveLength(1)
    const lot = await client.sampling.show({ lotId })
    expect(lot.mediaList.find(({ serial }) => serial === other)).toMatchObject({ isSuperseded: true })
  })
})

describe('the policy', () => {
  const body = async () => {
    const { version, ...inForce } = (await client.disposalPolicy.show()).inForce
    return inForce
  }

  it('is drafted, published as the next version, and each sanitization keeps the one it was held against', async () => {
    const before = await purged('POL-1')
    const policy = await body()
    const weak = { ...policy, demands: { ...policy.demands, high: policy.demands.low } }
    weak.demands.high = { ...weak.demands.high, donation: 'clear' }
    expect(await failureOf(client.disposalPolicy.saveDraft(weak))).toMatchObject({
      code: 'SANITIZATION_POLICY_UNFIT',
      data: { faults: ['weakerWhereMoreConfidential'] },
    })
    const none = client.disposalPolicy.publish({ draftId: before, reason: 'x' })
    expect(await failureOf(none)).toMatchObject({ code: 'POLICY_DRAFT_MISSING' })
    const old = await client.disposalPolicy.saveDraft({ ...policy, name: 'Own, first' })
    const strict = { ...policy, name: 'Own', isSamplingRequired: true, isPinRequired: true }
    const { draftId } = await client.disposalPolicy.saveDraft(strict)
    expect(await failureOf(client.disposalPolicy.publish({ ...old, reason: 'x' }))).toMatchObject({
      code: 'POLICY_DRAFT_CHANGED',
    })
    expect((await client.disposalPolicy.show()).inForce.version).toBe(1)
    expect(await client.disposalPolicy.publish({ draftId, reason: 'Audit 7' })).toEqual({ version: 2 })
    expect(await client.disposalPolicy.show()).toMatchObject({
      inForce: { name: 'Own', version: 2 },
      draft: null,
      versions: [{ version: 2, reason: 'Audit 7' }, { version: 1 }],
    })
    const { assetList, mediumList } = await client.disposals.show({ caseId: before })
    expect(mediumList[0]?.sanitizations[0]?.policyVersion).toBe(1)
    expect(assetList[0]?.gaps).toContain('medium POL-1 stands in no lot that passed its sampling')

    const done = { method: 'blockErase', outcome: 'purge', tool: 'nvme-cli 2.8', operator: 'Olga' } as const
    const { disposals } = client
    await disposals.sanitize({ caseId: before, serial: 'POL-1', ...done })
    const verify = (by: string, pin?: string) =>
      disposals.verify({ caseId: before, serial: 'POL-1', method: 'full', by, pin })
    expect(await failureOf(verify('Bob'))).toMatchObject({ code: 'PIN_NOT_SET' })
    await client.pins.set({ newPin: '583017' })
    expect(await failureOf(verify(engine.worker.name))).toMatchObject({ code: 'PIN_NEEDED' })
    expect(await failureOf(verify(engine.worker.name, '1'))).toMatchObject({ code: 'PIN_WRONG' })
    expect(await verify(engine.worker.name, '583017')).toMatchObject({ state: 'verified' })
    const [medium] = (await disposals.show({ caseId: before })).mediumList
    expect(medium?.sanitizations.at(-1)?.policyVersion).toBe(2)
  })

  it('has no draft once that was discarded', async () => {
    await client.disposalPolicy.saveDraft(await body())
    await client.disposalPolicy.discardDraft()
    expect((await client.disposalPolicy.show()).draft).toBeNull()
    expect(await failureOf(client.disposalPolicy.discardDraft())).toMatchObject({
      code: 'POLICY_DRAFT_MISSING',
    })
  })
})
