import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AnyAssetColumn, assetColumns } from '../../../src-shared/features/assets/asset-columns.ts'
import type { AssetExport } from '../../../src-shared/features/assets/asset-selection.ts'
import type { AssetRow } from '../../../src-shared/features/assets/assets-contract.ts'
import { ended, imported } from '../../tools/lists.ts'
import { engineOfTest, sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

let engine: TestEngine
let custom: `custom.${string}`
beforeAll(async () => {
  engine = await sharedEngine()
  const { client } = engine
  const { jobId } = await client.samples.generate({ assets: 600, seed: 5 })
  await ended(client, jobId)
  const { id } = await client.customFields.create({ name: 'Rack unit', type: 'number' })
  custom = `custom.${id}`
  const { rows } = await client.assets.list({ limit: 3 })
  for (const [n, { id: asset, revision }] of rows.entries()) {
    const fields = { custom: { [id]: '12' }, notes: '=1+1', imei: n === 0 ? '490154203237518' : null }
    await client.assets.update({ id: asset, revision, fields })
  }
  const { auditId } = await client.audits.start({ location: 'Hamburg' })
  for (const { assetTag } of rows.slice(1))
    await client.audits.scan({ auditId, code: assetTag, location: 'Hamburg', method: 'scanner' })
})
afterAll(() => engine.close())

async function fileOf({ client, folder }: TestEngine, input: Partial<AssetExport>): Promise<Buffer> {
  const { jobId } = await client.assets.export(input)
  const { outgoingId } = (await ended(client, jobId)).result as { outgoingId: string }
  return readFileSync(join(folder, 'outgoing', outgoingId))
}

const exported = async (input: Partial<AssetExport>): Promise<string[][]> =>
  parse(await fileOf(engine, input), { bom: true, relaxColumnCount: false })

const textOf = (row: AssetRow, column: AnyAssetColumn): string => {
  const value = column.startsWith('custom.')
    ? row.custom[column.slice('custom.'.length)]
    : row[column as keyof AssetRow]
  const text = value === null || value === undefined ? '' : String((value as { name?: string }).name ?? value)
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/** Something in nearly every column, and what CSV and spreadsheets are particular about. */
const everyKind =
  `\ufeffAsset tag,Serial number,Name,Model,Manufacturer,Model number,Category,Status,Former tag,Second barcode,RFID EPC,GIAI,IMEI,MAC address,Part of,Company,Department,Location,Checked out to,Owner,Ownership,Supplier,Order number,Purchase date,Purchase cost,Currency,Fixed asset number,In service since,Warranty months,End of life,Last audit,Next audit,Notes,Checkout type,"Label, worn",Rack unit
EX-1,S-1,"Server ""Ada""",PowerEdge R760,Dell,R760,Server,Ready to Deploy,OLD-1,B-1,,,,00:00:5E:00:53:01,,Acme,"R&D, Leeds",Leeds / Tower / 1.01,HQ / Store,,leased,Kontor,PO-1,2024-02-29,1234.50,EUR,FA-1,2024-03-01,36,2029-03-01,2025-01-31,2026-01-31,"of\r\rtwo lines",location,yes,12
EX-2,,Blade 1,,,,Server,Ready to Deploy,,,,,,,EX-1,,,Leeds / Tower / 1.01,EX-1,,,,,,,,,,,,,,,asset,no,
EX-3,S-3,Läptop,ThinkPad T14,Lenovo,,Laptop,Ready to Deploy,,,,,490154203237518,,,,,Zürich,Zoë Dvořák,Zoë Dvořák,owned,,,,0,EUR,,,,,,,,person,,
`.replaceAll('\n', '\r\n')

describe('an export', () => {
  it.each<[string, Partial<AssetExport>]>([
    ['of everything', {}],
    ['of what a search finds', { search: 'hamburg' }],
    [
      'of what a filter shows, in an order',
      { filter: { lastAudited: { from: '2020-01-01' } }, sort: { by: 'model', direction: 'descending' } },
    ],
    ['of a category', { filter: { categories: ['Laptop'] } }],
    ['of nothing', { filter: { suppliers: ['nobody at all'] } }],
  ])('%s holds what the list shows, row by row and column by column', async (_, scope) => {
    const columns = [...assetColumns, custom]
    const [head, ...lines] = await exported({ ...scope, columns })
    expect(head).toHaveLength(columns.length)
    const rows: AssetRow[] = []
    for (let total = 1; rows.length < total; ) {
      const page = await engine.client.assets.list({ ...scope, offset: rows.length, limit: 500 })
      rows.push(...page.rows)
      total = page.total
    }
    expect(lines).toEqual(rows.map((row) => columns.map((column) => textOf(row, column))))
  })

  it('of everything is this file, byte for byte', async () => {
    const other = await engineOfTest()
    await imported(other, everyKind, { newFields: true })
    const [blade] = (await other.client.assets.list({ search: 'blade' })).rows
    if (!blade) throw new Error('the blade was not imported')
    await other.client.assets.update({ id: blade.id, revision: blade.revision, fields: { notes: '=1+1' } })
    expect((await fileOf(other, {})).toString()).toBe(everyKind.replace(',asset,no,', "'=1+1,asset,no,"))
  })
})
