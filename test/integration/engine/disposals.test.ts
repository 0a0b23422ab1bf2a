import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checklistItems } from '../../../src-shared/features/disposals/checklist.ts'
import { blanccoMapping } from '../../../src-shared/features/disposals/evidence-mapping.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf } from '../../tools/client.ts'
import { certified, evidenceHandedIn, outgoing, purgedDrive, sampleEvidence } from '../../tools/disposals.ts'
import { imported } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

let engine: TestEngine
let client: EngineClient
let disposals: EngineClient['disposals']
let nextAsset = 0
beforeAll(async () => {
  engine = await sharedEngine()
  client = engine.client
  disposals = client.disposals
  const rows = Array.from({ length: 30 }, (_, n) => ({
    'Asset Tag': `DI-${n}`,
    Serial: `SN-${n}`,
    Location: 'HQ / Store',
  }))
  await imported(engine, rows)
})
afterAll(() => engine.close())

const freshTag = () => `DI-${nextAsset++}`
const opened = async (values: Partial<Parameters<typeof disposals.open>[0]> = {}) => {
  const tag = freshTag()
  const usual = { reason: 'Old', disposition: 'resale', confidentiality: 'low' } as const
  const order = { tags: [tag], ...usual, ...values }
  return { caseId: (await disposals.open(order)).caseId, tag }
}
const withDisk = async (serial: string, values: Parameters<typeof opened>[0] = {}) => {
  const { caseId, tag } = await opened(values)
  const { mediumId } = await disposals.addMedium({ caseId, serial, model: 'WD10', type: 'hdd' })
  return { caseId, tag, serial, mediumId }
}
const overwrite = { method: 'overwrite', outcome: 'clear', tool: 'nwipe 0.36', operator: 'Olga' } as const
const mediumOf = async (caseId: string) => (await disposals.show({ caseId })).mediumList[0]

describe('retiring assets', () => {
  it('opens a case for all of them or none, keeps what the register said, and nobody deploys them any more', async () => {
    const tags = [freshTag(), freshTag()]
    const unknown = disposals.open({ tags: [...tags, 'NOPE'], reason: 'Old', disposition: 'reuse' })
    expect(await failureOf(unknown)).toMatchObject({ code: 'ASSETS_UNKNOWN', data: { tags: ['NOPE'] } })
    const { caseId } = await disposals.open({ tags, reason: 'Old', disposition: 'reuse' })
    expect(await disposals.show({ caseId })).toMatchObject({
      confidentiality: 'high',
      isOpen: true,
      assets: 2,
    })
    const [row] = (await client.assets.list({ search: tags[0] ?? '' })).rows
    expect(row).toMatchObject({ statusType: 'pending' })
    const again = disposals.open({ tags: [tags[1] ?? ''], reason: 'Old', disposition: 'reuse' })
    expect(await failureOf(again)).toMatchObject({ code: 'ASSET_IN_OPEN_CASE', data: { caseId } })
  })

  it('takes no reason that prints otherwise than it reads', async () => {
    const turned = disposals.open({ tags: [freshTag()], reason: 'Old \u202egnp', disposition: 'reuse' })
    expect(await failureOf(turned)).toMatchObject({ code: 'INPUT_INVALID' })
  })
})

describe('media', () => {
  it('are recorded once, in one open case, and an asset that has one has not none', async () => {
    const { caseId, serial, tag } = await withDisk('DUP-1')
    const twice = disposals.addMedium({ caseId, serial: 'dup-1', model: 'wd10', type: 'hdd' })
    expect(await failureOf(twice)).toMatchObject({ code: 'MEDIUM_TAKEN', data: { tag } })
    const other = await opened()
    const elsewhere = disposals.addMedium({ caseId: other.caseId, serial, model: 'WD10', type: 'hdd' })
    expect(await failureOf(elsewhere)).toMatchObject({ code: 'MEDIUM_IN_OTHER_CASE', data: { caseId } })
    expect(await failureOf(disposals.stateNoMedia({ caseId, by: 'Bob' }))).toMatchObject({
      code: 'MEDIA_THERE',
    })
    await disposals.stateNoMedia({ caseId: other.caseId, by: 'Bob' })
    const late = disposals.addMedium({ caseId: other.caseId, serial: 'LATE', model: 'X', type: 'ssd' })
    expect(await failureOf(late)).toMatchObject({ code: 'STATED_EMPTY' })
  })

  it('of one serial number and two models are told apart by their ids, and no log is given to either', async () => {
    const { caseId, serial, mediumId } = await withDisk('TWIN')
    await disposals.addMedium({ caseId, serial, model: 'Other', type: 'hdd' })
    const meant = disposals.sanitize({ caseId, serial, ...overwrite })
    expect(await failureOf(meant)).toMatchObject({ code: 'MEDIUM_AMBIGUOUS' })
    const log = sampleEvidence('nwipe.log').toString().replace('WD-WCC3F1234567', serial)
    const [evidence] = await evidenceHandedIn(engine, caseId, { 'nwipe.log': log })
    expect(evidence?.erasures[0]).toMatchObject({ serial, match: 'ambiguous', mediumId: null })
    expect(await disposals.sanitize({ caseId, mediumId, ...overwrite })).toMatchObject({ state: 'sanitized' })
  })
})

