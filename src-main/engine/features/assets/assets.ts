import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { assetsProblems } from '../../../../src-shared/features/assets/assets-contract.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import type { AssetTableRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import {
  assetById,
  assetCount,
  assetsByCode,
  assetsByTag,
  type CodeMatch,
  insertAsset,
  updateAsset,
} from './assets-store.ts'

/** The fields of an asset as the register stores them: what it refers to by id. */
export interface AssetFields {
  assetTag: string
  serialNumber: string | null
  name: string | null
  modelId: string | null
  categoryId: string | null
  locationId: string | null
  statusId: string
  checkedOutTo: { kind: 'person' | 'location' | 'asset'; id: string } | null
  purchaseDate: string | null
  purchaseCost: string | null
  notes: string | null
}

export interface Asset extends AssetFields {
  id: string
  siteId: string
  revision: number
}

export const assets = {
  /** @throws ASSET_UNKNOWN */
  get(database: Database, id: string): Asset {
    const row = assetById.get(database, { id })
    if (!row) throw failure(assetsProblems, 'ASSET_UNKNOWN', { asset: id })
    return assetOf(row)
  },

  count(database: Database): number {
    return assetCount.get(database, {})?.count ?? 0
  },

  byTag(database: Database, assetTag: string): Asset | undefined {
    const row = assetsByTag.get(database, { key: identifierKey(assetTag) })
    return row && assetOf(row)
  },

  /** What a scanned code can mean: assets by tag or serial number. */
  matching(database: Database, codeKey: string): CodeMatch[] {
    return assetsByCode.all(database, { key: codeKey })
  },

  /**
   * @param siteId the site of the asset's location; `org` if it has none
   * @throws ASSET_TAG_TAKEN
   */
  create(tx: Transaction, fields: AssetFields, siteId: string): Asset {
    if (assets.byTag(tx.database, fields.assetTag)) {
      throw failure(assetsProblems, 'ASSET_TAG_TAKEN', { assetTag: fields.assetTag })
    }
    const asset: Asset = { ...fields, id: tx.newId(), siteId, revision: 1 }
    insertAsset.run(tx.database, { ...rowOf(asset), created_at: tx.at, updated_at: tx.at })
    tx.record('asset', asset, {}, recorded(fields))
    tx.touch('assets')
    return asset
  },

  /**
   * Writes fields of an asset; nothing if none differs.
   * @param siteId the site of the asset's new location; `org` if it has none
   * @returns the names of the fields that changed
   * @throws ASSET_TAG_TAKEN
   */
  update(tx: Transaction, asset: Asset, fields: AssetFields, siteId: string): string[] {
    const holder = assets.byTag(tx.database, fields.assetTag)
    if (holder && holder.id !== asset.id)
      throw failure(assetsProblems, 'ASSET_TAG_TAKEN', { assetTag: fields.assetTag })
    const next: Asset = { ...asset, ...fields, siteId, revision: asset.revision + 1 }
    const changed = Object.keys(tx.record('asset', next, recorded(asset), recorded(fields)))
    if (changed.length > 0) {
      updateAsset.run(tx.database, { ...rowOf(next), updated_at: tx.at })
      tx.touch('assets')
    }
    return changed
  },

  /** The names of the fields in which an asset differs from what is wanted. */
  differences(asset: Asset, fields: AssetFields): string[] {
    const before = recorded(asset)
    const after = recorded(fields)
    return Object.keys(after).filter((field) => (before[field] ?? null) !== (after[field] ?? null))
  },
}

/** The fields in the form in which the record of change names them. */
function recorded(fields: AssetFields): Record<string, JsonValue> {
  return {
    assetTag: fields.assetTag,
    serialNumber: fields.serialNumber,
    name: fields.name,
    modelId: fields.modelId,
    categoryId: fields.categoryId,
    locationId: fields.locationId,
    statusId: fields.statusId,
    checkedOutTo: fields.checkedOutTo && `${fields.checkedOutTo.kind}:${fields.checkedOutTo.id}`,
    purchaseDate: fields.purchaseDate,
    purchaseCost: fields.purchaseCost,
    notes: fields.notes,
  }
}

function rowOf(asset: Asset): Omit<AssetTableRow, 'n' | 'created_at' | 'updated_at'> {
  return {
    id: asset.id,
    site_id: asset.siteId,
    asset_tag: asset.assetTag,
    tag_key: identifierKey(asset.assetTag),
    serial_number: asset.serialNumber,
    serial_key: (asset.serialNumber && identifierKey(asset.serialNumber)) || null,
    name: asset.name,
    model_id: asset.modelId,
    category_id: asset.categoryId,
    location_id: asset.locationId,
    status_id: asset.statusId,
    checked_out_kind: asset.checkedOutTo?.kind ?? null,
    checked_out_id: asset.checkedOutTo?.id ?? null,
    purchase_date: asset.purchaseDate,
    purchase_cost: asset.purchaseCost,
    notes: asset.notes,
    revision: asset.revision,
  }
}

function assetOf(row: AssetTableRow): Asset {
  return {
    id: row.id,
    siteId: row.site_id,
    revision: row.revision,
    assetTag: row.asset_tag,
    serialNumber: row.serial_number,
    name: row.name,
    modelId: row.model_id,
    categoryId: row.category_id,
    locationId: row.location_id,
    statusId: row.status_id,
    checkedOutTo:
      row.checked_out_kind && row.checked_out_id
        ? { kind: row.checked_out_kind, id: row.checked_out_id }
        : null,
    purchaseDate: row.purchase_date,
    purchaseCost: row.purchase_cost,
    notes: row.notes,
  }
}
