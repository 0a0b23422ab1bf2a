import { type PlainValues, plainFields } from '../../../../src-shared/features/assets/assets-entity.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { AssetTableRow } from '../../database/schema.ts'
import type { CustomValues } from '../custom-fields/custom-fields.ts'
import type { Identifiers } from '../identifiers/identifiers.ts'
import type { Asset } from './asset-fields.ts'
import { columnOf } from './plain-columns.ts'

type Stored = string | number | null

const plainColumns = plainFields.map((field) => [field, columnOf(field)] as const)

/** What stands in each column of an asset that is not a moment. */
const valueIn: Record<string, (asset: Asset) => Stored> = {
  id: (asset) => asset.id,
  site_id: (asset) => asset.siteId,
  asset_tag: (asset) => asset.assetTag,
  tag_key: (asset) => identifierKey(asset.assetTag),
  serial_key: (asset) => (asset.serialNumber && identifierKey(asset.serialNumber)) || null,
  model_id: (asset) => asset.modelId,
  category_id: (asset) => asset.categoryId,
  location_id: (asset) => asset.locationId,
  status_id: (asset) => asset.statusId,
  checked_out_kind: (asset) => asset.checkedOutTo?.kind ?? null,
  checked_out_id: (asset) => asset.checkedOutTo?.id ?? null,
  owner_id: (asset) => asset.ownerId,
  parent_id: (asset) => asset.parentId,
  revision: (asset) => asset.revision,
  ...Object.fromEntries(plainColumns.map(([field, column]) => [column, (asset: Asset) => asset[field]])),
}

/** The columns in which the fields of an asset stand, the id first. */
export const assetColumns = Object.keys(valueIn)
const sources = Object.values(valueIn)

/** What stands in these columns, in the same order. */
export function storedValues(asset: Asset): Stored[] {
  return sources.map((valueOfAsset) => valueOfAsset(asset))
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