describe('evidence', () => {
  it('is matched by serial number, kept as it came, and what is of another machine is shown', async () => {
    const { caseId, mediumId } = await withDisk('WD-WCC3F1234567')
    const log = sampleEvidence('nwipe.log')
    const [evidence] = await evidenceHandedIn(engine, caseId, { 'nwipe.log': log }, { operator: 'Olga' })
    expect(evidence).toMatchObject({ format: 'nwipeLog', size: log.length, operator: 'Olga' })
    expect(evidence?.erasures.map(({ match }) => match)).toEqual([
      'matched',
      'unmatched',
      'unmatched',
      'unmatched',
    ])
    expect(evidence?.erasures[0]).toMatchObject({ mediumId, end: 'succeeded' })
    expect(await disposals.sanitize({ caseId, mediumId, ...overwrite, outcome: 'purge' })).toMatchObject({
      remarks: [],
      meetsPolicy: true,
    })
    expect(await disposals.verify({ caseId, mediumId, method: 'full' })).toMatchObject({ state: 'verified' })
  })

  it('of nvme-cli is of the drive whose identity came with it, and of none where there are two', async () => {
    const { caseId } = await opened()
    const nvme = { caseId, model: '970', type: 'nvme' } as const
    await disposals.addMedium({ ...nvme, serial: 'S4EWNX0R123456' })
    const log = sampleEvidence('nvme-sanitize-log.json')
    const id = sampleEvidence('nvme-id-ctrl.json')
    const matches = async (files: Record<string, Buffer>) =>
      (await evidenceHandedIn(engine, caseId, files)).flatMap(({ erasures }) =>
        erasures.map(({ match }) => match),
      )
    expect(await matches({ 'log.json': log, 'id.json': id })).toEqual(['matched'])
    expect(await matches({ 'log.json': log })).toEqual(['unmatched'])
    expect(await matches({ 'log.json': log, 'a.json': id, 'b.json': id })).toEqual(['unmatched'])
  })

  it('that is damaged is refused with all that came with it', async () => {
    const { caseId } = await opened()
    const cut = sampleEvidence('nwipe.log').subarray(0, -200)
    const files = { 'photo.jpg': Buffer.from([0, 1]), 'nwipe.log': cut }
    expect(await failureOf(evidenceHandedIn(engine, caseId, files))).toMatchObject({
      code: 'EVIDENCE_DAMAGED',
      data: { fileName: 'nwipe.log' },
    })
    expect((await disposals.show({ caseId })).evidence).toEqual([])
  })

  it('is read by a mapping that was kept', async () => {
    const { caseId } = await withDisk('C1')
    const mapping = {
      name: 'Own CSV',
      format: 'csv' as const,
      records: 'row',
      serial: 'Serial',
      state: 'Result',
      succeeded: ['OK'],
    }
    await disposals.keepMapping(mapping)
    expect((await disposals.mappings()).mappings.map(({ name }) => name)).toEqual([
      blanccoMapping.name,
      mapping.name,
    ])
    const files = { 'own.csv': 'Serial,Result\nC1,OK\n' }
    const [evidence] = await evidenceHandedIn(engine, caseId, files, { mapping: 'own csv' })
    expect(evidence?.erasures).toMatchObject([{ serial: 'C1', end: 'succeeded', match: 'matched' }])
    expect(await failureOf(evidenceHandedIn(engine, caseId, files, { mapping: 'none' }))).toMatchObject({
      code: 'MAPPING_UNKNOWN',
    })
    const unfit = disposals.keepMapping({ ...mapping, methods: { x: 'magic' } })
    expect(await failureOf(unfit)).toMatchObject({ code: 'MAPPING_UNFIT', data: { what: 'magic' } })
  })
})

