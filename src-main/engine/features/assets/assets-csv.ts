import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Database } from 'better-sqlite3'
import { stringify } from 'csv-stringify'
import type { AssetDetail } from '../../../../src-shared/features/assets/assets-contract.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import type { CustomField } from '../../../../src-shared/features/custom-fields/custom-fields-contract.ts'
import { neutralised } from '../../documents/csv-cells.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { everyAsset } from './assets-query.ts'
import { searchTerms } from './assets-search.ts'

const { checkoutType } = assetsText.exported
type ExportedField = keyof typeof assetsText.fields
const exported = Object.keys(assetsText.fields) as ExportedField[]

/**
 * Writes the assets that a search finds (all for an empty one) as CSV for spreadsheets: UTF-8 with BOM, CRLF; every
 * field, then those of the organisation's own.
 */
export async function writeAssetsCsv(database: Database, search: string, output: Writable): Promise<void> {
  const own = customFields.all(database)
  const columns = [
    ...exported.map((field) => assetsText.fields[field]),
    checkoutType,
    ...own.map(({ name }) => name),
  ]
  const csv = stringify({ bom: true, record_delimiter: 'windows', header: true, columns })
  await pipeline(Readable.from(rows(database, search, own)), csv, output)
}

function* rows(database: Database, search: string, own: readonly CustomField[]): Generator<string[]> {
  for (const asset of everyAsset(database, searchTerms(search))) {
    const values = new Map(asset.custom.map(({ fieldId, value }) => [fieldId, value]))
    const cells = [
      ...exported.map((field) => cellOf(asset, field)),
      asset.checkedOutTo?.kind,
      ...own.map(({ id }) => values.get(id)),
    ]
    yield cells.map((cell) => neutralised(cell ?? ''))
  }
}

function cellOf(asset: AssetDetail, field: ExportedField): string | null {
  const value = field === 'checkedOutTo' ? (asset.checkedOutTo?.name ?? null) : asset[field]
  return value === null ? null : String(value)
}
