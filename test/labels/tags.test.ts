import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { backUpDataFolder } from '../../src-main/engine/backup-data-folder.ts'
import { restoreDataFolder } from '../../src-main/engine/restore-data-folder.ts'
import { failureOf } from '../tools/client.ts'
import { folderOfTest } from '../tools/data-folder.ts'
import { ended, imported } from '../tools/lists.ts'
import { engineOfTest, sharedEngine, startTestEngine, type TestEngine } from '../tools/test-engine.ts'

/** Each test has a scheme of its own. */
const schemeOf = (name: string) => ({ name, prefix: `${name}-`, width: 4 })

describe('tags', () => {
  let engine: TestEngine
  let client: TestEngine['client']
  beforeAll(async () => {
    engine = await sharedEngine()
    client = engine.client
  })
  beforeEach(() => client.labelQueue.remove({ labels: 'all' }))
  afterAll(() => engine.close())

  const shown = async (name: string) =>
    (await client.tags.schemes()).schemes.find((scheme) => scheme.name === name)
  const zplRun = async (assets: Parameters<typeof client.labels.print>[0]['assets']) => {
    const { jobId } = await client.labels.print({ assets, stock: 'Z-57x32', format: 'zpl' })
    return ((await ended(client, jobId)).result as { runId: string }).runId
  }

  it('are numbered like the newest tag where nobody made a scheme', async () => {
    await client.assets.create({ fields: { assetTag: 'AW-0000041' } })
    expect(await client.tags.makeBlock({ count: 2 })).toMatchObject({
      scheme: 'Asset tags',
      firstTag: 'AW-0000042',
    })
  })

  it('are handed out after every tag of their form, whoever brought it, and none twice', async () => {
    await imported(engine, [
      { 'Asset Tag': 'lt-0007', Location: 'HQ', 'Former Tag': '' },
      { 'Asset Tag': 'X-1', Location: 'HQ', 'Former Tag': 'LT-0009' },
      { 'Asset Tag': 'LT-00100', Location: 'HQ', 'Former Tag': '' },
      { 'Asset Tag': 'LT-ABCD', Location: 'HQ', 'Former Tag': '' },
    ])
    await client.tags.makeScheme(schemeOf('LT'))
    await client.assets.create({ fields: { assetTag: 'X-2', serialNumber: 'LT-0011' } })
    const blocks = await Promise.all([2, 1, 3].map((count) => client.tags.makeBlock({ scheme: 'LT', count })))
    expect(blocks.map(({ firstTag, lastTag }) => [firstTag, lastTag])).toEqual([
      ['LT-0010', 'LT-0012'],
      ['LT-0013', 'LT-0013'],
      ['LT-0014', 'LT-0016'],
    ])
    expect(await shown('LT')).toMatchObject({ tags: 6, unclaimed: 6, next: 'LT-0017' })
    await client.tags.makeScheme({ ...schemeOf('LT'), name: 'Others of the same form' })
    const other = await client.tags.makeBlock({ scheme: 'others of the same form', count: 1 })
    expect(other.firstTag).toBe('LT-0017')
  })

  it('are claimed by whatever asset gets them, and are blanks until then', async () => {
    await client.tags.makeScheme({ ...schemeOf('CL'), checkCharacter: 'luhn' })
    const { firstTag, lastTag } = await client.tags.makeBlock({ scheme: 'CL', count: 3 })
    expect([firstTag, lastTag]).toEqual(['CL-00018', 'CL-00034'])
    expect(await client.tags.whatIs({ code: 'cl-00018\r' })).toMatchObject({
      kind: 'blank',
      assetTag: firstTag,
    })
    const made = await client.assets.create({ fields: { assetTag: firstTag } })
    expect(await client.tags.whatIs({ code: firstTag })).toMatchObject({ kind: 'asset', assetId: made.id })
    await client.assets.update({ id: made.id, revision: made.revision, fields: { assetTag: 'HQ-1' } })
    expect(await client.tags.whatIs({ code: firstTag })).toMatchObject({ kind: 'givenUp', assetId: made.id })
    const { blocks } = await client.tags.blocks({})
    expect(blocks.find(({ scheme }) => scheme === 'CL')).toMatchObject({ count: 3, unclaimed: 2, printed: 0 })
    expect(await client.tags.whatIs({ code: 'CL-00019' })).toMatchObject({ kind: 'wrongCheckCharacter' })
    expect(await client.tags.whatIs({ code: 'nothing' })).toMatchObject({ kind: 'unknown' })
  })

  it('that were claimed are printed as the labels of their assets, once each', async () => {
    await client.tags.makeScheme(schemeOf('PR'))
    const { id } = await client.tags.makeBlock({ scheme: 'PR', count: 4 })
    const asset = await client.assets.create({ fields: { assetTag: 'PR-0001', model: 'Latitude' } })
    const { revision } = await client.assets.update({
      ...{ id: asset.id, revision: asset.revision, fields: { assetTag: 'PR-0003' } },
    })
    await client.assets.update({ id: asset.id, revision, fields: { assetTag: 'HQ-7' } })
    const runId = await zplRun({ block: id })
    expect((await client.labelRuns.tags({ runId })).tags).toEqual(['HQ-7', 'PR-0002', 'PR-0004'])
    await client.labelRuns.confirm({ runId })
    expect((await client.labelRuns.ofAsset({ assetId: asset.id })).labels).toMatchObject([
      { assetTag: 'HQ-7' },
    ])
  })

  it('are known as blanks by every form of their code, also when a print is checked', async () => {
    await client.labelDesigns.setSettings({ urlBase: 'https://it.example/a/', gs1Prefix: '9521234' })
    await client.tags.makeScheme(schemeOf('FO'))
    const { id } = await client.tags.makeBlock({ scheme: 'FO', count: 4 })
    const codes = ['fo-0001', 'https://it.example/a/FO-0002', '80049521234FO-0003', ']d2(8004)9521234FO-0004']
    for (const [index, code] of codes.entries())
      expect(await client.tags.whatIs({ code })).toMatchObject({
        kind: 'blank',
        assetTag: `FO-000${index + 1}`,
      })
    const runId = await zplRun({ block: id })
    expect(await client.labelRuns.verify({ runId, codes })).toEqual({ matched: 4, missing: [], foreign: [] })
    const asset = await client.assets.create({ fields: { assetTag: 'FO-0002' } })
    expect(await client.tags.whatIs({ code: codes[1] ?? '' })).toMatchObject({
      kind: 'asset',
      assetId: asset.id,
    })
    expect(await client.labelRuns.verify({ runId, codes })).toMatchObject({ matched: 4, foreign: [] })
  })

  it('are not handed out for labels that could not be read', async () => {
    await client.labelDesigns.setSettings({ gs1Prefix: null })
    await client.tags.makeScheme(schemeOf('NO'))
    const on = (template: string) => ({ stock: 'L7651', template })
    const refused = client.tags.makeBlock({ scheme: 'NO', count: 3, printable: on('gs1-128') })
    expect(await failureOf(refused)).toMatchObject({
      code: 'LABEL_REFUSED',
      data: { assetTag: 'NO-0001', alternatives: { templates: expect.arrayContaining(['qr']) } },
    })
    expect(await shown('NO')).toMatchObject({ tags: 0, next: 'NO-0001' })
    const made = client.tags.makeBlock({ scheme: 'NO', count: 1, printable: on('qr') })
    expect(await made).toMatchObject({ firstTag: 'NO-0001' })
  })

  it('wait once and came out before, whether as a blank or with the asset that took it since', async () => {
    await client.tags.makeScheme(schemeOf('WA'))
    const { firstTag, lastTag } = await client.tags.makeBlock({ scheme: 'WA', count: 2 })
    const add = async (labels: Parameters<typeof client.labelQueue.add>[0]['labels']) =>
      (await ended(client, (await client.labelQueue.add({ labels })).jobId)).result
    expect((await client.labelQueue.list({})).total, 'the blanks of a new block wait').toBe(2)
    await client.assets.create({ fields: { assetTag: firstTag } })
    expect(await add({ tags: [firstTag] })).toEqual({ added: 0, waiting: 2 })
    await client.labelRuns.confirm({ runId: await zplRun({ queue: 'all' }) })
    await client.assets.create({ fields: { assetTag: lastTag } })
    await add({ tags: [firstTag, lastTag] })
    expect(await client.labelQueue.list({})).toMatchObject({ total: 2, reprints: 2 })
  })

  it('run out, rest and are refused with what to do next', async () => {
    await client.tags.makeScheme({ ...schemeOf('RO'), width: 1 })
    expect(await failureOf(client.tags.makeBlock({ scheme: 'RO', count: 10 }))).toMatchObject({
      code: 'TAG_SCHEME_EXHAUSTED',
      data: { left: 9 },
    })
    await client.tags.makeBlock({ scheme: 'RO', count: 9 })
    expect(await shown('RO')).toMatchObject({ next: null })
    const changed = client.tags.changeScheme({ scheme: 'ro', fields: { width: 5 } })
    expect(await failureOf(changed)).toMatchObject({ code: 'TAG_SCHEME_IN_USE' })
    await client.locations.add({ path: 'Bound' })
    const bound = await client.tags.makeScheme({
      ...schemeOf('HQ'),
      site: 'Bound',
      category: 'Laptop',
    })
    expect(bound.warnings).toHaveLength(2)
    expect(await failureOf(client.tags.makeScheme(schemeOf('hq')))).toMatchObject({
      code: 'TAG_SCHEME_NAME_TAKEN',
    })
    await client.tags.changeScheme({ scheme: 'HQ', fields: { archived: true } })
    expect(await failureOf(client.tags.makeBlock({ scheme: 'HQ', count: 1 }))).toMatchObject({
      code: 'TAG_SCHEME_ARCHIVED',
    })
    expect(await failureOf(client.tags.makeBlock({ scheme: 'none', count: 1 }))).toMatchObject({
      code: 'TAG_SCHEME_UNKNOWN',
      data: { known: expect.arrayContaining(['HQ', 'RO']) },
    })
  })
})

