import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { assetsProblems } from '../../../../src-shared/features/assets/assets-contract.ts'
import {
  type PlainField,
  type PlainValues,
  plainFields,
} from '../../../../src-shared/features/assets/assets-entity.ts'
import { identifierKinds } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import { identifiersProblems } from '../../../../src-shared/features/identifiers/identifiers-contract.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import type { AssetTableRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import { type CustomValues, customFields } from '../custom-fields/custom-fields.ts'
import { type Identifiers, identifiers, noIdentifiers } from '../identifiers/identifiers.ts'
import {
  assetById,
  assetCount,
  assetsByCode,
  assetsBySerial,
  assetsByTag,
  type CodeMatch,
  insertAsset,
  lastScanOf,
  parentOf,
  updateAsset,
} from './assets-store.ts'
import { columnOf } from './plain-columns.ts'

export { assetReferences, type Referred, type Successors } from './assets-references.ts'

/** The fields of an asset as the register stores them: what it refers to by id. */
export interface AssetFields extends PlainValues, Identifiers {
  assetTag: string
  modelId: string | null
  categoryId: string | null
  locationId: string | null
  statusId: string
  checkedOutTo: { kind: 'person' | 'location' | 'asset'; id: string } | null
  ownerId: string | null
  parentId: string | null
  /** by id of the custom field; what is not named stays as it is */
  custom: CustomValues
}

/** An asset of which nothing is said but its tag and its status. */
export function emptyAsset(assetTag: string, statusId: string): AssetFields {
  return { ...emptyFields, assetTag, statusId }
}

const emptyFields = {
  ...(Object.fromEntries(plainFields.map((field) => [field, null])) as PlainValues),
  ...noIdentifiers,
  modelId: null,
  categoryId: null,
  locationId: null,
  checkedOutTo: null,
  ownerId: null,
  parentId: null,
  custom: {},
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
    return assetOf(database, row)
  },

  count(database: Database): number {
    return assetCount.get(database, {})?.count ?? 0
  },

  byTag(database: Database, assetTag: string): Asset | undefined {
    const row = assetsByTag.get(database, { key: identifierKey(assetTag) })
    return row && assetOf(database, row)
  },

  /** What a scanned code can mean: assets by tag, serial number or another identifier. */
  matching(database: Database, codeKey: string): CodeMatch[] {
    return assetsByCode.all(database, { key: codeKey })
  },

  /** A tag or identifier that another asset has as an identifier or tag, with that asset's tag. */
  codeTaken(
    database: Database,
    { assetTag, ...codes }: Pick<AssetFields, 'assetTag'> & Identifiers,
    id: string,
  ): { code: string; assetTag: string } | undefined {
    const holder = identifiers.holderOf(database, identifierKey(assetTag), id)
    if (holder !== undefined) return { code: assetTag, assetTag: holder }
    return hasIdentifiers(codes) ? identifiers.taken(database, codes, id) : undefined
  },

  /** The tags of other assets that have the same serial number. */
  sharingSerial(database: Database, asset: Pick<Asset, 'id' | 'serialNumber'>): string[] {
    const key = asset.serialNumber && identifierKey(asset.serialNumber)
    return key ? assetsBySerial.all(database, { key, id: asset.id }).map(({ assetTag }) => assetTag) : []
  },

  /**
   * @param siteId the site of the asset's location; `org` if it has none
   * @throws ASSET_TAG_TAKEN, IDENTIFIER_TAKEN
   */
  create(tx: Transaction, fields: AssetFields, siteId: string): Asset {
    assertCodesAreFree(tx.database, fields, '')
    return assets.add(tx, fields, siteId)
  },

  /** Makes an asset of which it is known that no other has its tag or one of its identifiers. */
  add(tx: Transaction, fields: AssetFields, siteId: string): Asset {
    const id = tx.newId()
    const asset: Asset = { ...fields, id, siteId, revision: 1 }
    insertAsset.run(tx.database, { ...rowOf(asset), created_at: tx.at, updated_at: tx.at })
    if (hasIdentifiers(fields)) identifiers.replace(tx, id, noIdentifiers, fields)
    customFields.replace(tx, id, {}, fields.custom)
    tx.record('asset', asset, {}, recorded(fields))
    tx.touch('assets')
    return asset
  },

  /**
   * Writes fields of an asset; nothing if none differs.
   * @param siteId the site of the asset's new location; `org` if it has none
   * @returns the names of the fields that changed
   * @throws ASSET_TAG_TAKEN, IDENTIFIER_TAKEN, ASSET_PARENT_LOOP
   */
  update(tx: Transaction, asset: Asset, fields: AssetFields, siteId: string): string[] {
    assertCodesAreFree(tx.database, fields, asset.id)
    if (fields.parentId !== null && fields.parentId !== asset.parentId)
      assertNoLoop(tx.database, asset, fields.parentId)
    const next: Asset = { ...asset, ...fields, siteId, revision: asset.revision + 1 }
    const changed = Object.keys(tx.record('asset', next, recorded(asset), recorded(fields)))
    if (changed.length > 0) {
      updateAsset.run(tx.database, { ...rowOf(next), updated_at: tx.at })
      if (identifierKinds.some((kind) => asset[kind] !== fields[kind]))
        identifiers.replace(tx, asset.id, asset, fields)
      customFields.replace(tx, asset.id, asset.custom, fields.custom)
      tx.touch('assets')
    }
    return changed
  },

  /** The day (UTC) on which an audit saw an asset last. */
  scannedOn(database: Database, id: string): string | null {
    return lastScanOf.get(database, { id })?.at?.slice(0, 10) ?? null
  },

  /** The day of an asset's last audit once a list names one: that of the list only where it is later than what is known. */
  laterAudit(database: Database, { id, lastAuditDate }: Asset, day: string): string | null {
    const seen = assets.scannedOn(database, id) ?? ''
    return day > seen && day > (lastAuditDate ?? '') ? day : lastAuditDate
  },

  /** Whether an asset can be a part of another: it would be a part of itself otherwise, or stand too deep. */
  canBePartOf(database: Database, id: string, parentId: string): boolean {
    return assets.wholes(database, parentId)?.has(id) === false
  },

  /** An asset and all that it is a part of, by id; null where that is too deep to be. */
  wholes(database: Database, id: string): ReadonlySet<string> | null {
    const wholes = new Set<string>()
    let above: string | null = id
    for (let depth = 0; depth < deepestPart && above !== null; depth++) {
      wholes.add(above)
      above = parentOf.get(database, { id: above })?.parentId ?? null
    }
    return above === null ? wholes : null
  },

  /** The names of the fields in which an asset differs from what is wanted. */
  differences(asset: Asset, fields: AssetFields): string[] {
    const before = recorded(asset)
    const after = recorded(fields)
    return Object.keys(after).filter((field) => (before[field] ?? null) !== (after[field] ?? null))
  },
}

