import type { Database } from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openReader } from '../../../src-main/engine/database/open.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'
import { imported, type ListRow } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

const noCells = {
  Serial: '',
  'Asset Name': '',
  Location: '',
  Model: '',
  Manufacturer: '',
  Category: '',
  'Checked Out To': '',
}
const list: ListRow[] = [
  {
    'Asset Tag': 'SE-001',
    Serial: 'PF-3X/9',
    'Asset Name': 'Laptop of Łukasz',
    Location: 'Gdańsk / Mill / 1.01',
  },
  { 'Asset Tag': 'SE-002', Serial: 'PF4', 'Asset Name': '株式会社 Ωmega', Location: 'Zürich / Tower' },
  {
    'Asset Tag': 'SE-003',
    Serial: 'C02',
    'Asset Name': 'Spare "quoted" laptop',
    Location: 'Gdańsk / Mill / 1.02',
  },
  {
    'Asset Tag': 'SE-004',
    'Asset Name': 'Monitor',
    Model: 'U2724D',
    Manufacturer: 'Dell',
    Category: 'Monitor',
  },
  { 'Asset Tag': 'SE-005', 'Asset Name': 'Phone', 'Checked Out To': 'Zoë Dvořák' },
].map((row) => ({ ...noCells, ...row }))

const searches: Array<[text: string, tags: string[]]> = [
  ['lukasz', ['SE-001']],
  ['ŁUKASZ', ['SE-001']],
  ['gdansk', ['SE-001', 'SE-003']],
  ['lapt', ['SE-001', 'SE-003']],
  ['laptop mill', ['SE-001', 'SE-003']],
  ['laptop 1.02', ['SE-003']],
  ['1.02 LAPTOP gdan', ['SE-003']],
  ['se-00', ['SE-001', 'SE-002', 'SE-003', 'SE-004', 'SE-005']],
  ['PF-3X/9', ['SE-001']],
  ['dell u27', ['SE-004']],
  ['dvorak', ['SE-005']],
  ['zurich', ['SE-002']],
  ['株式会社', ['SE-002']],
  ['ωmega', ['SE-002']],
  ['"quoted"', ['SE-003']],
  ['laptop nothing', []],
  ['OR', []],
]

/** A code as somebody reads it from a label, and the asset that is meant. */
const mistakes: Array<[mistake: string, text: string, tag: string]> = [
  ['letters for digits', 'SE-OO1', 'SE-001'],
  ['no dash', 'SE003', 'SE-003'],
  ['a dash too many', 'P-F4', 'SE-002'],
  ['two signs swapped', 'ES-004', 'SE-004'],
  ['a sign too many', 'SEE-004', 'SE-004'],
  ['a sign too few in a serial number', 'PF-3X9', 'SE-001'],
]

async function found(client: EngineClient, search: string): Promise<string[]> {
  const { rows, total } = await client.assets.list({ search })
  expect(total).toBe(rows.length)
  return rows.map(({ assetTag }) => assetTag)
}

describe('search', () => {
  let engine: TestEngine
  beforeAll(async () => {
    engine = await sharedEngine()
    await imported(engine, list)
  })
  afterAll(() => engine.close())

  it.each(searches)('%j finds %j', async (text, tags) => {
    expect(await found(engine.client, text)).toEqual(tags)
  })

  it('without a word finds everything, in order of asset tag', async () => {
    for (const text of ['', '  ', '-', '"*"']) {
      const { total, rows } = await engine.client.assets.list({ search: text, offset: 1, limit: 2 })
      expect([total, ...rows.map(({ assetTag }) => assetTag)]).toEqual([5, 'SE-002', 'SE-003'])
    }
  })
})

describe('finding assets', () => {
  let engine: TestEngine
  const tagsOf = async (text: string, limit = 8) => {
    const { assets, ...found } = await engine.client.assets.find({ text, limit })
    return { tags: assets.map(({ assetTag }) => assetTag), ...found }
  }
  beforeAll(async () => {
    engine = await sharedEngine()
    await imported(engine, [
      ...list,
      { ...noCells, 'Asset Tag': 'PF4', Serial: 'ZZ-9' },
      { ...noCells, 'Asset Tag': 'FI-100', Serial: '', 'Asset Name': '東京株式会社' },
      { ...noCells, 'Asset Tag': 'FI-101', 'Asset Name': 'SE-001 stands beside it' },
    ])
  })
  afterAll(() => engine.close())

  it('by an identifier has those first, the tag before the serial number', async () => {
    expect(await tagsOf('pf4')).toMatchObject({ tags: ['PF4', 'SE-002'], exact: 2, similar: false })
    expect(await tagsOf('SE-001')).toMatchObject({ tags: ['SE-001', 'FI-101'], exact: 1, total: 2 })
  })

  it('by words has those that hold all of them, and says how many there are', async () => {
    expect(await tagsOf('laptop gdan', 1)).toMatchObject({ total: 2, more: false, exact: 0, similar: false })
    expect(await tagsOf('株式')).toMatchObject({
      tags: expect.arrayContaining(['SE-002', 'FI-100']),
      total: 2,
    })
    expect((await tagsOf('京株')).tags).toEqual(['FI-100'])
  })

  it.each(mistakes)('by a code with %s (%s) has what it may mean, and says so', async (_, text, meant) => {
    const found = await tagsOf(text)
    expect(found.tags).toContain(meant)
    expect(found).toMatchObject({ exact: 0, similar: true })
  })

  it('by what is like nothing has none', async () => {
    for (const text of ['', '   ', '-', '"*"', 'no such thing at all', 'x'.repeat(500)])
      expect(await tagsOf(text)).toEqual({ tags: [], exact: 0, similar: false, total: 0, more: false })
  })
})