describe('a sanitization', () => {
  it('against which the log speaks is refused with the reason, and the drive is destroyed instead', async () => {
    const { caseId, serial } = await withDisk('Z9A0BCDE')
    await evidenceHandedIn(engine, caseId, { 'nwipe.log': sampleEvidence('nwipe.log') })
    expect(await failureOf(disposals.sanitize({ caseId, serial, ...overwrite }))).toMatchObject({
      code: 'SANITIZATION_REFUSED',
      data: { reasons: ['logFailed', 'logErrors'], instead: 'destroy' },
    })
    const failed = { caseId, serial, operator: 'Olga', reason: 'Bad sectors' }
    expect(await disposals.recordFailure(failed)).toMatchObject({ state: 'failed' })
    const hopeful = {
      ...overwrite,
      method: 'enhancedSecureErase',
      outcome: 'purge',
      tool: 'hdparm 9',
    } as const
    expect(await failureOf(disposals.sanitize({ caseId, serial, ...hopeful }))).toMatchObject({
      code: 'SANITIZATION_REFUSED',
    })
    const shred = { caseId, serial, method: 'shred', outcome: 'destroy', operator: 'Olga' } as const
    const shredded = { ...shred, tool: 'Shredder', fragmentArea: 200, place: 'Yard', machine: 'S-1' }
    expect(await disposals.sanitize(shredded)).toMatchObject({ state: 'sanitized', meetsPolicy: true })
    expect(await failureOf(disposals.verify({ caseId, serial, method: 'full' }))).toMatchObject({
      code: 'NO_READ_BACK',
    })
    expect(await disposals.verify({ caseId, serial, method: 'full', by: 'Bob' })).toMatchObject({
      state: 'verified',
    })
  })

  it('of a medium that failed counts only as its destruction', async () => {
    const { caseId, serial } = await withDisk('FAIL-2')
    await disposals.recordFailure({ caseId, serial, operator: 'Olga', reason: 'Dead' })
    expect(await failureOf(disposals.sanitize({ caseId, serial, ...overwrite }))).toMatchObject({
      code: 'MEDIUM_STATE_REFUSED',
      data: { state: 'failed' },
    })
  })

  it('names its tool with a version, on a day that has come', async () => {
    const { caseId, serial } = await withDisk('TOOL-1')
    const nameless = disposals.sanitize({ caseId, serial, ...overwrite, tool: 'nwipe' })
    expect(await failureOf(nameless)).toMatchObject({ code: 'TOOL_WITHOUT_VERSION' })
    const early = disposals.sanitize({ caseId, serial, ...overwrite, date: '2999-01-01' })
    expect(await failureOf(early)).toMatchObject({ code: 'DATE_IN_FUTURE' })
  })

  it('is not verified by its operator under any spelling, and not twice', async () => {
    const { caseId, serial } = await withDisk('VER-1')
    await disposals.sanitize({ caseId, serial, ...overwrite })
    for (const by of ['Olga', ' OLGA '])
      expect(await failureOf(disposals.verify({ caseId, serial, by, method: 'full' }))).toMatchObject({
        code: 'VERIFIER_IS_OPERATOR',
      })
    await disposals.verify({ caseId, serial, by: 'Bob', method: 'sampling' })
    expect(await failureOf(disposals.verify({ caseId, serial, by: 'Eve', method: 'full' }))).toMatchObject({
      code: 'MEDIUM_STATE_REFUSED',
    })
    expect(await mediumOf(caseId)).toMatchObject({ state: 'verified', verifiedBy: 'Bob' })
  })

  it('whose verification fails leaves a medium that failed', async () => {
    const { caseId, serial } = await withDisk('VER-2')
    await disposals.sanitize({ caseId, serial, ...overwrite })
    const found = await disposals.verify({ caseId, serial, by: 'Bob', method: 'full', passed: false })
    expect(found.state).toBe('failed')
    expect(await mediumOf(caseId)).toMatchObject({ state: 'failed', verifiedBy: null })
  })
})

