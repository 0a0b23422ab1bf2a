import { sql } from 'kysely'
import type { BlockTagRow, TagBlockRow } from '../../database/schema-labels.ts'
import { build, statement } from '../../database/statement.ts'

export const tagBlockById = statement<{ id: string }, TagBlockRow>((value) =>
  build.selectFrom('tag_block').selectAll().where('id', '=', value('id')),
)
export const insertTagBlock = statement<Omit<TagBlockRow, 'n'>>((value) =>
  build.insertInto('tag_block').values({
    id: value('id'),
    site_id: value('site_id'),
    scheme_id: value('scheme_id'),
    count: value('count'),
    first_tag: value('first_tag'),
    last_tag: value('last_tag'),
    note: value('note'),
    tags: value('tags'),
    replica_id: value('replica_id'),
    actor_id: value('actor_id'),
    at: value('at'),
  } as never),
)
export const insertBlockTag = statement<Omit<BlockTagRow, 'claimed_by'>>((value) =>
  build.insertInto('block_tag').values({
    tag_key: value('tag_key'),
    asset_tag: value('asset_tag'),
    block_id: value('block_id'),
    number: value('number'),
  } as never),
)
/** A tag that another laptop handed out; of one that two handed out, the older block has it. */
export const insertToldTag = statement<Omit<BlockTagRow, 'claimed_by'>>(
  (value) => sql`INSERT INTO block_tag (tag_key, asset_tag, block_id, number, claimed_by)
    VALUES (${value('tag_key')}, ${value('asset_tag')}, ${value('block_id')}, ${value('number')}, coalesce(
      (SELECT id FROM asset WHERE tag_key = ${value('tag_key')} ORDER BY id LIMIT 1),
      (SELECT asset_id FROM identifier WHERE code_key = ${value('tag_key')} ORDER BY asset_id LIMIT 1)))
    ON CONFLICT (tag_key) DO UPDATE SET block_id = excluded.block_id, number = excluded.number
    WHERE excluded.block_id < block_tag.block_id`,
)
export const blockTag = statement<{ key: string }, BlockTagRow & { schemeId: string }>((value) =>
  build
    .selectFrom('block_tag')
    .innerJoin('tag_block', 'tag_block.id', 'block_tag.block_id')
    .selectAll('block_tag')
    .select('tag_block.scheme_id as schemeId')
    .where('tag_key', '=', value('key')),
)
export const schemeHandedOut = statement<{ schemeId: string }, { one: 1 }>((value) =>
  build
    .selectFrom('tag_block')
    .select(sql<1>`1`.as('one'))
    .innerJoin('tag_scheme', 'tag_scheme.id', 'tag_block.scheme_id')
    .where(sql<string>`coalesce(tag_scheme.merged_into, tag_scheme.id)`, '=', value('schemeId'))
    .limit(1),
)

type Range = { from: string; to: string; pattern: string }

/**
 * The highest key of a form that is taken already, by an asset, beside one, or by a block: keys of one form have one length, so
 * that the highest text is the highest number.
 */
export const highestTaken = statement<Range, { key: string }>(
  (value) => sql<{ key: string }>`
SELECT key FROM (
  SELECT * FROM (SELECT tag_key AS key FROM asset WHERE tag_key >= ${value('from')} AND tag_key <= ${value('to')}
    AND tag_key GLOB ${value('pattern')} ORDER BY tag_key DESC LIMIT 1)
  UNION ALL
  SELECT * FROM (SELECT code_key FROM identifier WHERE code_key >= ${value('from')} AND code_key <= ${value('to')}
    AND code_key GLOB ${value('pattern')} ORDER BY code_key DESC LIMIT 1)
  UNION ALL
  SELECT * FROM (SELECT tag_key FROM block_tag WHERE tag_key >= ${value('from')} AND tag_key <= ${value('to')}
    AND tag_key GLOB ${value('pattern')} ORDER BY tag_key DESC LIMIT 1)
) ORDER BY key DESC LIMIT 1`,
)
/** Whether a key means something already. */
export const takenKey = statement<{ key: string }, { one: 1 }>(
  (value) => sql<{ one: 1 }>`
SELECT 1 AS one WHERE EXISTS (SELECT 1 FROM asset WHERE tag_key = ${value('key')} OR serial_key = ${value('key')})
  OR EXISTS (SELECT 1 FROM identifier WHERE code_key = ${value('key')})
  OR EXISTS (SELECT 1 FROM block_tag WHERE tag_key = ${value('key')})`,
)
