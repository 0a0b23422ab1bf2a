import type { Database } from 'better-sqlite3'
import { type Asset, assets } from '../assets/assets.ts'
import { locations } from '../locations/locations.ts'
import { models } from '../models/models.ts'
import { people } from '../people/people.ts'

/** What the register says of an asset, in words that still mean something when the register says something else. */
export interface AssetSnapshot {
  assetTag: string
  serialNumber: string | null
  name: string | null
  model: string | null
  manufacturer: string | null
  location: string | null
  checkedOutTo: string | null
  /** all else that the register holds of it, as it holds it */
  fields: Omit<Asset, 'id'>
}

export function snapshotOf(database: Database, { id: _, ...asset }: Asset): AssetSnapshot {
  const { assetTag, serialNumber, name, modelId, locationId, checkedOutTo } = asset
  const model = modelId === null ? undefined : models.byId(database, modelId)
  return {
    assetTag,
    serialNumber,
    name,
    model: model?.name ?? null,
    manufacturer: model?.manufacturer ?? null,
    location: locationId === null ? null : (locations.byId(database, locationId)?.path ?? null),
    checkedOutTo: checkedOutTo && nameOfHolder(database, checkedOutTo),
    fields: asset,
  }
}

function nameOfHolder(database: Database, { kind, id }: NonNullable<Asset['checkedOutTo']>): string | null {
  switch (kind) {
    case 'person':
      return people.byId(database, id)?.name ?? null
    case 'location':
      return locations.byId(database, id)?.path ?? null
    case 'asset':
      return assets.get(database, id).assetTag
  }
}