describe('a case that is shown', () => {
  it('tells of each asset what stands in its way, but where that is not asked for', async () => {
    const { caseId } = await opened()
    const gapsOf = async (gaps?: boolean) =>
      (await disposals.show({ caseId, ...(gaps !== undefined && { gaps }) })).assetList[0]?.gaps.length
    expect(await gapsOf()).toBeGreaterThan(0)
    expect(await gapsOf(false)).toBe(0)
  })
})

describe('the release of an asset', () => {
  const answerAll = async (caseId: string) => {
    for (const item of checklistItems)
      await disposals.answer({ caseId, item, answer: item === 'legalHold' ? 'no' : 'yes', by: 'Bob' })
  }
  const clear = (caseId: string) => disposals.advance({ caseId, to: 'cleared' })

  it('needs media that are verified as the policy demands, every answer, and an approval of somebody else', async () => {
    const tag = freshTag()
    const { caseId } = await purgedDrive(engine, { tag })
    const refused = await failureOf(clear(caseId))
    expect(refused).toMatchObject({ code: 'RELEASE_REFUSED', data: { tag } })
    expect((refused.data as { gaps: string[] }).gaps).toHaveLength(checklistItems.length + 1)
    await answerAll(caseId)
    for (const by of ['olga operator', engine.worker.name])
      expect(await failureOf(disposals.approve({ caseId, by }))).toMatchObject({
        code: 'APPROVER_TOOK_PART',
      })
    await disposals.approve({ caseId, by: 'Grace' })
    expect(await failureOf(disposals.advance({ caseId, to: 'released' }))).toMatchObject({
      code: 'DISPOSITION_REFUSED',
    })
    expect(await clear(caseId)).toEqual({ advanced: 1 })
    const twice = [tag, tag.toLowerCase()]
    expect(await disposals.advance({ caseId, to: 'released', tags: twice })).toEqual({ advanced: 1 })
    const [row] = (await client.assets.list({ search: tag ?? '' })).rows
    expect(row).toMatchObject({ statusType: 'archived' })
    await disposals.advance({ caseId, to: 'disposed', reference: 'RC-77' })
    const { isOpen, assetList } = await disposals.show({ caseId })
    expect({ isOpen, steps: assetList[0]?.steps.map(({ state }) => state) }).toEqual({
      isOpen: false,
      steps: ['cleared', 'released', 'disposed'],
    })
  })

  it('is refused where a medium is sanitized less than the policy demands', async () => {
    const { caseId, serial } = await withDisk('LESS', { confidentiality: 'high' })
    await disposals.sanitize({ caseId, serial, ...overwrite })
    await disposals.verify({ caseId, serial, by: 'Bob', method: 'full' })
    await answerAll(caseId)
    await disposals.approve({ caseId, by: 'Grace' })
    expect(await failureOf(clear(caseId))).toMatchObject({
      code: 'RELEASE_REFUSED',
      data: { gaps: ['medium LESS is not sanitized as the policy demands'] },
    })
  })

  it('and all that changes media is blocked by a legal hold, whoever asks', async () => {
    const { caseId, serial } = await withDisk('HELD')
    await disposals.answer({ caseId, item: 'legalHold', answer: 'yes', by: 'Lara' })
    for (const blocked of [
      () => disposals.sanitize({ caseId, serial, ...overwrite }),
      () => disposals.recordFailure({ caseId, serial, operator: 'Olga', reason: 'Dead' }),
      () => disposals.approve({ caseId, by: 'Grace' }),
      () => clear(caseId),
    ])
      expect(await failureOf(blocked())).toMatchObject({ code: 'LEGAL_HOLD' })
    await disposals.answer({ caseId, item: 'legalHold', answer: 'no', by: 'Lara' })
    expect(await disposals.sanitize({ caseId, serial, ...overwrite })).toMatchObject({ state: 'sanitized' })
  })
})

it('custody shows where a transfer does not begin where the one before ended', async () => {
  const { caseId } = await opened()
  const transfer = (from: string, to: string) => disposals.transfer({ caseId, from, to, seal: '7' })
  expect(await transfer('Store', 'Bench')).toEqual({ isGap: false })
  expect(await transfer('bench', 'Van')).toEqual({ isGap: false })
  expect(await transfer('Yard', 'Recycler')).toEqual({ isGap: true })
  const { transfers } = await disposals.show({ caseId })
  expect(transfers.map(({ isGap }) => isGap)).toEqual([false, false, true])
})

