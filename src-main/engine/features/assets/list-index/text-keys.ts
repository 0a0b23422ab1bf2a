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
  /** few assets have a value, or an index has those that do: the others are not looked at */
  isSparse?: boolean
}

const folded = (column: string) =>
  `CASE WHEN ${column} IS NOT NULL THEN nullif(trim(folded(${column})), '') END`

const textKeys: Record<string, TextKey> = {
  assetTag: { sql: 'asset.tag_key', fields: ['assetTag'] },
  serialNumber: { sql: 'asset.serial_key', fields: ['serialNumber'], isSparse: true },
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
    isSparse: true,
  },
  ...Object.fromEntries(
    identifierKinds.map((kind) => [
      kind,
      {
        sql: `(SELECT min(code_key) FROM identifier WHERE asset_id = asset.id AND kind = '${kind}')`,
        fields: [kind],
        isSparse: true,
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
    isSparse: true,
  }
}

/** The rows that have a value, in the order of a text key. */
export function readOrder(database: Database, { sql, isSparse = false }: TextKey): Uint32Array {
  const valued = isSparse ? `WHERE ${sql} IS NOT NULL` : ''
  const ordered = collected(database, `SELECT asset.n AS n FROM asset ${valued} ORDER BY ${sql}, asset.n`)
  if (isSparse) return ordered
  // To compute a key takes longer than anything else here; SQLite puts those without one first, which a few looks tell.
  const keyOf = keyReader(database, { sql })
  return ordered.subarray(firstWith(ordered, (row) => keyOf(row) !== null))
}

/** The numbers of assets (`n`) that a statement answers, in its order: a list of a million values in between takes 26 MB. */
function collected(database: Database, statement: string): Uint32Array {
  const numbers = new Uint32Array(database.prepare('SELECT count(*) FROM asset').pluck().get() as number)
  database.aggregate('collected', {
    start: 0,
    step: (at: number, n: number) => {
      numbers[at] = n
      return at + 1
    },
  })
  const count = database.prepare(`SELECT collected(n) FROM (${statement})`).pluck().get() as number
  return numbers.subarray(0, count)
}

/** How many rows stand before the first of those that meet a condition, which stand at the end. */
function firstWith(rows: Uint32Array, isMetBy: (row: number) => boolean): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isMetBy(rows[middle] as number)) high = middle
    else low = middle + 1
  }
  return low
}

/** Answers what a row is compared by, as it is now. */
export function keyReader(
  database: Database,
  { sql }: Pick<TextKey, 'sql'>,
): (row: number) => SortKey | null {
  const read = database.prepare(`SELECT ${sql} FROM asset WHERE n = ?`).pluck()
  return (row) => (read.get(row) as SortKey | null | undefined) ?? null
}
