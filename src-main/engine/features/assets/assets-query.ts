import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { AssetDetail, AssetRow } from '../../../../src-shared/features/assets/assets-contract.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { build, statement } from '../../database/statement.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { arriving } from './arriving/arriving.ts'
import { detailOf, listedOf } from './asset-row-values.ts'
import { assetRows, type DetailedRow, type ListedRow } from './asset-rows.ts'

const numberById = statement<{ id: string }, { n: number }>((value) =>
  build.selectFrom('asset').select('n').where('id', '=', value('id')),
)
/** @param numbers JSON */
const byNumbers = statement<{ numbers: string }, ListedRow>((value) =>
  assetRows
    .select('asset.n')
    .where(sql<boolean>`asset.n IN (SELECT value FROM json_each(${value('numbers')}))`),
)
const byId = statement<{ id: string }, DetailedRow>((value) => assetRows.where('asset.id', '=', value('id')))
const byKey = statement<{ key: string }, DetailedRow>((value) =>
  assetRows
    .where(
      sql<boolean>`asset.n IN (
        SELECT n FROM asset WHERE tag_key = ${value('key')}
        UNION SELECT n FROM asset WHERE serial_key = ${value('key')}
        UNION SELECT n FROM identifier JOIN asset ON asset.id = asset_id WHERE code_key = ${value('key')})`,
    )
    .orderBy(sql`asset.tag_key = ${value('key')}`, 'desc')
    .orderBy(sql`asset.serial_key = ${value('key')}`)
    .orderBy('asset.tag_key')
    .limit(1),
)

/** The number of an asset in this data folder. */
export function numberOf(database: Database, id: string): number | undefined {
  return numberById.get(database, { id })?.n
}

/** The rows of a list, in the order of these numbers. */
export function listedRows(database: Database, numbers: readonly number[]): AssetRow[] {
  const rows = byNumbers.all(database, { numbers: JSON.stringify(numbers) })
  const byNumber = new Map(rows.map((row) => [row.n, row]))
  return numbers.flatMap((n) => {
    const row = byNumber.get(n)
    return row ? [listedOf(row)] : []
  })
}

/**
 * One asset by its id, its asset tag, another identifier of it or its serial number. Tags and identifiers mean one asset;
 * of several with one serial number the first by tag is meant.
 * @throws REGISTER_ARRIVING
 */
export function findAsset(database: Database, asset: string): AssetDetail | undefined {
  const row = byId.get(database, { id: asset }) ?? byCode(database, asset)
  return row && detailOf(row, customFields.all(database))
}

function byCode(database: Database, code: string): DetailedRow | undefined {
  arriving.assertEnded(database)
  return byKey.get(database, { key: identifierKey(code) })
}
