import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportSection } from '../../../src-shared/features/audits/report.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf } from '../../tools/client.ts'
import { imported } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

const room = 'HQ / 1.01'
const lab = 'HQ / Lab'
const columns = [
  'Asset Tag',
  'Serial',
  'Category',
  'Location',
  'Status',
  'Checkout Type',
  'Checked Out To: Full Name',
]
const list = [
  ['SC-1', 'S-1', 'Laptops', room, 'Ready to Deploy', 'user', 'Mei Tan'],
  ['SC-2', 'TWICE', 'Laptops', lab, 'Ready to Deploy', 'user', 'Mei Tan'],
  ['SC-3', 'TWICE', 'Laptops', '', 'Ready to Deploy', 'user', 'Mei Tan'],
  ['SC-REPAIR', 'S-4', 'Laptops', room, 'Out for Repair', '', ''],
  ['SC-LOST', 'S-5', 'Laptops', room, 'Lost/Stolen', '', ''],
  ['SC-OLD', 'S-6', 'Laptops', room, 'Archived', '', ''],
  ['SC-SCREEN', 'S-7', 'Screens', 'Depot', 'Ready to Deploy', '', ''],
  ['SC-DRIVE', 'S-8', 'Drives', '', 'Ready to Deploy', '', ''],
].map((cells) => Object.fromEntries(columns.map((column, n) => [column, cells[n]])))