describe('finding assets by the beginning of words', () => {
  const serials = Array.from({ length: 40 }, (_, n) => `QX7${n + 10}`)
  const named = ['Docking station', 'Dock', 'Dock of the docking station in the hall', 'Dockland']
  const cyrillic = ['Ноутбук', 'Ноутбуки на складе']
  let engine: TestEngine
  beforeAll(async () => {
    engine = await sharedEngine()
    await imported(engine, [
      ...serials.map((Serial, n) => ({ ...noCells, 'Asset Tag': `BW-${n}`, Serial })),
      ...[...named, ...cyrillic].map((name, n) => ({
        ...noCells,
        'Asset Tag': `NAME-${n}`,
        'Asset Name': name,
      })),
    ])
    const reading = openReader(engine.folder)
    const behind = reading.prepare('SELECT count(*) FROM asset_search_dirty').pluck()
    await vi.waitFor(() => expect(behind.get()).toBe(0), { timeout: 20_000 })
    reading.close()
  })
  afterAll(() => engine.close())

  const find = async (text: string) => {
    const { assets, total } = await engine.client.assets.find({ text, limit: 100 })
    return { names: assets.map(({ name, serialNumber }) => name ?? serialNumber), total }
  }

  it('has those with the word itself first, and then the shorter text', async () => {
    expect((await find('dock')).names).toEqual([named[1], named[2], named[3], named[0]])
    expect((await find('docking')).names).toEqual([named[0], named[2]])
  })

  it.each([
    ['a few words', 'dock'],
    ['a few words, with another word', 'stat dock'],
    ['many words', 'qx71'],
    ['many words, with another word', 'bw-1 qx7'],
    ['many words, and itself one', 'QX710'],
    ['the last of several words', 'docking stati'],
    ['words of another script', 'ноутб'],
    ['words of another script, and itself one', 'ноутбук'],
    ['a word with a sign behind it', 'docki-'],
    ['no word', 'dockx'],
  ])('has all that a list has: of %s (%s)', async (_, text) => {
    const listed = await engine.client.assets.list({ search: text })
    const { names, total } = await find(text)
    expect(total).toBe(listed.total)
    expect(names.sort()).toEqual(listed.rows.map(({ name, serialNumber }) => name ?? serialNumber).sort())
  })

  it('has so many as were made', async () => {
    expect([(await find('qx7')).total, (await find('qx71')).total, (await find('bw qx72')).total]).toEqual([
      40, 10, 10,
    ])
    expect((await find('ноут')).total).toBe(2)
  })
})

describe('search between a write and the upkeep of full text', () => {
  const isBehind = (database: Database) => {
    const row = database.prepare('SELECT count(*) AS n FROM asset_search_dirty').get() as { n: number }
    return row.n > 0
  }
  const upkept = async (database: Database) => {
    while (isBehind(database)) await new Promise((resolve) => setImmediate(resolve))
  }

  const texts = [...searches, ...mistakes.map(([, text]) => [text])].map(([text]) => text as string)
  const everyWay = async (client: EngineClient, text: string) => {
    const { assets } = await client.assets.find({ text })
    return [...(await found(client, text)), '|', ...assets.map(({ assetTag }) => assetTag).sort()]
  }

  it('finds the same before as after', async () => {
    const { writing, connection } = openEngine(folderOfTest())
    const { client } = connection
    connection.setActor((await client.session.join({ name: 'Ada Tester' })).id)
    const before: string[][] = []
    const after: string[][] = []
    writing.exec(
      'CREATE TEMP TRIGGER hold BEFORE DELETE ON asset_search_dirty BEGIN SELECT RAISE(IGNORE); END',
    )
    for (const { 'Asset Tag': assetTag = '', Serial, 'Asset Name': name } of list)
      await client.assets.create({ fields: { assetTag, serialNumber: Serial ?? null, name: name ?? null } })
    expect(isBehind(writing)).toBe(true)
    for (const text of texts) before.push(await everyWay(client, text))
    writing.exec('DROP TRIGGER hold')
    await upkept(writing)
    for (const text of texts) after.push(await everyWay(client, text))
    expect(after).toEqual(before)
    expect(before.flat().length).toBeGreaterThan(8)
  })

  it('finds an asset under its new name and no more under its old one', async () => {
    const { writing, connection } = openEngine(folderOfTest())
    const { client } = connection
    connection.setActor((await client.session.join({ name: 'Ada Tester' })).id)
    const { id, revision } = await client.assets.create({ fields: { assetTag: 'SE-1', name: 'Oldname' } })
    await upkept(writing)
    expect(await found(client, 'oldname')).toEqual(['SE-1'])
    await client.assets.update({ id, revision, fields: { name: 'Newname' } })
    for (const wait of [async () => {}, () => upkept(writing)]) {
      await wait()
      expect([await found(client, 'oldname'), await found(client, 'newname')]).toEqual([[], ['SE-1']])
    }
  })
})
