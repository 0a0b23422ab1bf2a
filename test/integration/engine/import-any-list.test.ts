import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importsText } from '../../../src-shared/features/imports/imports-text.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import {
  csvOf,
  ended,
  imported,
  importJob,
  type ListRow,
  previewed,
  sampleList,
  staged,
} from '../../tools/lists.ts'
import { engineOfTest, sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

let engine: TestEngine
let client: EngineClient
beforeAll(async () => {
  engine = await sharedEngine()
  client = engine.client
})
afterAll(() => engine.close())

const shown = (asset: string) => client.assets.show({ asset })

/** The file that the export of everything makes. */
async function exported(from: TestEngine): Promise<Buffer> {
  const { jobId } = await from.client.assets.export({})
  const { outgoingId } = (await ended(from.client, jobId)).result as { outgoingId: string }
  return readFileSync(join(from.folder, 'outgoing', outgoingId))
}

describe('a list is read', () => {
  const text = 'Asset Tag;Name\r\nEN-?;Gerät für Zoë – 5 €\r\n'
  const windows1252 = (tag: string) =>
    Buffer.from(text.replace('EN-?', tag).replace('–', '\x96').replace('€', '\x80'), 'latin1')
  const swapped = (buffer: Buffer) => Buffer.from(buffer).swap16()
  it.each<[string, Buffer, string]>([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text.replace('EN-?', 'EN-1')}`), 'utf-8'],
    ['UTF-8 without one', Buffer.from(text.replace('EN-?', 'EN-2')), 'utf-8'],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${text.replace('EN-?', 'EN-3')}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 LE without one', Buffer.from(text.replace('EN-?', 'EN-4'), 'utf16le'), 'utf-16le'],
    [
      'UTF-16 BE with a mark',
      swapped(Buffer.from(`\ufeff${text.replace('EN-?', 'EN-5')}`, 'utf16le')),
      'utf-16be',
    ],
    ['UTF-16 BE without one', swapped(Buffer.from(text.replace('EN-?', 'EN-6'), 'utf16le')), 'utf-16be'],
    ['Windows-1252', windows1252('EN-7'), 'windows-1252'],
  ])('in %s by itself', async (_, list, encoding) => {
    const result = await imported(engine, list)
    expect(result.format).toEqual({ encoding, delimiter: ';', dates: 'iso' })
    const tag = new TextDecoder(encoding).decode(list).match(/EN-\d/)?.[0] ?? ''
    expect(await shown(tag)).toMatchObject({ name: 'Gerät für Zoë – 5 €' })
  })

  it('in an encoding that somebody says', async () => {
    const list = Buffer.from([
      ...Buffer.from('Asset Tag,Name\nEN-9,Za'),
      0xbf,
      0xf3,
      0xb3,
      ...Buffer.from('\n'),
    ])
    const { format } = await imported(engine, list, { encoding: 'windows-1250' })
    expect(format.encoding).toBe('windows-1250')
    expect(await shown('EN-9')).toMatchObject({ name: 'Zażół' })
  })

  it('with every line end, tabs and quoted line breaks', async () => {
    await imported(engine, 'Asset Tag\tName\rLE-1\t"a\nb"\rLE-2\tc\r')
    expect(await shown('LE-1')).toMatchObject({ name: 'a\nb' })
    expect(await shown('LE-2')).toMatchObject({ name: 'c' })
  })
})

describe('every field of a Snipe-IT list', () => {
  it('is taken over', async () => {
    const result = await imported(
      engine,
      [
        {
          'Asset Tag': 'SN-1',
          Company: 'Abshire',
          Supplier: 'Krajcik LLC',
          'Order Number': '5504512275',
          'Purchase Date': '1/23/23',
          'Purchase Cost': '1.266,13 EUR',
          Warranty: '36 months',
          'EOL Date': '10/27/28',
          'Last Audit': '2024-05-01 10:20:30',
          'Next Audit Date': '2025-05-01',
          BYOD: 'Yes',
          'Checked Out To': 'Gage McCrackem',
          'Employee Number': '4711',
          Location: 'HQ / Floor 2 / 2.14',
        },
      ],
      {},
    )
    expect(result).toMatchObject({ created: 1, firstRejected: [] })
    expect(await shown('SN-1')).toMatchObject({
      company: 'Abshire',
      supplier: 'Krajcik LLC',
      orderNumber: '5504512275',
      purchaseDate: '2023-01-23',
      purchaseCost: '1266.13',
      currency: 'EUR',
      warrantyMonths: 36,
      endOfLifeDate: '2028-10-27',
      lastAuditDate: '2024-05-01',
      nextAuditDate: '2025-05-01',
      ownership: 'byod',
      checkedOutTo: { kind: 'person', name: 'Gage McCrackem' },
      location: 'HQ / Floor 2 / 2.14',
    })
  })

  it.each([
    [{ Warranty: 'long' }, importsText.reasons.monthsUnclear('Warranty', 'long')],
    [{ BYOD: 'perhaps' }, importsText.reasons.yesOrNo('BYOD', 'perhaps')],
    [{ Currency: 'EURO' }, importsText.reasons.currencyUnknown('Currency', 'EURO')],
    [{ IMEI: '12' }, importsText.reasons.codeInvalid('IMEI', '12')],
    [{ Ownership: 'stolen' }, importsText.reasons.ownershipUnknown('Ownership', 'stolen')],
    [{ 'Part of': 'NOWHERE' }, importsText.reasons.parentUnknown('NOWHERE')],
  ])('that makes no sense rejects its row: %j', async (cells, reason) => {
    const { firstRejected } = await imported(engine, [{ 'Asset Tag': 'SN-2', ...cells }])
    expect(firstRejected).toMatchObject([{ reason }])
  })

  it('whose day and month are open in another column than the purchase is asked about too', async () => {
    const job = await importJob(engine, [{ 'Asset Tag': 'SN-3', 'EOL Date': '1/2/28' }])
    expect(job.error).toMatchObject({ code: 'DATE_ORDER_AMBIGUOUS', data: { column: 'EOL Date' } })
  })
})

describe('the columns of a list', () => {
  it('mean what somebody says, and the same in the next list with this header', async () => {
    const list = (tag: string) => [{ 'Inventar-Nr': tag, Gerät: 'Beamer', Farbe: 'rot', Raum: 'x' }]
    const mapping = { 'inventar-nr': 'assetTag', Gerät: 'name', Farbe: 'custom:Colour', Raum: 'ignore' }
    const first = await imported(engine, list('MA-1'), { mapping })
    expect(first).toMatchObject({ created: 1, columnsNotUsed: ['Raum'] })
    expect(await imported(engine, list('MA-2'))).toMatchObject({ created: 1, columnsNotUsed: ['Raum'] })
    const { name, custom } = await shown('MA-2')
    expect([name, custom]).toEqual(['Beamer', [expect.objectContaining({ name: 'Colour', value: 'rot' })]])
    const { fields } = await client.customFields.list()
    expect(fields.filter(({ name }) => name === 'Colour')).toHaveLength(1)
  })

  it('of one header are told apart: refused till somebody says which is which, then remembered', async () => {
    const list = (tag: string) => `Asset Tag,Serial,Serial\n${tag},${tag}-1,${tag}-2\n`
    const refused = await importJob(engine, list('TW-1'))
    expect(refused.error).toMatchObject({ code: 'COLUMN_TWICE', data: { columns: ['Serial', 'Serial#2'] } })
    const mapping = { 'Serial#2': 'custom:Second serial' }
    expect((await previewed(engine, list('TW-1'), { mapping })).columns).toEqual([
      { title: 'Asset Tag', field: 'assetTag' },
      { title: 'Serial', field: 'serialNumber' },
      { title: 'Serial#2', field: 'custom:Second serial' },
    ])
    await imported(engine, list('TW-1'), { mapping })
    expect(await imported(engine, list('TW-2'))).toMatchObject({ created: 1, columnsNotUsed: [] })
    expect(await shown('TW-2')).toMatchObject({
      serialNumber: 'TW-2-1',
      custom: expect.arrayContaining([expect.objectContaining({ name: 'Second serial', value: 'TW-2-2' })]),
    })
  })

  it('become own fields where that is asked for, and the same list changes nothing', async () => {
    const list = [{ 'Asset Tag': 'NF-1', 'Kostenstelle 2': '77', Etage: '' }]
    expect(await imported(engine, list)).toMatchObject({ columnsNotUsed: ['Kostenstelle 2', 'Etage'] })
    expect(await imported(engine, list, { newFields: true, update: true })).toMatchObject({
      updated: 1,
      columnsNotUsed: [],
    })
    expect(await imported(engine, list)).toMatchObject({ unchanged: 1 })
    expect((await client.assets.list({ search: '77' })).rows.map(({ assetTag }) => assetTag)).toContain(
      'NF-1',
    )
  })

  it.each([
    [{ Nothing: 'name' }, 'COLUMN_UNKNOWN'],
    [{ Name: 'nickname' }, 'FIELD_UNKNOWN'],
    [{ Name: 'assetTag' }, 'COLUMN_TWICE'],
  ])('that cannot be followed are refused: %j', async (mapping, code) => {
    const job = await importJob(engine, [{ 'Asset Tag': 'MA-9', Name: 'x' }], { mapping })
    expect(job).toMatchObject({ state: 'failed', error: { code } })
  })
})

describe('a code of a list', () => {
  it('that another asset has rejects its row, and names that asset', async () => {
    const list: ListRow[] = [
      { 'Asset Tag': 'CL-1', 'Former tag': 'CL-OLD' },
      { 'Asset Tag': 'CL-2', 'Former tag': 'cl-old' },
      { 'Asset Tag': 'CL-OLD', 'Former tag': '' },
    ]
    const rejected = [
      { line: 3, assetTag: 'CL-2', reason: importsText.reasons.codeTaken('cl-old', 'CL-1') },
      { line: 4, assetTag: 'CL-OLD', reason: importsText.reasons.codeTaken('CL-OLD', 'CL-1') },
    ]
    expect((await previewed(engine, list)).first.reject).toEqual(rejected)
    expect((await imported(engine, list)).firstRejected).toEqual(rejected)
  })
})

describe('the preview of an import', () => {
  const list: ListRow[] = [
    { 'Asset Tag': 'PV-1', Name: 'New name', Colour: 'red', 'Part of': '' },
    { 'Asset Tag': 'PV-2', Name: 'Added', Colour: '', 'Part of': '' },
    { 'Asset Tag': 'PV-3', Name: 'Part', Colour: '', 'Part of': 'PV-2' },
    { 'Asset Tag': 'PV-0', Name: 'Same', Colour: '', 'Part of': '' },
    { 'Asset Tag': '', Name: 'No tag', Colour: '', 'Part of': '' },
    { 'Asset Tag': 'pv-2', Name: 'Again', Colour: '', 'Part of': '' },
  ]

  it('says what would become of each row, writes nothing, and is what the import then does', async () => {
    await imported(engine, [
      { 'Asset Tag': 'PV-0', Name: 'Same' },
      { 'Asset Tag': 'PV-1', Name: 'Old name' },
    ])
    const before = await client.record.verify()
    const options = { update: true, newFields: true }
    const preview = await previewed(engine, list, options)
    expect(preview).toMatchObject({ rows: 6, create: 2, update: 1, skip: 1, reject: 2 })
    expect(preview.first.create.map(({ line, assetTag }) => [line, assetTag])).toEqual([
      [3, 'PV-2'],
      [4, 'PV-3'],
    ])
    expect(preview.first.update).toMatchObject([{ assetTag: 'PV-1', fields: ['Name', 'Colour'] }])
    expect(preview.columns).toContainEqual({ title: 'Part of', field: 'parent' })
    expect(await client.record.verify()).toEqual(before)
    const result = await imported(engine, list, options)
    expect(result).toMatchObject({ rows: 6, created: 2, updated: 1, unchanged: 1, rejected: 2 })
    expect(result.firstRejected).toEqual(preview.first.reject)
  })

  it('leaves the file for the import', async () => {
    const stagingId = await staged(engine, csvOf([{ 'Asset Tag': 'PV-9' }]))
    const order = { stagingId, fileName: 'list.csv' }
    await ended(client, (await client.imports.preview(order)).jobId)
    expect(await ended(client, (await client.imports.start(order)).jobId)).toMatchObject({ state: 'done' })
  })
})

describe('a list that was exported', () => {
  it('makes the same register of an empty one, whatever the organisation', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 120 }), fc.nat(1000), async (count, seed) => {
        const [one, other] = [await sharedEngine(), await sharedEngine()]
        try {
          await imported(one, csvOf(sampleList(count, seed)))
          const list = await exported(one)
          expect(await imported(other, list)).toMatchObject({
            created: count,
            rejected: 0,
            columnsNotUsed: [],
          })
          expect((await exported(other)).toString()).toBe(list.toString())
          expect(await imported(one, list)).toMatchObject({ unchanged: count })
        } finally {
          await Promise.all([one.close(), other.close()])
        }
      }),
      { numRuns: 2 },
    )
  }, 120_000)

  it('holds what is checked out to places and assets, and fields of one’s own', async () => {
    const one = await engineOfTest()
    await imported(
      one,
      [
        {
          'Asset Tag': 'RT-1',
          'Checkout Type': 'location',
          'Checkout to Location': 'HQ / 1',
          'Checked Out To': '',
          Size: '5',
        },
        {
          'Asset Tag': 'RT-2',
          'Checkout Type': 'asset',
          'Checkout to Location': '',
          'Checked Out To': 'RT-1',
          Size: '',
        },
      ],
      { newFields: true },
    )
    const list = await exported(one)
    expect(await imported(one, list)).toMatchObject({ unchanged: 2, rejected: 0 })
    const other = await engineOfTest()
    await imported(other, list, { newFields: true })
    expect((await exported(other)).toString()).toBe(list.toString())
  })
})