describe('an audit', () => {
  let engine: TestEngine
  let client: EngineClient
  beforeAll(async () => {
    engine = await sharedEngine()
    client = engine.client
    await imported(engine, list)
    const { id, revision } = await client.assets.show({ asset: 'SC-DRIVE' })
    await client.assets.update({ id, revision, fields: { parent: 'SC-2' } })
  })
  afterAll(() => engine.close())

  type Scope = Parameters<EngineClient['audits']['start']>[0]
  const start = (scope: Scope) => client.audits.start(scope)
  const tagsOf = async (auditId: string, section: ReportSection) =>
    (await client.audits.outcome({ auditId, section })).items.map(({ assetTag, expectedPlace }) => [
      assetTag,
      expectedPlace,
    ])
  const pathsOf = async (auditId: string) =>
    (await client.audits.places({ auditId })).places.map(({ path, expected }) => [path, expected])

  it('of a location expects parts without a place of their own where the whole is', async () => {
    const { auditId, expected, away, lost } = await start({ location: 'HQ' })
    expect([expected, away, lost]).toEqual([4, 1, 1])
    expect(await tagsOf(auditId, 'notCounted')).toEqual([
      ['SC-1', room],
      ['SC-REPAIR', room],
      ['SC-2', lab],
      ['SC-DRIVE', lab],
    ])
  })

  it('never misses what is out for repair, and lists apart what is lost', async () => {
    const { auditId } = await start({ location: 'HQ' })
    await client.audits.markCounted({ auditId })
    expect(await client.audits.status({ auditId })).toMatchObject({
      missing: 3,
      away: 1,
      lost: 1,
      notCounted: 0,
    })
    expect(await tagsOf(auditId, 'away')).toEqual([['SC-REPAIR', room]])
    expect(await tagsOf(auditId, 'lost')).toEqual([['SC-LOST', room]])
    const scan = (code: string) => client.audits.scan({ auditId, code, location: room, method: 'typed' })
    expect((await scan('SC-REPAIR')).scan.verdict).toBe('found')
    expect((await scan('SC-LOST')).scan.verdict).toBe('shouldBeGone')
    expect(await client.audits.status({ auditId })).toMatchObject({
      found: 1,
      away: 0,
      lost: 0,
      shouldBeGone: 1,
    })
  })

  it('of a category is of its assets wherever they are, and of the places in which it expects one', async () => {
    const { auditId, name, expected, lost } = await start({ category: 'laptops', name: 'All laptops' })
    expect([name, expected, lost]).toEqual(['All laptops', 4, 1])
    expect(await pathsOf(auditId)).toEqual([
      [room, 2],
      [lab, 1],
    ])
    expect((await client.audits.places({ auditId })).elsewhere).toEqual({ expected: 1, seen: 0 })
    expect(await client.audits.show({ auditId })).toMatchObject({
      scopeKind: 'category',
      scope: 'Laptops',
      locationId: null,
    })
  })

  it('of what a person has finds it anywhere, says where it belongs, and misses it once all is counted', async () => {
    const { auditId, expected } = await start({ custodian: 'mei tan' })
    expect(expected).toBe(3)
    const scan = async (code: string, location?: string) =>
      (await client.audits.scan({ auditId, code, method: 'typed', ...(location ? { location } : {}) })).scan
    expect(await scan('SC-3', 'Depot')).toMatchObject({
      verdict: 'found',
      expectedPlace: null,
      place: 'Depot',
    })
    expect(await scan('SC-1', 'Depot')).toMatchObject({ verdict: 'misplaced', expectedPlace: room })
    expect(await scan('SC-SCREEN', 'Depot')).toMatchObject({ verdict: 'unexpected' })
    expect((await pathsOf(auditId)).map(([path]) => path)).toEqual([room, lab, 'Depot'])
    await client.audits.markCounted({ auditId })
    expect(await tagsOf(auditId, 'missing')).toEqual([['SC-2', lab]])
  })

  it('counts what is expected nowhere in particular with all its places alone', async () => {
    const { auditId } = await start({ custodian: 'Mei Tan' })
    await client.audits.markCounted({ auditId, places: ['HQ'] })
    expect(await client.audits.status({ auditId })).toMatchObject({ missing: 2, notCounted: 1 })
    await client.audits.markCounted({ auditId })
    expect(await tagsOf(auditId, 'missing')).toEqual([
      ['SC-3', null],
      ['SC-1', room],
      ['SC-2', lab],
    ])
  })

  it('of a pasted list takes tags and serial numbers, each asset once, and passes over blank lines', async () => {
    const codes = ['SC-1', '', '  ', 's-1', 'SC-SCREEN\r', 'SC-LOST', 'SC-OLD']
    const { auditId, expected, lost } = await start({ list: codes })
    expect([expected, lost]).toEqual([2, 1])
    expect(await pathsOf(auditId)).toEqual([
      ['Depot', 1],
      [room, 1],
    ])
  })

  it('of a list that is unclear does not begin, and the lines are named', async () => {
    const before = await client.audits.list()
    const error = await failureOf(start({ list: ['SC-1', 'NOBODY', 'twice', 'NOTHING'] }))
    expect(error).toMatchObject({
      code: 'LIST_UNCLEAR',
      data: { unknown: ['NOBODY', 'NOTHING'], ambiguous: ['twice'], unknownCount: 2, ambiguousCount: 1 },
    })
    expect(await client.audits.list()).toEqual(before)
  })

  it('of nothing, of nobody, of two things or of none is refused', async () => {
    const refused: [Scope, string][] = [
      [{ category: 'Boats' }, 'SCOPE_UNKNOWN'],
      [{ custodian: 'Nemo' }, 'SCOPE_UNKNOWN'],
      [{ custodian: engine.worker.name }, 'AUDIT_EMPTY'],
      [{ list: [' ', ''] }, 'AUDIT_EMPTY'],
      [{}, 'INPUT_INVALID'],
      [{ location: 'HQ', category: 'Laptops' }, 'INPUT_INVALID'],
    ]
    for (const [scope, code] of refused) expect(await failureOf(start(scope))).toMatchObject({ code })
  })

  it('takes ten thousand pasted lines with blanks', async () => {
    const lines = Array.from({ length: 10_000 }, (_, n) => ['SC-1', '', '\t', 'SC-2'][n % 4] ?? '')
    expect((await start({ list: lines })).expected).toBe(2)
  })
})
