import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importsText } from '../../../src-shared/features/imports/imports-text.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf, newId } from '../../tools/client.ts'
import { csvOf, imported, importJob, sampleList } from '../../tools/lists.ts'
import { engineOfTest, sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

const { csvMalformedReasons, reasons } = importsText

describe('the import of a list', () => {
  it('brings every row over, and the same file again changes nothing', async () => {
    const engine = await engineOfTest()
    const list = csvOf(sampleList(1500, 11))
    expect(await imported(engine, list)).toMatchObject({
      rows: 1500,
      created: 1500,
      rejected: 0,
      rejects: null,
    })
    const before = await engine.client.record.verify()
    expect(await imported(engine, list)).toMatchObject({
      rows: 1500,
      created: 0,
      updated: 0,
      unchanged: 1500,
    })
    expect(await imported(engine, list, { update: true })).toMatchObject({ updated: 0, unchanged: 1500 })
    expect(await engine.client.record.verify()).toEqual(before)
    expect(before.intact).toBe(true)
  })

  it('reads a list of its own export back as unchanged', async () => {
    const engine = await engineOfTest()
    await imported(engine, sampleList(300, 12))
    const { jobId } = await engine.client.assets.export({})
    let job = await engine.client.jobs.show({ jobId })
    while (job.state === 'running') job = await engine.client.jobs.show({ jobId })
    const { outgoingId } = job.result as { outgoingId: string }
    const exported = readFileSync(join(engine.folder, 'outgoing', outgoingId))
    expect(await imported(engine, exported)).toMatchObject({ rows: 300, unchanged: 300, columnsNotUsed: [] })
  })
})

/** So long that it is read on a thread of its own. */
const longList = (prefix: string) =>
  Array.from({ length: 5000 }, (_, n) => ({ 'Asset Tag': `${prefix}-${n}`, Notes: 'n'.repeat(80) }))

describe('a long list', () => {
  it('that cannot be read to its end is refused as a whole, with the line', async () => {
    const engine = await engineOfTest()
    const bytes = Buffer.concat([
      Buffer.from(csvOf(longList('LN'))),
      Buffer.from('LN-X,M\xfcller\r\n', 'latin1'),
    ])
    expect(await importJob(engine, bytes)).toMatchObject({
      state: 'failed',
      error: { code: 'CSV_NOT_UTF8', data: { line: 5002 } },
    })
    expect(await engine.client.assets.list({})).toMatchObject({ total: 0 })
  })

  it('gives back what it cannot take over as it came, in the order of the file', async () => {
    const engine = await engineOfTest()
    await imported(engine, [{ 'Asset Tag': 'LN-7', Notes: 'other' }])
    const list = [
      ...longList('LN'),
      { 'Asset Tag': ' ', Notes: 'blank, "tag"' },
      { 'Asset Tag': 'ln-9', Notes: 'twice' },
    ]
    const { created, firstRejected, rejects } = await imported(engine, list)
    expect(created).toBe(4999)
    expect(firstRejected.map(({ line }) => line)).toEqual([9, 5002, 5003])
    const file = readFileSync(join(engine.folder, 'outgoing', rejects?.outgoingId ?? ''), 'utf8')
    const [, differs, blank, twice] = file.split('\r\n')
    expect(differs?.startsWith(`LN-7,${'n'.repeat(80)},`)).toBe(true)
    expect(blank).toContain('"blank, ""tag"""')
    expect(twice).toBe(`ln-9,twice,${reasons.assetTagTwiceInFile(11)}`)
  })
})

describe('an import', () => {
  let engine: TestEngine
  let client: EngineClient
  beforeAll(async () => {
    engine = await sharedEngine()
    client = engine.client
  })
  afterAll(() => engine.close())

  it('changes known assets only when told to, and never by a blank cell', async () => {
    await imported(engine, [{ 'Asset Tag': 'IM-1', Name: 'Old', Notes: 'kept' }])
    const changed = [{ 'Asset Tag': 'im-1', Name: 'New', Notes: '' }]
    expect(await imported(engine, changed)).toMatchObject({
      rejected: 1,
      updated: 0,
      firstRejected: [{ line: 2, assetTag: 'im-1', reason: reasons.assetTagDiffers(['Name']) }],
    })
    expect(await client.assets.show({ asset: 'IM-1' })).toMatchObject({ name: 'Old' })
    expect(await imported(engine, changed, { update: true })).toMatchObject({ updated: 1, rejected: 0 })
    expect(await client.assets.show({ asset: 'IM-1' })).toMatchObject({
      name: 'New',
      notes: 'kept',
      assetTag: 'IM-1',
    })
  })

  it('rejects rows one by one, with the reason beside them in a file that can be mended and imported', async () => {
    const result = await imported(engine, [
      { 'Asset Tag': 'IM-10', Name: 'good', Status: '', Colour: 'red' },
      { 'Asset Tag': '', Name: 'no tag', Status: '', Colour: '' },
      { 'Asset Tag': 'IM-11', Name: 'bad, status', Status: 'On Mars', Colour: '' },
      { 'Asset Tag': 'im-10 ', Name: 'again', Status: '', Colour: '' },
    ])
    expect(result).toMatchObject({ rows: 4, created: 1, rejected: 3, columnsNotUsed: ['Colour'] })
    expect(result.firstRejected).toEqual([
      { line: 3, assetTag: '', reason: reasons.assetTagBlank },
      { line: 4, assetTag: 'IM-11', reason: reasons.statusUnknown('On Mars') },
      { line: 5, assetTag: 'im-10 ', reason: reasons.assetTagTwiceInFile(2) },
    ])
    const rejects = readFileSync(join(engine.folder, 'outgoing', result.rejects?.outgoingId ?? ''), 'utf8')
    expect(rejects).toContain(`IM-11,"bad, status",On Mars,,`)
    const mended = rejects.replace('On Mars', 'Pending')
    expect(await imported(engine, mended)).toMatchObject({ created: 1, rejected: 2 })
    expect(await client.assets.show({ asset: 'IM-11' })).toMatchObject({
      status: 'Pending',
      name: 'bad, status',
    })
  })

  const cannotBeRead: Array<[string, string | Buffer, { code: string; data?: object }]> = [
    ['empty', '', { code: 'CSV_EMPTY' }],
    ['a header alone', 'Asset Tag,Name\r\n', { code: 'CSV_EMPTY' }],
    ['blank from end to end', '\n ,,\n  \n', { code: 'CSV_EMPTY' }],
    ['a workbook', 'PK\x03\x04\x14\x00\x06\x00', { code: 'CSV_WORKBOOK' }],
    [
      'UTF-16 that breaks off',
      Buffer.from('\ufeffAsset Tag,Name\nNO-1,Gerät\n', 'utf16le').subarray(0, -1),
      { code: 'CSV_NOT_UTF8' },
    ],
    [
      'open at a quotation mark',
      'Asset Tag,Name\nNO-1,"open\nNO-2,x\n',
      { code: 'CSV_MALFORMED', data: { reason: csvMalformedReasons.quoteOpen } },
    ],
    [
      'one row of megabytes',
      `Asset Tag,Name\nNO-1,${'x'.repeat(3_000_000)}\n`,
      { code: 'CSV_MALFORMED', data: { line: 2, reason: csvMalformedReasons.rowTooLong } },
    ],
    ['without asset tags', 'Name,Serial\r\nx,y\r\n', { code: 'ASSET_TAG_COLUMN_MISSING' }],
    ['two columns for one field', 'Asset Tag,Serial,Serial Number\r\nx,y,z\r\n', { code: 'COLUMN_TWICE' }],
    [
      'not what its byte order mark says',
      Buffer.from('\xef\xbb\xbfAsset Tag,Name\r\nNO-1,ok\r\nNO-2,M\xfcller\r\n', 'latin1'),
      { code: 'CSV_NOT_UTF8', data: { line: 3 } },
    ],
    [
      'dates that can be read two ways',
      'Asset Tag,Purchase Date\r\nNO-1,1/2/2023\r\n',
      { code: 'DATE_ORDER_AMBIGUOUS', data: { column: 'Purchase Date', example: '1/2/2023' } },
    ],
  ]
  it.each(cannotBeRead)(
    'of a file that is %s fails as a whole and writes nothing',
    async (_, list, error) => {
      const before = await client.record.verify()
      const job = await importJob(engine, list)
      expect(job).toMatchObject({ state: 'failed', result: null, error })
      expect(job.error?.message).toMatch(/^(The file|No column|Several|“).+\.$/)
      expect(await client.record.verify()).toEqual(before)
    },
  )

  it('takes the order of day and month that somebody says', async () => {
    const list = 'Asset Tag;Purchase Date\nIM-30;1/2/2023\n'
    await imported(engine, list, { dates: 'dmy' })
    expect(await client.assets.show({ asset: 'IM-30' })).toMatchObject({ purchaseDate: '2023-02-01' })
  })

  it('reads UTF-16 as spreadsheets write it', async () => {
    await imported(engine, Buffer.from('\ufeffAsset Tag\tName\r\nIM-40\tŁukasz 株式会社\r\n', 'utf16le'))
    expect(await client.assets.show({ asset: 'IM-40' })).toMatchObject({ name: 'Łukasz 株式会社' })
  })

  it('of a file that never came is refused', async () => {
    const missing = client.imports.start({ stagingId: newId(), fileName: 'list.csv' })
    expect(await failureOf(missing)).toMatchObject({ code: 'FILE_NOT_STAGED' })
  })
})
