import { sql } from 'kysely'
import { elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import type { TagSchemeRow } from '../../database/schema-labels.ts'
import { build, statement } from '../../database/statement.ts'

export const everyTagScheme = statement<Record<never, never>, TagSchemeRow>(() =>
  build.selectFrom('tag_scheme').selectAll().where('merged_into', 'is', null).orderBy('name_key'),
)
export const tagSchemeById = statement<{ id: string }, TagSchemeRow>((value) =>
  build.selectFrom('tag_scheme').selectAll().where('id', '=', value('id')),
)
export const tagSchemeByKey = statement<{ key: string }, TagSchemeRow>((value) =>
  build.selectFrom('tag_scheme').selectAll().where('name_key', '=', value('key')),
)
/** Has a scheme be found by its id alone. */
export const giveUpSchemeKey = statement<{ id: string }>((value) =>
  build.updateTable('tag_scheme').set({ name_key: sql`' ' || id` }).where('id', '=', value('id')),
)
/** The last number that somebody said was used of a scheme, or of one that was merged into it. */
export const lastStated = statement<{ id: string }, { number: number }>((value) =>
  build
    .selectFrom('tag_scheme')
    .select(sql<number>`coalesce(max(stated_last), 0)`.as('number'))
    .where(({ eb, or }) => or([eb('id', '=', value('id')), eb('merged_into', '=', value('id'))])),
)
export const insertTagScheme = statement<TagSchemeRow>((value) =>
  build.insertInto('tag_scheme').values({
    id: value('id'),
    site_id: value('site_id'),
    name: value('name'),
    name_key: value('name_key'),
    prefix: value('prefix'),
    width: value('width'),
    check_character: value('check_character'),
    category_id: value('category_id'),
    location_id: value('location_id'),
    stated_last: value('stated_last'),
    numbered_by: value('numbered_by'),
    archived_at: value('archived_at'),
    merged_into: value('merged_into'),
    revision: value('revision'),
  } as never),
)
export const updateTagScheme = statement<TagSchemeRow>((value) =>
  build
    .updateTable('tag_scheme')
    .set({
      name: value('name'),
      name_key: value('name_key'),
      prefix: value('prefix'),
      width: value('width'),
      check_character: value('check_character'),
      category_id: value('category_id'),
      location_id: value('location_id'),
      stated_last: value('stated_last'),
      numbered_by: value('numbered_by'),
      archived_at: value('archived_at'),
      merged_into: value('merged_into'),
      revision: value('revision'),
    } as never)
    .where('id', '=', value('id')),
)
export const replicaId = statement<Record<never, never>, { id: string }>(() =>
  build.selectFrom('organisation').select('replica_id as id'),
)
/** The tag that came into the register last. */
export const newestAssetTag = statement<Record<never, never>, { assetTag: string }>(() =>
  build
    .selectFrom('asset')
    .select('asset_tag as assetTag')
    .where('site_id', '<>', elsewhereSite)
    .orderBy('n', 'desc')
    .limit(1),
)
