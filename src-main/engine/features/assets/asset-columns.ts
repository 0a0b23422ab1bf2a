import { type PlainValues, plainFields } from '../../../../src-shared/features/assets/assets-entity.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { AssetTableRow } from '../../database/schema.ts'
import type { CustomValues } from '../custom-fields/custom-fields.ts'
import type { Identifiers } from '../identifiers/identifiers.ts'
import type { Asset, AssetHead, AssetOwn } from './asset-fields.ts'
import { columnOf } from './plain-columns.ts'

export type Stored = string | number | null

const plainColumns = plainFields.map((field) => [field, columnOf(field)] as const)

/** What stands in each column that says which asset it is, where it is and what it refers to. */
const headIn: Record<string, (head: AssetHead) => Stored> = {
  id: (head) => head.id,
  site_id: (head) => head.siteId,
  revision: (head) => head.revision,
  model_id: (head) => head.modelId,
  category_id: (head) => head.categoryId,
  location_id: (head) => head.locationId,
  status_id: (head) => head.statusId,
  checked_out_kind: (head) => head.checkedOutTo?.kind ?? null,
  checked_out_id: (head) => head.checkedOutTo?.id ?? null,
  owner_id: (head) => head.ownerId,
  parent_id: (head) => head.parentId,
}

/** What stands in each of the others that is not a moment. */
const ownIn: Record<string, (own: AssetOwn) => Stored> = {
  asset_tag: (own) => own.assetTag,
  tag_key: (own) => identifierKey(own.assetTag),
  serial_key: (own) => (own.serialNumber && identifierKey(own.serialNumber)) || null,
  ...Object.fromEntries(plainColumns.map(([field, column]) => [column, (own: AssetOwn) => own[field]])),
}

/** The columns in which the fields of an asset stand, the id first. */
export const assetColumns = [...Object.keys(headIn), ...Object.keys(ownIn)]
const heads = Object.values(headIn)
const owns = Object.values(ownIn)

/** What stands in these columns, in the same order. */
export function storedValues(asset: Asset): Stored[] {
  const stored = heads.map((valueIn) => valueIn(asset))
  for (const valueIn of owns) stored.push(valueIn(asset))
  return stored
}

/** An asset as its row says it, with what stands beside the row. */
export function assetOf(row: AssetTableRow, codes: Identifiers, custom: CustomValues): Asset {
  const plain: Record<string, unknown> = {}
  for (const [field, column] of plainColumns) plain[field] = row[column]
  return {
    ...(plain as unknown as PlainValues),
    ...codes,
    id: row.id,
    siteId: row.site_id,
    revision: row.revision,
    assetTag: row.asset_tag,
    modelId: row.model_id,
    categoryId: row.category_id,
    locationId: row.location_id,
    statusId: row.status_id,
    checkedOutTo:
      row.checked_out_kind && row.checked_out_id
        ? { kind: row.checked_out_kind, id: row.checked_out_id }
        : null,
    ownerId: row.owner_id,
    parentId: row.parent_id,
    custom,
  }
}
