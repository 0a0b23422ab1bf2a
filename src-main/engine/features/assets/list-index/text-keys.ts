import type { Database } from 'better-sqlite3'
import {
  type AnyAssetColumn,
  customFieldOf,
} from '../../../../../src-shared/features/assets/asset-columns.ts'
import { identifierKinds } from '../../../../../src-shared/features/identifiers/identifier-kinds.ts'
import type { SortKey } from './compare-keys.ts'

/** A column that is not kept in memory: SQLite computes what it compares by. */
export interface TextKey {
  sql: string
  /** what the record of change calls the fields on which it depends; null: any */
  fields: readonly string[] | null
}

const folded = (column: string) =>
  `CASE WHEN ${column} IS NOT NULL THEN nullif(trim(folded(${column})), '') END`

const textKeys: Record<string, TextKey> = {
  assetTag: { sql: 'asset.tag_key', fields: ['assetTag'] },
  serialNumber: { sql: 'asset.serial_key', fields: ['serialNumber'] },
  name: { sql: folded('asset.name'), fields: ['name'] },
  orderNumber: { sql: folded('asset.order_number'), fields: ['orderNumber'] },
  fixedAssetNumber: { sql: folded('asset.fixed_asset_number'), fields: ['fixedAssetNumber'] },
  notes: { sql: folded('substr(asset.notes, 1, 200)'), fields: ['notes'] },
  purchaseCost: { sql: 'CAST(asset.purchase_cost AS REAL)', fields: ['purchaseCost'] },
  createdAt: { sql: 'asset.created_at', fields: [] },
  updatedAt: { sql: 'asset.updated_at', fields: null },
  location: {
    sql: '(SELECT path_key FROM location WHERE id = asset.location_id)',
    fields: ['locationId'],
  },
  owner: { sql: '(SELECT name_key FROM person WHERE id = asset.owner_id)', fields: ['ownerId'] },
  checkedOutTo: {
    sql: `CASE checked_out_kind
      WHEN 'person' THEN (SELECT name_key FROM person WHERE id = asset.checked_out_id)
      WHEN 'location' THEN (SELECT path_key FROM location WHERE id = asset.checked_out_id)
      WHEN 'asset' THEN (SELECT holder.tag_key FROM asset AS holder WHERE holder.id = asset.checked_out_id) END`,
    fields: ['checkedOutTo'],
  },
  parent: {
    sql: '(SELECT holder.tag_key FROM asset AS holder WHERE holder.id = asset.parent_id)',
    fields: ['parentId'],
  },
  ...Object.fromEntries(
    identifierKinds.map((kind) => [
      kind,
      {
        sql: `(SELECT min(code_key) FROM identifier WHERE asset_id = asset.id AND kind = '${kind}')`,
        fields: [kind],
      },
    ]),
  ),
}

/** How a column is compared that is not kept in memory; undefined for one that is. */
export function textKeyOf(column: AnyAssetColumn): TextKey | undefined {
  const fieldId = customFieldOf(column)
  if (fieldId === null) return textKeys[column]
  return {
    sql: `(SELECT coalesce(number, nullif(folded(text), '')) FROM custom_value
      WHERE asset_id = asset.id
        AND field_id = coalesce((SELECT merged_into FROM custom_field WHERE id = '${fieldId}'), '${fieldId}'))`,
    fields: [column],
  }
}

/** The rows that have a value, in the order of a text key. */
export function readOrder(database: Database, { sql }: TextKey): Uint32Array {
  const ordered = database
    .prepare(`SELECT asset.n FROM asset WHERE ${sql} IS NOT NULL ORDER BY ${sql}, asset.n`)
    .pluck()
    .all()
  return new Uint32Array(ordered as number[])
}

/** Answers what a row is compared by, as it is now. */
export function keyReader(database: Database, { sql }: TextKey): (row: number) => SortKey | null {
  const read = database.prepare(`SELECT ${sql} FROM asset WHERE n = ?`).pluck()
  return (row) => (read.get(row) as SortKey | null | undefined) ?? null
}
