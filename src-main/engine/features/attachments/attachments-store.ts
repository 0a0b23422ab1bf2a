import { sql } from 'kysely'
import type { AttachmentRow } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'

type OfAsset = { assetId: string }

export const attachmentById = statement<{ id: string }, AttachmentRow>((value) =>
  build.selectFrom('attachment').selectAll().where('id', '=', value('id')),
)
export const attachmentCount = statement<OfAsset, { count: number }>((value) =>
  build
    .selectFrom('attachment')
    .select(sql<number>`count(*)`.as('count'))
    .where('asset_id', '=', value('assetId'))
    .where('removed_at', 'is', null),
)
export const insertAttachment = statement<AttachmentRow>((value) =>
  build.insertInto('attachment').values({
    id: value('id'),
    site_id: value('site_id'),
    asset_id: value('asset_id'),
    kind: value('kind'),
    file_name: value('file_name'),
    media_type: value('media_type'),
    size: value('size'),
    sha256: value('sha256'),
    thumbnail_sha256: value('thumbnail_sha256'),
    added_at: value('added_at'),
    added_by: value('added_by'),
    removed_at: value('removed_at'),
    revision: value('revision'),
  } as never),
)
export const updateRemovedAt = statement<Pick<AttachmentRow, 'id' | 'removed_at' | 'revision'>>((value) =>
  build
    .updateTable('attachment')
    .set({ removed_at: value('removed_at'), revision: value('revision') } as never)
    .where('id', '=', value('id')),
)
/** Those of an asset, also the removed ones. */
export const attachmentIdsOf = statement<OfAsset, { id: string }>((value) =>
  build.selectFrom('attachment').select('id').where('asset_id', '=', value('assetId')),
)
export const deleteAttachment = statement<{ id: string }>((value) =>
  build.deleteFrom('attachment').where('id', '=', value('id')),
)
