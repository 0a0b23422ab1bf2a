import {
  type EditableAssetFields,
  plainFields,
} from '../../../../src-shared/features/assets/assets-entity.ts'
import { identifierKinds } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import type { Transaction } from '../../database/transaction.ts'
import { categories } from '../categories/categories.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { keptCodes } from '../identifiers/identifiers.ts'
import { locations } from '../locations/locations.ts'
import { models } from '../models/models.ts'
import { people } from '../people/people.ts'
import type { AssetFields } from './asset-fields.ts'
import { assetIdOf, statusIdOf } from './named-references.ts'

/**
 * The fields of an asset once what a person wrote is written over them; names become the ids of what they mean.
 * @throws STATUS_UNKNOWN, ASSET_UNKNOWN, LOCATION_UNKNOWN
 */
export function writtenFields(
  tx: Transaction,
  before: AssetFields,
  siteId: string,
  input: EditableAssetFields,
): { fields: AssetFields; siteId: string } {
  const location = input.location ? locations.get(tx.database, input.location) : undefined
  const fields: AssetFields = {
    ...before,
    assetTag: input.assetTag ?? before.assetTag,
    modelId: modelIdOf(tx, before.modelId, input.model),
    categoryId: referenceOf(input.category, before.categoryId, (name) => categories.ensure(tx, name).id),
    locationId: referenceOf(input.location, before.locationId, () => location?.id ?? null),
    statusId: input.status === undefined ? before.statusId : statusIdOf(tx.database, input.status),
    ownerId: referenceOf(input.owner, before.ownerId, (name) => people.ensure(tx, name).id),
    parentId: referenceOf(input.parent, before.parentId, (tag) => assetIdOf(tx.database, tag)),
    custom: customFields.understood(tx.database, input.custom ?? {}),
  }
  for (const field of plainFields)
    if (input[field] !== undefined) Object.assign(fields, { [field]: input[field] })
  for (const kind of identifierKinds)
    if (input[kind] !== undefined) fields[kind] = keptCodes(kind, input[kind])
  return { fields, siteId: location?.site_id ?? (input.location === null ? 'org' : siteId) }
}

/** A model is written by its name: the one that the asset has, where it is called so, else the one of that name alone. */
function modelIdOf(tx: Transaction, before: string | null, name: string | null | undefined): string | null {
  const present = before === null ? undefined : models.byId(tx.database, before)
  return referenceOf(name, before, (wanted) =>
    wanted === present?.name
      ? present.id
      : models.ensure(tx, { name: wanted, manufacturer: null, modelNumber: null }).id,
  )
}

/** Absent: as it was; null: none; a name: what it means. */
function referenceOf(
  name: string | null | undefined,
  before: string | null,
  idOf: (name: string) => string | null,
): string | null {
  if (name === undefined) return before
  return name === null ? null : idOf(name)
}
