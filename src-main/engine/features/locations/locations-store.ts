import { sql } from 'kysely'
import { inStretch, stretches } from '../../database/asset-stretches.ts'
import type { ChangeRow, LocationRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'

export const locationById = statement<{ id: string }, LocationRow>((value) =>
  build.selectFrom('location').selectAll().where('id', '=', value('id')),
)
export const locationByPathKey = statement<{ key: string }, LocationRow>((value) =>
  build.selectFrom('location').selectAll().where('path_key', '=', value('key')),
)
export const locationByBarcode = statement<{ key: string }, LocationRow>((value) =>
  build
    .selectFrom('location')
    .selectAll()
    .where('barcode_key', '=', value('key'))
    .where('barcode_key', 'is not', null),
)
/** @param end the last ten signs of its id */
export const locationsByCode = statement<{ end: string }, LocationRow>((value) =>
  build
    .selectFrom('location')
    .selectAll()
    .where(sql<boolean>`substr(id, 27) = ${value('end')}`)
    .limit(2),
)
export const childrenOf = statement<{ id: string }, LocationRow>((value) =>
  build
    .selectFrom('location')
    .selectAll()
    .where('parent_id', '=', value('id'))
    .where('archived_at', 'is', null),
)
/** A location and all below it, each once: while a sync is not through, two can stand below each other. */
export const subtree = statement<{ id: string }, LocationRow>(
  (value) =>
    build
      .withRecursive('below', (query) =>
        query
          .selectFrom('location')
          .selectAll()
          .where('id', '=', value('id'))
          .union(
            query
              .selectFrom('location')
              .innerJoin('below', 'below.id', 'location.parent_id')
              .selectAll('location'),
          ),
      )
      .selectFrom('below')
      .selectAll() as never,
)
export const isWithin = statement<{ id: string; outerId: string }, { within: number }>(
  (value) =>
    build
      .withRecursive('above', (query) =>
        query
          .selectFrom('location')
          .select(['id', 'parent_id'])
          .where('id', '=', value('id'))
          .union(
            query
              .selectFrom('location')
              .innerJoin('above', 'above.parent_id', 'location.id')
              .select(['location.id', 'location.parent_id']),
          ),
      )
      .selectFrom('above')
      .select(sql<number>`1`.as('within'))
      .where('id', '=', value('outerId'))
      .limit(1) as never,
)
export const insertLocation = statement<LocationRow>((value) =>
  build.insertInto('location').values({
    id: value('id'),
    site_id: value('site_id'),
    parent_id: value('parent_id'),
    name: value('name'),
    path: value('path'),
    path_key: value('path_key'),
    barcode: value('barcode'),
    barcode_key: value('barcode_key'),
    merged_into: value('merged_into'),
    archived_at: value('archived_at'),
    revision: value('revision'),
  } as never),
)
export const updateLocation = statement<LocationRow>((value) =>
  build
    .updateTable('location')
    .set({
      site_id: value('site_id'),
      parent_id: value('parent_id'),
      name: value('name'),
      path: value('path'),
      path_key: value('path_key'),
      barcode: value('barcode'),
      barcode_key: value('barcode_key'),
      merged_into: value('merged_into'),
      archived_at: value('archived_at'),
      revision: value('revision'),
    } as never)
    .where('id', '=', value('id')),
)
/** What was merged into a location goes with it when that is merged itself. */
export const mergeOn = statement<{ id: string; into: string }>((value) =>
  build
    .updateTable('location')
    .set({ merged_into: value('into') } as never)
    .where('merged_into', '=', value('id')),
)
export const mergedInto = statement<{ id: string }, Pick<LocationRow, 'id'>>((value) =>
  build.selectFrom('location').select('id').where('merged_into', '=', value('id')),
)
export const mergeOne = statement<{ id: string; into: string }>((value) =>
  build
    .updateTable('location')
    .set({ merged_into: value('into') } as never)
    .where('id', '=', value('id')),
)
export const assetsAt = statement<{ id: string }, { count: number }>(
  (value) => sql`SELECT count(*) AS count FROM ${stretches} CROSS JOIN asset
    ON ${inStretch} AND asset.location_id = ${value('id')}`,
)
export const checkedOutTo = statement<{ id: string }, { count: number }>((value) =>
  build
    .selectFrom('asset')
    .select(sql<number>`count(*)`.as('count'))
    .where('checked_out_kind', '=', 'location')
    .where('checked_out_id', '=', value('id')),
)
/** What the record of change says of a location, in order. */
export const changesOfLocation = statement<{ id: string }, Pick<ChangeRow, 'n' | 'fields'>>((value) =>
  build
    .selectFrom('change')
    .select(['n', 'fields'])
    .where('entity_id', '=', value('id'))
    .where('entity', '=', 'location')
    .orderBy('n'),
)
