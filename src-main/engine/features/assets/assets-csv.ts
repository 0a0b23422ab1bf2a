import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Database } from 'better-sqlite3'
import { stringify } from 'csv-stringify'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import { neutralised } from '../../documents/csv-cells.ts'
import { everyAsset } from './assets-query.ts'
import { searchTerms } from './assets-search.ts'

const { fields } = assetsText
const columns = [
  fields.assetTag,
  fields.serialNumber,
  fields.name,
  fields.model,
  fields.manufacturer,
  fields.modelNumber,
  fields.category,
  fields.location,
  fields.status,
  fields.checkedOutTo,
  fields.purchaseDate,
  fields.purchaseCost,
  fields.notes,
]

/** Writes the assets that a search finds (all for an empty one) as CSV for spreadsheets: UTF-8 with BOM, CRLF. */
export async function writeAssetsCsv(database: Database, search: string, output: Writable): Promise<void> {
  const csv = stringify({ bom: true, record_delimiter: 'windows', header: true, columns })
  await pipeline(Readable.from(rows(database, search)), csv, output)
}

function* rows(database: Database, search: string): Generator<string[]> {
  for (const asset of everyAsset(database, searchTerms(search))) {
    yield [
      asset.assetTag,
      asset.serialNumber,
      asset.name,
      asset.model,
      asset.manufacturer,
      asset.modelNumber,
      asset.category,
      asset.location,
      asset.status,
      asset.checkedOutTo?.name ?? null,
      asset.purchaseDate,
      asset.purchaseCost,
      asset.notes,
    ].map((cell) => neutralised(cell ?? ''))
  }
}
