import type { Database } from 'better-sqlite3'
import { plainFields } from '../../../../src-shared/features/assets/assets-entity.ts'
import { identifierKinds } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import { elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import { ownFieldIn } from '../../../../src-shared/sync/kinds.ts'
import type { AssetTableRow } from '../../database/schema.ts'
import { type RowValues, type SyncedRows, textIn } from '../../database/synced-rows.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { identifiers, noIdentifiers } from '../identifiers/identifiers.ts'
import { assetOf, storedValues } from './asset-columns.ts'
import { type Asset, type AssetFields, emptyAsset, recordedFields } from './asset-fields.ts'
import { assetsElsewhere } from './assets-elsewhere.ts'
import { assetById, givenColumns, insertAsset, updateAsset } from './assets-store.ts'

/** Assets as a sync writes them; two of one tag can be there, until a person decides. */
export const syncedAssets: SyncedRows = {
  recorded: (database, id) => {
    const asset = storedAsset(database, id)
    if (!asset || asset.siteId === elsewhereSite) return undefined
    return Object.fromEntries(recordedFields(asset))
  },

  write: (tx, { id, siteId, at, madeAt, values }) => {
    const before = madeAt === undefined ? storedAsset(tx.database, id) : undefined
    const asset = assetOfValues(values, { id, siteId, revision: (before?.revision ?? 0) + 1 })
    if (before) updateAsset(tx.database, storedValues(asset), at)
    if (before?.siteId === elsewhereSite)
      // One that was never here begins with this.
      assetsElsewhere.noteBack(tx, { id, madeAt: before.revision === 0 ? at : null })
    if (!before) insertAsset(tx.database, id, givenColumns(storedValues(asset)), at, madeAt)
    identifiers.replace(tx, id, before ?? noIdentifiers, asset)
    customFields.replace(tx, id, before?.custom ?? {}, asset.custom)
    tx.touch('assets')
  },
}

function storedAsset(database: Database, id: string): Asset | undefined {
  const row: AssetTableRow | undefined = assetById.get(database, { id })
  return row && assetOf(row, identifiers.of(database, id), customFields.valuesOf(database, id))
}

const takenAsIs: ReadonlySet<string> = new Set(plainFields)
const takenAsText: ReadonlySet<string> = new Set([
  ...(['assetTag', 'modelId', 'categoryId', 'locationId', 'statusId', 'ownerId', 'parentId'] as const),
  ...identifierKinds,
])

/** Into one object of which every field is there beforehand: a new laptop reads a million of them. */
function assetOfValues(values: RowValues, head: Pick<Asset, 'id' | 'siteId' | 'revision'>): Asset {
  const asset: Asset = { ...blank, ...head }
  const fields: Partial<Record<string, unknown>> = asset as object
  for (const field in values) {
    if (takenAsIs.has(field)) fields[field] = values[field]
    else if (takenAsText.has(field))
      fields[field] = textIn(values, field) ?? blank[field as keyof AssetFields]
    else if (field === 'checkedOutTo') asset.checkedOutTo = holderIn(textIn(values, field))
    else {
      const ownField = ownFieldIn('asset', field)
      if (ownField !== null) asset.custom = { ...asset.custom, [ownField]: textIn(values, field) }
    }
  }
  return asset
}
const blank = emptyAsset('', '')

/** As `recordedFields` writes it: what holds the asset, and its id. */
function holderIn(text: string | null): AssetFields['checkedOutTo'] {
  const [kind, id] = text?.split(':') ?? []
  if (id === undefined || (kind !== 'person' && kind !== 'location' && kind !== 'asset')) return null
  return { kind, id }
}
