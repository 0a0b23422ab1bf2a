import { type SelectQueryBuilder, sql } from 'kysely'
import { type PlainValues, plainFields } from '../../../../src-shared/features/assets/assets-entity.ts'
import type { StatusType } from '../../../../src-shared/features/status-labels/status-type.ts'
import type { Schema } from '../../database/schema.ts'
import { build } from '../../database/statement.ts'
import { columnOf } from './plain-columns.ts'

/** What an asset is called by. */
export interface JoinedRow {
  id: string
  assetTag: string
  serialNumber: string | null
  name: string | null
  model: string | null
  category: string | null
  location: string | null
  status: string
  type: StatusType
  checkedOutKind: 'person' | 'location' | 'asset' | null
  checkedOutId: string | null
  checkedOutName: string | null
}

/** An asset as the database says it. */
export interface DetailedRow extends JoinedRow, PlainValues {
  manufacturer: string | null
  modelNumber: string | null
  locationId: string | null
  owner: string | null
  parent: string | null
  parentId: string | null
  /** of the model, where that has a picture: JSON of { modelId, sha256 } */
  modelPicture: string | null
  /** JSON of [kind, code][] */
  identifiers: string
  /** JSON of {field id: text} */
  custom: string
  lastScannedAt: string | null
  revision: number
  createdAt: string
  updatedAt: string
}

export type ListedRow = DetailedRow & { n: number }

/** What an asset is called by, of a query that joins model, category and location. */
export const nameColumns = [
  'asset.id',
  'asset.asset_tag as assetTag',
  'asset.serial_number as serialNumber',
  'asset.name',
  'model.name as model',
  'category.name as category',
  'location.path as location',
] as const

const joined = build
  .selectFrom('asset')
  .innerJoin('status_label', 'status_label.id', 'asset.status_id')
  .leftJoin('model', 'model.id', 'asset.model_id')
  .leftJoin('category', 'category.id', 'asset.category_id')
  .leftJoin('location', 'location.id', 'asset.location_id')
  .select([
    ...nameColumns,
    'status_label.name as status',
    'status_label.type',
    'asset.checked_out_kind as checkedOutKind',
    'asset.checked_out_id as checkedOutId',
    sql<string | null>`CASE asset.checked_out_kind
      WHEN 'person' THEN (SELECT name FROM person WHERE id = asset.checked_out_id)
      WHEN 'location' THEN (SELECT path FROM location WHERE id = asset.checked_out_id)
      WHEN 'asset' THEN (SELECT asset_tag FROM asset AS holder WHERE holder.id = asset.checked_out_id) END`.as(
      'checkedOutName',
    ),
  ])

const detailed = joined
  .leftJoin('person as owner', 'owner.id', 'asset.owner_id')
  .leftJoin('asset as parent', 'parent.id', 'asset.parent_id')
  .select([
    ...plainFields.map((field) => sql.ref(`asset.${columnOf(field)}`).as(field)),
    'model.manufacturer',
    'model.model_number as modelNumber',
    'asset.location_id as locationId',
    'owner.name as owner',
    'parent.asset_tag as parent',
    'asset.parent_id as parentId',
    sql<string | null>`CASE WHEN model.picture_sha256 IS NOT NULL
      THEN json_object('modelId', model.id, 'sha256', model.picture_sha256) END`.as('modelPicture'),
    sql<string>`(SELECT json_group_array(json_array(kind, code)) FROM identifier WHERE asset_id = asset.id)`.as(
      'identifiers',
    ),
    sql<string>`(SELECT json_group_object(field_id, text) FROM custom_value WHERE asset_id = asset.id)`.as(
      'custom',
    ),
    'asset.revision',
    'asset.created_at as createdAt',
    'asset.updated_at as updatedAt',
  ]) as unknown as Detailed
type Detailed = SelectQueryBuilder<Schema, 'asset', DetailedRow>

/** Every asset with all that is said of it, and when it was last seen in an audit; audits are few, and each has its scans by asset. */
export const assetRows = detailed.select(
  sql<string | null>`(SELECT max(scan.at) FROM audit CROSS JOIN scan
    ON scan.audit_id = audit.id AND scan.asset_id = asset.id AND scan.asset_id IS NOT NULL
    WHERE NOT EXISTS (SELECT 1 FROM scan_void WHERE scan_id = scan.id))`.as('lastScannedAt'),
)
