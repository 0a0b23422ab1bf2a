import type { AssetFilter } from '../../src-shared/features/assets/asset-filter.ts'
import type { BulkEditResult, BulkFields } from '../../src-shared/features/assets/bulk-edit-contract.ts'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { jobDone } from '../tools/port-client.ts'
import { information, type Result } from './result.ts'

const wanted = 100_000

/** Rows a second of a bulk edit of about 100,000 assets, from the call to the end, its selection by a filter included. */
export async function measureBulkEdit(client: EngineClient): Promise<Result[]> {
  const filter = await filterOf(client, wanted)
  const plain = await edited(client, filter, { nextAuditDate: '2031-02-03', warrantyMonths: 61 })
  const undone = await undo(client, plain.jobId)
  const searched = await edited(client, filter, { orderNumber: 'PO-BULK-EDIT' })
  return [
    atLeast(`bulk edit of ${plain.changed.toLocaleString('en')} assets`, plain.rate, 30_000),
    atLeast('the same, of a field that search looks into', searched.rate, 20_000),
    information('undo of a bulk edit', undone, 'rows/s'),
  ]
}

/** Categories that hold so many assets together, or all where there are fewer. */
async function filterOf(client: EngineClient, assets: number): Promise<AssetFilter> {
  const { values } = await client.assets.facets({ part: 'categories', limit: 500 })
  const categories: string[] = []
  let held = 0
  for (const { value, count } of values.toSorted((one, other) => one.count - other.count)) {
    if (held >= assets) break
    categories.push(value)
    held += count
  }
  return { categories }
}

async function edited(client: EngineClient, filter: AssetFilter, fields: BulkFields) {
  const selection = { scope: { search: '', filter }, except: [] }
  const { jobId } = await client.assets.bulkEdit({ selection, fields })
  return { jobId, ...(await rateOf(client, jobId)) }
}

async function undo(client: EngineClient, edit: string): Promise<number> {
  const { jobId } = await client.assets.undoBulkEdit({ jobId: edit })
  return (await rateOf(client, jobId)).rate
}

async function rateOf(client: EngineClient, jobId: string): Promise<{ changed: number; rate: number }> {
  const { result, startedAt, endedAt } = await jobDone(client, jobId)
  const { changed } = result as BulkEditResult
  return { changed, rate: changed / ((Date.parse(endedAt ?? '') - Date.parse(startedAt)) / 1000) }
}

function atLeast(name: string, rate: number, least: number): Result {
  const target = `≥ ${least.toLocaleString('en')} rows/s`
  return { name, value: rate, unit: 'rows/s', floor: null, ratio: null, target, met: rate >= least }
}
