import { sql } from 'kysely'
import type { SharedViewRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'

export const everySharedView = statement<Record<never, never>, SharedViewRow>(() =>
  build.selectFrom('shared_view').selectAll().where('removed_at', 'is', null).orderBy('name_key'),
)
export const sharedViewById = statement<{ id: string }, SharedViewRow>((value) =>
  build.selectFrom('shared_view').selectAll().where('id', '=', value('id')),
)
export const sharedViewByKey = statement<{ key: string }, SharedViewRow>((value) =>
  build.selectFrom('shared_view').selectAll().where('name_key', '=', value('key')),
)
export const insertSharedView = statement<SharedViewRow>((value) =>
  build.insertInto('shared_view').values({
    id: value('id'),
    site_id: value('site_id'),
    name: value('name'),
    name_key: value('name_key'),
    address: value('address'),
    columns: value('columns'),
    removed_at: value('removed_at'),
    revision: value('revision'),
  } as never),
)
export const updateSharedView = statement<SharedViewRow>((value) =>
  build
    .updateTable('shared_view')
    .set({
      name: value('name'),
      name_key: value('name_key'),
      address: value('address'),
      columns: value('columns'),
      removed_at: value('removed_at'),
      revision: value('revision'),
    } as never)
    .where('id', '=', value('id')),
)
/** Has a view be found by its id alone. */
export const giveUpKey = statement<{ id: string }>((value) =>
  build.updateTable('shared_view').set({ name_key: sql`' ' || id` }).where('id', '=', value('id')),
)
