import type { Database } from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'
import { imported, type ListRow } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

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
].map((row) => ({
  Serial: '',
  Location: '',
  Model: '',
  Manufacturer: '',
  Category: '',
  'Checked Out To': '',
  ...row,
}))

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

describe('search between a write and the upkeep of full text', () => {
  const isBehind = (database: Database) => {
    const row = database.prepare('SELECT count(*) AS n FROM asset_search_dirty').get() as { n: number }
    return row.n > 0
  }
  const upkept = async (database: Database) => {
    while (isBehind(database)) await new Promise((resolve) => setImmediate(resolve))
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
    for (const [text] of searches) before.push(await found(client, text))
    writing.exec('DROP TRIGGER hold')
    await upkept(writing)
    for (const [text] of searches) after.push(await found(client, text))
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