/** A drive in a server in a bundle: deep enough, and a loop that a merge made is walked no further. */
const deepestPart = 16

function assertCodesAreFree(database: Database, fields: AssetFields, id: string): void {
  const { assetTag } = fields
  const holder = assetsByTag.get(database, { key: identifierKey(assetTag) })
  if (holder && holder.id !== id) throw failure(assetsProblems, 'ASSET_TAG_TAKEN', { assetTag })
  const taken = assets.codeTaken(database, fields, id)
  if (taken) throw failure(identifiersProblems, 'IDENTIFIER_TAKEN', taken)
}

function assertNoLoop(database: Database, { id, assetTag }: Asset, parentId: string): void {
  if (assets.canBePartOf(database, id, parentId)) return
  const parent = assets.get(database, parentId).assetTag
  throw failure(assetsProblems, 'ASSET_PARENT_LOOP', { assetTag, parent })
}

function hasIdentifiers(fields: Identifiers): boolean {
  return identifierKinds.some((kind) => fields[kind] !== null)
}

/** The fields in the form in which the record of change names them. */
function recorded(fields: AssetFields): Record<string, JsonValue> {
  const values: Record<string, JsonValue> = {
    assetTag: fields.assetTag,
    modelId: fields.modelId,
    categoryId: fields.categoryId,
    locationId: fields.locationId,
    statusId: fields.statusId,
    checkedOutTo: fields.checkedOutTo && `${fields.checkedOutTo.kind}:${fields.checkedOutTo.id}`,
    ownerId: fields.ownerId,
    parentId: fields.parentId,
  }
  for (const field of plainFields) values[field] = fields[field]
  for (const kind of identifierKinds) values[kind] = fields[kind]
  for (const fieldId in fields.custom) values[`custom.${fieldId}`] = fields.custom[fieldId] ?? null
  return values
}

const plainColumns = plainFields.map((field) => [field, columnOf(field)] as const)

function rowOf(asset: Asset): Omit<AssetTableRow, 'n' | 'created_at' | 'updated_at'> {
  const row: Partial<AssetTableRow> = {
    id: asset.id,
    site_id: asset.siteId,
    asset_tag: asset.assetTag,
    tag_key: identifierKey(asset.assetTag),
    serial_key: (asset.serialNumber && identifierKey(asset.serialNumber)) || null,
    model_id: asset.modelId,
    category_id: asset.categoryId,
    location_id: asset.locationId,
    status_id: asset.statusId,
    checked_out_kind: asset.checkedOutTo?.kind ?? null,
    checked_out_id: asset.checkedOutTo?.id ?? null,
    owner_id: asset.ownerId,
    parent_id: asset.parentId,
    revision: asset.revision,
  }
  for (const [field, column] of plainColumns) (row as Record<string, unknown>)[column] = asset[field]
  return row as AssetTableRow
}

function assetOf(database: Database, row: AssetTableRow): Asset {
  const plain: Partial<Record<PlainField, unknown>> = {}
  for (const [field, column] of plainColumns) plain[field] = row[column]
  return {
    ...(plain as PlainValues),
    ...identifiers.of(database, row.id),
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
    custom: customFields.valuesOf(database, row.id),
  }
}
