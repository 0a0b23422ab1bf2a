import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { AssetDetail, AssetRow } from '../../../../src-shared/features/assets/assets-contract.ts'
import {
  type StatusType,
  shownStatusType,
} from '../../../../src-shared/features/status-labels/status-type.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { build, statement } from '../../database/statement.ts'
import { searchCondition } from './assets-search.ts'

interface JoinedRow {
  id: string
  assetTag: string
  serialNumber: string | null
  name: string | null
  model: string | null
  manufacturer: string | null
  modelNumber: string | null
  category: string | null
  location: string | null
  locationId: string | null
  status: string
  type: StatusType
  checkedOutKind: 'person' | 'location' | 'asset' | null
  checkedOutId: string | null
  checkedOutName: string | null
  purchaseDate: string | null
  purchaseCost: string | null
  notes: string | null
  revision: number
  createdAt: string
  updatedAt: string
}

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
    'model.manufacturer',
    'model.model_number as modelNumber',
    'category.name as category',
    'location.path as location',
    'asset.location_id as locationId',
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
    'asset.purchase_date as purchaseDate',
    'asset.purchase_cost as purchaseCost',
    'asset.notes',
    'asset.revision',
    'asset.created_at as createdAt',
    'asset.updated_at as updatedAt',
  ])

type Page = { limit: number; offset: number }

const page = statement<Page, JoinedRow>((value) =>
  joined
    .where('asset.n', 'in', (query) =>
      query
        .selectFrom('asset')
        .select('n')
        .orderBy('tag_key')
        .orderBy('n')
        .limit(value('limit'))
        .offset(value('offset')),
    )
    .orderBy('asset.tag_key')
    .orderBy('asset.n'),
)
const foundPage = statement<Page & { words: string; match: string }, JoinedRow>((value) =>
  joined
    .where('asset.n', 'in', (query) =>
      query
        .selectFrom('asset')
        .select('n')
        .where(searchCondition(value('match'), value('words')))
        .orderBy('tag_key')
        .orderBy('n')
        .limit(value('limit'))
        .offset(value('offset')),
    )
    .orderBy('asset.tag_key')
    .orderBy('asset.n'),
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
const byId = statement<{ id: string }, JoinedRow>((value) => joined.where('asset.id', '=', value('id')))
const byKey = statement<{ key: string }, JoinedRow>((value) =>
  joined
    .where((where) => where.or([where('tag_key', '=', value('key')), where('serial_key', '=', value('key'))]))
    .orderBy(sql`tag_key = ${value('key')}`, 'desc'),
)
/** Every asset, or every one that a search finds, in order of number; for exports. */
const everyOne = statement<Record<never, never>, JoinedRow>(() => joined.orderBy('asset.n'))
const everyFound = statement<{ words: string; match: string }, JoinedRow>((value) =>
  joined.where(searchCondition(value('match'), value('words'))).orderBy('asset.n'),
)

/** A page of assets in order of asset tag; with search terms those that hold all of them. */
export function listAssets(
  database: Database,
  terms: { match: string; words: string } | null,
  limits: Page,
): { total: number; rows: AssetRow[] } {
  if (!terms)
    return { total: total.get(database, {})?.total ?? 0, rows: page.all(database, limits).map(rowOf) }
  return {
    total: foundTotal.get(database, terms)?.total ?? 0,
    rows: foundPage.all(database, { ...terms, ...limits }).map(rowOf),
  }
}

/** One asset by its id, its asset tag or its serial number; the tag goes before the serial number. */
export function findAsset(database: Database, asset: string): AssetDetail | undefined {
  const row = byId.get(database, { id: asset }) ?? byKey.get(database, { key: identifierKey(asset) })
  return row && detailOf(row)
}

function* details(rows: Iterable<JoinedRow>): Generator<AssetDetail> {
  for (const row of rows) yield detailOf(row)
}

/** Every asset, or every one that a search finds, read row by row. */
export function everyAsset(
  database: Database,
  terms: { match: string; words: string } | null,
): Iterable<AssetDetail> {
  return details(terms ? everyFound.iterate(database, terms) : everyOne.iterate(database, {}))
}

function rowOf(row: JoinedRow): AssetRow {
  const { id, assetTag, serialNumber, name, model, category, location, status, checkedOutKind: kind } = row
  const checkedOutTo =
    kind && row.checkedOutId ? { kind, id: row.checkedOutId, name: row.checkedOutName ?? '' } : null
  const statusType = shownStatusType(row.type, checkedOutTo !== null)
  return { id, assetTag, serialNumber, name, model, category, location, status, statusType, checkedOutTo }
}

function detailOf(row: JoinedRow): AssetDetail {
  const {
    manufacturer,
    modelNumber,
    locationId,
    purchaseDate,
    purchaseCost,
    notes,
    revision,
    createdAt,
    updatedAt,
  } = row
  return {
    ...rowOf(row),
    manufacturer,
    modelNumber,
    locationId,
    purchaseDate,
    purchaseCost,
    notes,
    revision,
    createdAt,
    updatedAt,
  }
}