it('a report lists what was sanitized in a period, and nothing of another', async () => {
  const { caseId, serial } = await withDisk('REP-1')
  await disposals.sanitize({ caseId, serial, ...overwrite, date: '2019-05-04', operator: '=cmd()' })
  const listed = async (from: string, to: string) =>
    outgoing(engine, await disposals.report({ from, to }))
      .toString()
      .split('\r\n')
      .filter((line) => line.includes('REP-1'))
  const [line = ''] = await listed('2019-05-01', '2019-05-04')
  expect(line).toMatch(/^2019-05-04,.*,"?sanitized, not verified"?,clear,overwrite,nwipe 0\.36,'=cmd\(\),/)
  expect(await listed('2019-05-05', '2019-12-31')).toEqual([])
})

describe('the timeline of an asset', () => {
  it('tells each step of its way out, with who and when, and nothing of other assets of the case', async () => {
    const tag = freshTag()
    const { caseId, serial } = await purgedDrive(engine, { tag, serial: 'TIMELINE-1' })
    const [made] = await certified(engine, caseId)
    if (!made) throw new Error('no certificate was made')
    await disposals.transfer({ caseId, from: 'Olga Operator', to: 'Carrier', seal: 'S-77' })
    for (const item of checklistItems)
      await disposals.answer({ caseId, item, answer: item === 'legalHold' ? 'no' : 'yes', by: 'Bob' })
    await disposals.approve({ caseId, by: 'Ada Approver' })
    await disposals.advance({ caseId, to: 'cleared' })
    await disposals.advance({ caseId, to: 'released', reference: 'Truck 7' })
    await disposals.advance({ caseId, to: 'disposed', reference: 'V-1' })
    await disposals.voidCertificate({ number: made.number, reason: 'Wrong drive', by: 'Bob', second: 'Eve' })

    const { id } = await client.assets.show({ asset: tag })
    const { entries } = await client.assets.timeline({ assetId: id })
    const steps = entries.filter(({ kind }) => kind === 'disposal').toReversed()
    expect(steps.flatMap(({ fields }) => fields.map(({ field, to }) => [field, to]))).toEqual([
      ['Retired', 'Resale, Five years old'],
      ['Case opened', expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d UTC, /)],
      ['Medium recorded', `Samsung, SSD 970, ${serial}`],
      ['Sanitized', expect.stringContaining(`${serial}, Purge, Block erase, nvme-cli 2.8, Olga Operator, `)],
      ['Verified', `${serial}, Žofie 山田`],
      ['Certificate', `${made.number}, of a medium`],
      ['Custody', 'Olga Operator → Carrier, seal S-77'],
      ['Release approved', 'Ada Approver'],
      ['Cleared for release', '–'],
      ['Released', 'Truck 7'],
      ['Disposed', 'V-1'],
      ['Certificate made void', `${made.number}, Bob, Eve, Wrong drive`],
    ])
    const worker = engine.worker.name
    for (const { at, actor, canBeUndone, n } of steps) {
      expect([actor, canBeUndone, n < 0]).toEqual([worker, false, true])
      expect(Date.parse(at)).toBeGreaterThan(0)
    }
    expect(new Set(entries.map(({ n }) => n)).size).toBe(entries.length)
    expect(entries.map(({ at }) => at)).toEqual(
      entries
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )

    const two = [freshTag(), freshTag()]
    const both = await disposals.open({ tags: two, reason: 'Old', disposition: 'resale' })
    await disposals.addMedium({ caseId: both.caseId, tag: two[0], serial: 'ONLY', model: 'M', type: 'ssd' })
    await disposals.stateNoMedia({ caseId: both.caseId, tag: two[1], by: 'Bob' })
    const other = await client.assets.show({ asset: two[1] ?? '' })
    const told = (await client.assets.timeline({ assetId: other.id })).entries.flatMap(({ fields }) => fields)
    expect(told).toContainEqual({ field: 'No media inside', from: null, to: 'stated by Bob' })
    expect(told.map(({ field }) => field)).not.toContain('Medium recorded')
  })
})