const lt = { name: 'Laptops', prefix: 'LT-', width: 4 }

it('tags rest after a restore until somebody states the last one that was used', async () => {
  const folder = folderOfTest()
  const first = await startTestEngine(folder)
  await first.client.tags.makeScheme(lt)
  await first.client.tags.makeBlock({ count: 2 })
  await first.close()
  const file = join(folderOfTest(), 'kept.db')
  backUpDataFolder(folder, file)
  const second = await startTestEngine(folder)
  expect(await second.client.tags.makeBlock({ count: 2 })).toMatchObject({ lastTag: 'LT-0004' })
  await second.close()
  restoreDataFolder({ dataFolder: folder, file, name: 'Ada Tester' })

  const { client } = await engineOfTest(folder)
  expect((await client.tags.schemes()).schemes).toMatchObject([{ rests: true, tags: 2 }])
  expect(await failureOf(client.tags.makeBlock({ count: 1 }))).toMatchObject({ code: 'TAG_NUMBERS_REST' })
  const { jobId } = await client.labels.print({ assets: { queue: 'all' }, stock: 'L7651' })
  expect((await ended(client, jobId)).error).toMatchObject({ code: 'TAG_NUMBERS_REST' })
  const state = (lastTag: string | null) => client.tags.stateLastTag({ scheme: 'Laptops', lastTag })
  expect(await failureOf(state('XX-1'))).toMatchObject({ code: 'TAG_NOT_OF_SCHEME' })
  expect(await state('LT-0004')).toMatchObject({ rests: false, next: 'LT-0005' })
  expect(await client.labelQueue.list({}), 'blanks up to it were printed').toMatchObject({ total: 0 })
  expect(await client.tags.makeBlock({ count: 1 })).toMatchObject({ firstTag: 'LT-0005' })

  const anew = await client.tags.makeScheme({ ...lt, name: 'Made after the backup', prefix: 'ZZ-' })
  expect(anew.rests).toBe(true)
  expect(await client.tags.stateLastTag({ scheme: anew.name, lastTag: null })).toMatchObject({
    rests: false,
    next: 'ZZ-0001',
  })
})
