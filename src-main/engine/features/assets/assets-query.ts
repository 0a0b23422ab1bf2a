import type { Database } from 'better-sqlite3'
import { type SelectQueryBuilder, sql } from 'kysely'
import { lastAuditDay, warrantyEnd } from '../../../../src-shared/features/assets/asset-values.ts'
import type { AssetDetail, AssetRow } from '../../../../src-shared/features/assets/assets-contract.ts'
import {
  type PlainField,
  type PlainValues,
  plainFields,
} from '../../../../src-shared/features/assets/assets-entity.ts'
import type { CustomField } from '../../../../src-shared/features/custom-fields/custom-fields-contract.ts'
import {
  codeSeparator,
  type IdentifierKind,
} from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import {
  type StatusType,
  shownStatusType,
} from '../../../../src-shared/features/status-labels/status-type.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { Schema } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { type Identifiers, noIdentifiers } from '../identifiers/identifiers.ts'
import { type SearchTerms, searchCondition } from './assets-search.ts'
import { columnOf } from './plain-columns.ts'

interface JoinedRow {
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

interface DetailedRow extends JoinedRow, PlainValues {
  manufacturer: string | null
  modelNumber: string | null
  locationId: string | null
  owner: string | null
  parent: string | null
  parentId: string | null
  /** JSON of [kind, code][] */
  identifiers: string
  /** JSON of {field id: text} */
  custom: string
  lastScannedAt: string | null
  revision: number
  createdAt: string
  updatedAt: string
}

type ListedRow = DetailedRow & { n: number }

/** Of notes a list shows the beginning. */
const notesShown = 200

const joined = build
  .selectFrom('asset')
  .innerJoin('status_label', 'status_label.id', 'asset.status_id')
  .leftJoin('model', 'model.id', 'asset.model_id')
  .leftJoin('category', 'category.id', 'asset.category_id')
  .leftJoin('location', 'location.id', 'asset.location_id')
  .select([
    'asset.id',
    'asset.asset_tag as assetTag',
    'asset.serial_number as serialNumber',
    'asset.name',
    'model.name as model',
    'category.name as category',
    'location.path as location',
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

/** When an asset was last seen in an audit; audits are few, and each has its scans by asset. */
const withLastScan = detailed.select(
  sql<string | null>`(SELECT max(scan.at) FROM audit CROSS JOIN scan
    ON scan.audit_id = audit.id AND scan.asset_id = asset.id AND scan.asset_id IS NOT NULL
    WHERE NOT EXISTS (SELECT 1 FROM scan_void WHERE scan_id = scan.id))`.as('lastScannedAt'),
)
type Page = { limit: number; offset: number }
type Numbered = { n: number }

/** Which assets stand on a page in order of asset tag; their rows are read by their numbers. */
const page = statement<Page, Numbered>((value) =>
  build
    .selectFrom('asset')
    .select('n')
    .orderBy('tag_key')
    .orderBy('n')
    .limit(value('limit'))
    .offset(value('offset')),
)
const foundPage = statement<Page & { words: string; match: string }, Numbered>((value) =>
  build
    .selectFrom('asset')
    .select('n')
    .where(searchCondition(value('match'), value('words')))
    .orderBy('tag_key')
    .orderBy('n')
    .limit(value('limit'))
    .offset(value('offset')),
)
const total = statement<Record<never, never>, { total: number }>(() =>
  build.selectFrom('asset').select(sql<number>`coalesce(max(n), 0)`.as('total')),
)
const foundTotal = statement<{ words: string; match: string }, { total: number }>((value) =>
  build
    .selectFrom('asset')
    .select(sql<number>`count(*)`.as('total'))
    .where(searchCondition(value('match'), value('words'))),
)
const numberById = statement<{ id: string }, Numbered>((value) =>
  build.selectFrom('asset').select('n').where('id', '=', value('id')),
)
/** @param numbers JSON */
const byNumbers = statement<{ numbers: string }, ListedRow>((value) =>
  withLastScan
    .select('asset.n')
    .where(sql<boolean>`asset.n IN (SELECT value FROM json_each(${value('numbers')}))`),
)
const byId = statement<{ id: string }, DetailedRow>((value) =>
  withLastScan.where('asset.id', '=', value('id')),
)
const byKey = statement<{ key: string }, DetailedRow>((value) =>
  withLastScan
    .where(
      sql<boolean>`asset.n IN (
        SELECT n FROM asset WHERE tag_key = ${value('key')}
        UNION SELECT n FROM asset WHERE serial_key = ${value('key')}
        UNION SELECT n FROM identifier JOIN asset ON asset.id = asset_id WHERE code_key = ${value('key')})`,
    )
    .orderBy(sql`asset.tag_key = ${value('key')}`, 'desc')
    .orderBy(sql`asset.serial_key = ${value('key')}`)
    .orderBy('asset.tag_key')
    .limit(1),
)
/** The numbers of a page of assets in order of asset tag, those that hold all of some terms, and how many there are. */
export function pageByTag(
  database: Database,
  terms: SearchTerms | null,
  limits: Page,
): { total: number; numbers: number[] } {
  const counted = terms ? foundTotal.get(database, terms) : total.get(database, {})
  return { total: counted?.total ?? 0, numbers: numbersByTag(database, terms, limits) }
}

/** The numbers of assets in order of asset tag, of those that hold all of some terms. @param limits absent: all */
export function numbersByTag(
  database: Database,
  terms: SearchTerms | null,
  limits: Page = { limit: -1, offset: 0 },
): number[] {
  const rows = terms ? foundPage.all(database, { ...terms, ...limits }) : page.all(database, limits)
  return rows.map(({ n }) => n)
}

/** The number of an asset in this data folder. */
export function numberOf(database: Database, id: string): number | undefined {
  return numberById.get(database, { id })?.n
}

/** The rows of a list, in the order of these numbers. */
export function listedRows(database: Database, numbers: readonly number[]): AssetRow[] {
  const rows = byNumbers.all(database, { numbers: JSON.stringify(numbers) })
  const byNumber = new Map(rows.map((row) => [row.n, row]))
  return numbers.flatMap((n) => {
    const row = byNumber.get(n)
    return row ? [listedOf(row)] : []
  })
}

/**
 * One asset by its id, its asset tag, another identifier of it or its serial number. Tags and identifiers mean one asset;
 * of several with one serial number the first by tag is meant.
 */
export function findAsset(database: Database, asset: string): AssetDetail | undefined {
  const row = byId.get(database, { id: asset }) ?? byKey.get(database, { key: identifierKey(asset) })
  return row && detailOf(row, customFields.all(database))
}

function headOf(row: JoinedRow) {
  const { id, assetTag, serialNumber, name, model, category, location, status, checkedOutKind: kind } = row
  const checkedOutTo =
    kind && row.checkedOutId ? { kind, id: row.checkedOutId, name: row.checkedOutName ?? '' } : null
  const statusType = shownStatusType(row.type, checkedOutTo !== null)
  return { id, assetTag, serialNumber, name, model, category, location, status, statusType, checkedOutTo }
}

function factsOf(row: DetailedRow) {
  const { manufacturer, modelNumber, locationId, owner, parent, revision, createdAt, updatedAt } = row
  return {
    ...plainOf(row),
    ...headOf(row),
    ...codesFrom(row.identifiers),
    manufacturer,
    modelNumber,
    locationId,
    owner,
    parent,
    lastAuditDate: lastAuditDay(row.lastAuditDate, row.lastScannedAt),
    revision,
    createdAt,
    updatedAt,
  }
}

function listedOf(row: ListedRow): AssetRow {
  const { purchaseDate, inServiceDate, warrantyMonths, notes } = row
  return {
    ...factsOf(row),
    warrantyEndDate: warrantyEnd(purchaseDate, inServiceDate, warrantyMonths),
    notes: notes?.slice(0, notesShown) ?? null,
    custom: JSON.parse(row.custom) as Record<string, string>,
  }
}

function detailOf(row: DetailedRow, fields: readonly CustomField[]): AssetDetail {
  return { ...factsOf(row), parentId: row.parentId, custom: customOf(row, fields) }
}

function plainOf(row: DetailedRow): PlainValues {
  const values: Partial<Record<PlainField, unknown>> = {}
  for (const field of plainFields) values[field] = row[field]
  return values as PlainValues
}

function codesFrom(json: string): Identifiers {
  if (json === '[]') return noIdentifiers
  const codes = { ...noIdentifiers }
  for (const [kind, code] of JSON.parse(json) as [IdentifierKind, string][])
    codes[kind] = codes[kind] === null ? code : codes[kind] + codeSeparator + code
  return codes
}

/** The fields that concern an asset of its category, and any other that has a value all the same. */
function customOf(row: DetailedRow, fields: readonly CustomField[]): AssetDetail['custom'] {
  if (fields.length === 0) return []
  const values = JSON.parse(row.custom) as Record<string, string>
  return fields
    .filter(
      ({ id, category, archivedAt }) =>
        id in values || (archivedAt === null && (category === null || category === row.category)),
    )
    .map(({ id, name, type, unit }) => ({ fieldId: id, name, type, unit, value: values[id] ?? null }))
}
