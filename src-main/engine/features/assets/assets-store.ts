import { sql } from 'kysely'
import type { AssetTableRow, StatusLabelRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'

type Key = { key: string }

/** An asset with what its record of change names by name instead of id. */
export type StoredAsset = AssetTableRow

export const assetById = statement<{ id: string }, StoredAsset>((value) =>
  build.selectFrom('asset').selectAll().where('id', '=', value('id')),
)
export const assetsByTag = statement<Key, StoredAsset>((value) =>
  build.selectFrom('asset').selectAll().where('tag_key', '=', value('key')),
)

/** What a scan needs to know of an asset. */
export interface CodeMatch {
  id: string
  status_type: StatusLabelRow['type']
}
/** Every asset whose tag or serial number a code can mean. */
export const assetsByCode = statement<Key, CodeMatch>((value) => {
  const joined = build
    .selectFrom('asset')
    .innerJoin('status_label', 'status_label.id', 'asset.status_id')
    .select(['asset.id', 'status_label.type as status_type'])
  return joined.where('tag_key', '=', value('key')).union(joined.where('serial_key', '=', value('key')))
})

export const insertAsset = statement<Omit<AssetTableRow, 'n'>>((value) =>
  build.insertInto('asset').values({
    id: value('id'),
    site_id: value('site_id'),
    asset_tag: value('asset_tag'),
    tag_key: value('tag_key'),
    serial_number: value('serial_number'),
    serial_key: value('serial_key'),
    name: value('name'),
    model_id: value('model_id'),
    category_id: value('category_id'),
    location_id: value('location_id'),
    status_id: value('status_id'),
    checked_out_kind: value('checked_out_kind'),
    checked_out_id: value('checked_out_id'),
    purchase_date: value('purchase_date'),
    purchase_cost: value('purchase_cost'),
    notes: value('notes'),
    revision: value('revision'),
    created_at: value('created_at'),
    updated_at: value('updated_at'),
  } as never),
)
export const updateAsset = statement<Omit<AssetTableRow, 'n' | 'created_at'>>((value) =>
  build
    .updateTable('asset')
    .set({
      site_id: value('site_id'),
      asset_tag: value('asset_tag'),
      tag_key: value('tag_key'),
      serial_number: value('serial_number'),
      serial_key: value('serial_key'),
      name: value('name'),
      model_id: value('model_id'),
      category_id: value('category_id'),
      location_id: value('location_id'),
      status_id: value('status_id'),
      checked_out_kind: value('checked_out_kind'),
      checked_out_id: value('checked_out_id'),
      purchase_date: value('purchase_date'),
      purchase_cost: value('purchase_cost'),
      notes: value('notes'),
      revision: value('revision'),
      updated_at: value('updated_at'),
    } as never)
    .where('id', '=', value('id')),
)

/** None is ever deleted, so the last number is the count. */
export const assetCount = statement<Record<never, never>, { count: number }>(() =>
  build.selectFrom('asset').select(sql<number>`coalesce(max(n), 0)`.as('count')),
)
