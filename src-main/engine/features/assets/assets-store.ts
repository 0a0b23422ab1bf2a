import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import type { AssetTableRow, StatusLabelRow } from '../../database/schema.ts'
import { build, type Statement, statement } from '../../database/statement.ts'
import { assetColumns, type Stored } from './asset-columns.ts'

type Key = { key: string }

/** An asset with what its record of change names by name instead of id. */
export type StoredAsset = AssetTableRow

export const assetById = statement<{ id: string }, StoredAsset>((value) =>
  build.selectFrom('asset').selectAll().where('id', '=', value('id')),
)
export const assetsByTag = statement<Key, StoredAsset>((value) =>
  build.selectFrom('asset').selectAll().where('tag_key', '=', value('key')),
)

/** @param keys JSON list */
export const takenKeys = statement<{ keys: string }, { key: string }>(
  (value) => sql`SELECT value AS key FROM json_each(${value('keys')})
    WHERE EXISTS (SELECT 1 FROM asset WHERE tag_key = value) OR EXISTS (SELECT 1 FROM identifier WHERE code_key = value)`,
)

/** What a scan needs to know of an asset. */
export interface CodeMatch {
  id: string
  status_type: StatusLabelRow['type']
}
/** Every asset that a code can mean, once for its tag, its serial number and each other identifier of it. */
export const assetsByCode = statement<Key, CodeMatch>((value) => {
  const joined = build
    .selectFrom('asset')
    .innerJoin('status_label', 'status_label.id', 'asset.status_id')
    .select(['asset.id', 'status_label.type as status_type'])
  return joined
    .where('tag_key', '=', value('key'))
    .unionAll(joined.where('serial_key', '=', value('key')))
    .unionAll(
      build
        .selectFrom('identifier')
        .innerJoin('asset', 'asset.id', 'identifier.asset_id')
        .innerJoin('status_label', 'status_label.id', 'asset.status_id')
        .select(['asset.id', 'status_label.type as status_type'])
        .where('identifier.code_key', '=', value('key')),
    )
})
export const assetsBySerial = statement<Key & { id: string }, { assetTag: string }>((value) =>
  build
    .selectFrom('asset')
    .select('asset_tag as assetTag')
    .where('serial_key', '=', value('key'))
    .where('id', '<>', value('id'))
    .orderBy('tag_key')
    .limit(20),
)
/** When an asset was last seen in an audit; audits are few, and each has its scans by asset. */
export const lastScanOf = statement<{ id: string }, { at: string | null }>(
  (value) => sql`SELECT max(scan.at) AS at FROM audit CROSS JOIN scan
    ON scan.audit_id = audit.id AND scan.asset_id = ${value('id')} AND scan.asset_id IS NOT NULL
    WHERE NOT EXISTS (SELECT 1 FROM scan_void WHERE scan_id = scan.id)`,
)
export const parentOf = statement<{ id: string }, { parentId: string | null }>((value) =>
  build.selectFrom('asset').select('parent_id as parentId').where('id', '=', value('id')),
)

/**
 * The columns of an asset that have a value: to hand one over to SQLite is a third of all that it takes to write an asset.
 */
export interface GivenColumns {
  /** one bit for each column but the id */
  which: number
  values: Stored[]
}

/** @param stored values of `assetColumns` */
export function givenColumns([, ...stored]: readonly Stored[]): GivenColumns {
  let which = 0
  for (const value of stored) which = which * 2 + (value === null ? 0 : 1)
  return { which, values: stored.filter((value) => value !== null) }
}

/** By which columns have a value. */
const insertRows = new Map<number, Statement<Record<string, unknown>, unknown>>()
/** The assets of a register leave few combinations of columns empty. */
const mostCombinations = 200

/** @returns its number */
export function insertAsset(
  database: Database,
  id: string,
  { which, values }: GivenColumns,
  at: string,
  madeAt = at,
): number {
  if (insertRows.size === mostCombinations) insertRows.clear()
  const row = insertRows.get(which) ?? insertOf(which)
  insertRows.set(which, row)
  return row.runInOrder(database, [id, ...values, madeAt, at])
}

const writtenColumns = assetColumns.filter((column) => column !== 'id')

function insertOf(which: number) {
  const bits = which.toString(2).padStart(writtenColumns.length, '0')
  const columns = ['id', ...writtenColumns.filter((_, n) => bits[n] === '1'), 'created_at', 'updated_at']
  return statement<Record<string, unknown>>((value) =>
    build.insertInto('asset').values(valuesFor(columns, value) as never),
  )
}

const updateRow = statement<Record<string, unknown>>((value) =>
  build
    .updateTable('asset')
    .set(valuesFor([...writtenColumns, 'updated_at'], value) as never)
    .where('id', '=', value('id') as never),
)
/** @param values of `assetColumns` */
export function updateAsset(database: Database, [id, ...written]: readonly unknown[], at: string): void {
  updateRow.runInOrder(database, [...written, at, id])
}

export const updateNextAudit = statement<{ id: string; day: string; revision: number; at: string }>((value) =>
  build
    .updateTable('asset')
    .set({ next_audit_date: value('day'), revision: value('revision'), updated_at: value('at') } as never)
    .where('id', '=', value('id')),
)

function valuesFor(columns: readonly string[], value: (column: string) => unknown) {
  return Object.fromEntries(columns.map((column) => [column, value(column)]))
}

/** None is ever deleted. */
export const lastAsset = statement<Record<never, never>, { n: number }>(() =>
  build.selectFrom('asset').select(sql<number>`coalesce(max(n), 0)`.as('n')),
)
/** So the last number is the count, with what stands for assets at other sites. */
export const assetCount = statement<Record<never, never>, { count: number }>(
  () => sql`SELECT (SELECT coalesce(max(n), 0) FROM asset) - (SELECT count(*) FROM asset
    WHERE site_id = ${sql.lit(elsewhereSite)}) AS count`,
)
