import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AnyAssetColumn, assetColumns } from '../../../src-shared/features/assets/asset-columns.ts'
import type { AssetExport } from '../../../src-shared/features/assets/asset-selection.ts'
import type { AssetRow } from '../../../src-shared/features/assets/assets-contract.ts'
import { ended } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

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

async function exported(input: Partial<AssetExport>): Promise<string[][]> {
  const { jobId } = await engine.client.assets.export(input)
  const { outgoingId } = (await ended(engine.client, jobId)).result as { outgoingId: string }
  return parse(readFileSync(join(engine.folder, 'outgoing', outgoingId)), {
    bom: true,
    relaxColumnCount: false,
  })
}

const textOf = (row: AssetRow, column: AnyAssetColumn): string => {
  const value = column.startsWith('custom.')
    ? row.custom[column.slice('custom.'.length)]
    : row[column as keyof AssetRow]
  const text = value === null || value === undefined ? '' : String((value as { name?: string }).name ?? value)
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

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
})
