import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filterOfFault } from '../../../src-shared/features/quality/date-faults.ts'
import { type QualityReport, qualityReport } from '../../../src-shared/features/quality/quality-contract.ts'
import { mergeResult } from '../../../src-shared/features/registers/registers-contract.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { ended, imported, sampleList } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

let engine: TestEngine
let client: EngineClient
beforeAll(async () => {
  engine = await sharedEngine()
  client = engine.client
})
afterAll(() => engine.close())

async function looked(): Promise<QualityReport> {
  const { jobId } = await client.quality.check()
  const { state, result, error } = await ended(client, jobId)
  if (state !== 'done') throw new Error(`the look ${state}: ${JSON.stringify(error)}`)
  return qualityReport.parse(result)
}
const today = () => new Date().toISOString().slice(0, 10)
const tagsOf = ({ groups }: QualityReport['nearTags']) =>
  groups.map(({ assets }) => assets.map(({ assetTag }) => assetTag))

describe('a look at the quality of the data', () => {
  it('finds nothing in an empty register, and every kind of fault in one that has it', async () => {
    expect((await client.quality.latest()).report).toBeNull()
    expect(await looked()).toMatchObject({
      assets: 0,
      sameSerial: { count: 0 },
      nearTags: { count: 0 },
      dates: [],
      orders: [],
    })

    const row = (tag: string, more: Record<string, string>) => ({
      'Asset Tag': tag,
      Serial: '',
      Model: '',
      Manufacturer: '',
      Location: '',
      'Purchase Date': '',
      'In Service Date': '',
      'EOL Date': '',
      'Checked Out To: Full Name': '',
      ...more,
    })
    await imported(engine, [
      row('Q-100', { Serial: 'ABC1', Location: 'HQ', Model: 'Latitude 7440', Manufacturer: 'Dell' }),
      row('Q1OO', { Serial: 'abc1', Location: 'HQ', Model: 'Latitude-7440', Manufacturer: 'Dell' }),
      row('q 1oo', { Serial: 'X2', Location: 'HQ', Model: 'Latitude 7440', Manufacturer: 'Dell' }),
      row('Q-200', { 'Purchase Date': '2199-01-01', 'Checked Out To: Full Name': 'Zoë Dvořák' }),
      row('Q-201', { 'Purchase Date': '1899-12-30', 'Checked Out To: Full Name': 'Dvorak, Zoe' }),
      row('Q-202', {
        'Purchase Date': '2024-05-02',
        'In Service Date': '2024-05-01',
        'EOL Date': '2023-01-01',
      }),
    ])
    const report = await looked()
    expect(report).toMatchObject({
      assets: 6,
      sameSerial: { count: 1, groups: [{ code: 'ABC1', count: 2 }] },
      models: {
        count: 1,
        groups: [
          {
            rows: [
              { name: 'Latitude 7440', about: 'Dell', assets: 2 },
              { name: 'Latitude-7440', assets: 1 },
            ],
          },
        ],
      },
      people: { count: 1, groups: [{ rows: [{ assets: 1 }, { assets: 1 }] }] },
      dates: [
        { field: 'purchaseDate', fault: 'future', count: 1 },
        { field: 'purchaseDate', fault: 'tooEarly', count: 1 },
      ],
      orders: [
        { first: 'purchaseDate', second: 'inServiceDate', count: 1 },
        { first: 'purchaseDate', second: 'endOfLifeDate', count: 1 },
        {
          first: 'inServiceDate',
          second: 'endOfLifeDate',
          count: 1,
          assets: [{ assetTag: 'Q-202', from: '2024-05-01', to: '2023-01-01' }],
        },
      ],
      noLocation: 3,
      noSerialNumber: 3,
    })
    expect(tagsOf(report.nearTags)).toEqual([
      ['Q-100', 'Q1OO', 'Q 1OO'].map((tag) => expect.stringMatching(new RegExp(tag, 'i'))),
    ])
  })

  it('counts what a list shows by the same filter, and is mended in bulk', async () => {
    const report = await looked()
    const total = async (filter: Parameters<EngineClient['assets']['list']>[0]['filter']) =>
      (await client.assets.list({ filter, limit: 1 })).total
    expect(await total({ lacks: ['location'] })).toBe(report.noLocation)
    expect(await total({ lacks: ['serialNumber'] })).toBe(report.noSerialNumber)
    const filter = filterOfFault({ field: 'purchaseDate', part: 'purchased', fault: 'tooEarly' }, today())
    expect(await total(filter)).toBe(1)
    const edit = await client.assets.bulkEdit({
      selection: { scope: { search: '', filter }, except: [] },
      fields: { purchaseDate: null },
    })
    expect((await ended(client, edit.jobId)).state).toBe('done')
    const [{ rows: [kept, ...others] = [] } = {}] = report.models.groups
    const merge = await client.registers.merge({
      register: 'models',
      from: others.map(({ id }) => id),
      into: kept?.id ?? '',
    })
    expect(mergeResult.parse((await ended(client, merge.jobId)).result)).toMatchObject({
      assets: 1,
      merged: 1,
    })
    expect((await client.quality.latest()).isCurrent).toBe(false)
    const after = await looked()
    expect(after).toMatchObject({ models: { count: 0 }, dates: [{ fault: 'future' }] })
    expect(await client.quality.latest()).toEqual({ report: after, isCurrent: true })
  })

  it('names some of what it counts, and can be cancelled', async () => {
    await imported(engine, sampleList(3000, 4))
    await imported(
      engine,
      Array.from({ length: 60 }, (_, n) => ({ 'Asset Tag': `TWIN-${n}`, Serial: `TW${n >> 1}` })),
    )
    const report = await looked()
    expect(report.assets).toBe(3066)
    expect(report.sameSerial.count).toBeGreaterThanOrEqual(30)
    expect(report.sameSerial.groups.length).toBe(20)
    expect(JSON.stringify(report).length).toBeLessThan(100_000)
    const { jobId } = await client.quality.check()
    await client.jobs.cancel({ jobId })
    expect(['cancelled', 'done']).toContain((await ended(client, jobId)).state)
  })
})
