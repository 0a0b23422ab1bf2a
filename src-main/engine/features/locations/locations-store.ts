import { sql } from 'kysely'
import type { LocationRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'

export const locationById = statement<{ id: string }, LocationRow>((value) =>
  build.selectFrom('location').selectAll().where('id', '=', value('id')),
)
export const locationByPathKey = statement<{ key: string }, LocationRow>((value) =>
  build.selectFrom('location').selectAll().where('path_key', '=', value('key')),
)
/** A location and all below it. */
export const subtree = statement<{ id: string }, LocationRow>(
  (value) =>
    build
      .withRecursive('below', (query) =>
        query
          .selectFrom('location')
          .selectAll()
          .where('id', '=', value('id'))
          .unionAll(
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
          .unionAll(
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
    revision: value('revision'),
  } as never),
)
