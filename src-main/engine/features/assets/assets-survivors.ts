import type { Database } from 'better-sqlite3'
import { categories } from '../categories/categories.ts'
import { locations } from '../locations/locations.ts'
import { models } from '../models/models.ts'
import { people } from '../people/people.ts'
import { statusLabels } from '../status-labels/status-labels.ts'
import type { AssetFields } from './assets.ts'

type References = Pick<
  AssetFields,
  'modelId' | 'categoryId' | 'locationId' | 'statusId' | 'ownerId' | 'checkedOutTo'
>

/**
 * The fields of an asset with what they refer to as it is now: the record of change names what was merged since by its own
 * id, and nothing may refer to that any more.
 */
export function withSurvivors<Fields extends References>(database: Database, fields: Fields): Fields {
  const { table: labels } = statusLabels
  const { table: kinds } = categories
  return {
    ...fields,
    modelId: fields.modelId && (models.byId(database, fields.modelId)?.id ?? null),
    categoryId:
      fields.categoryId && (kinds.surviving(database, kinds.row(database, fields.categoryId))?.id ?? null),
    locationId: fields.locationId && (locations.byId(database, fields.locationId)?.id ?? null),
    statusId: labels.surviving(database, labels.row(database, fields.statusId))?.id ?? fields.statusId,
    ownerId: fields.ownerId && (people.byId(database, fields.ownerId)?.id ?? null),
    checkedOutTo: fields.checkedOutTo && {
      ...fields.checkedOutTo,
      id: survivingHolder(database, fields.checkedOutTo),
    },
  }
}

function survivingHolder(database: Database, { kind, id }: NonNullable<AssetFields['checkedOutTo']>): string {
  if (kind === 'person') return people.byId(database, id)?.id ?? id
  return kind === 'location' ? (locations.byId(database, id)?.id ?? id) : id
}
