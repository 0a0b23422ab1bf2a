import { attachmentKinds } from '../../../../src-shared/features/attachments/attachment-kinds.ts'
import type { AttachmentRow } from '../../database/schema.ts'
import { type RowValues, type SyncedRows, textIn } from '../../database/synced-rows.ts'
import { attachmentById, insertAttachment, updateRemovedAt } from './attachments-store.ts'

/** Photos and files as a sync writes them: what they are never changes, only whether they are there. */
export const syncedAttachments: SyncedRows = {
  recorded: (database, id) => {
    const row = attachmentById.get(database, { id })
    return (
      row && {
        assetId: row.asset_id,
        kind: row.kind,
        fileName: row.file_name,
        mediaType: row.media_type,
        size: row.size,
        sha256: row.sha256,
        thumbnailSha256: row.thumbnail_sha256,
        removedAt: row.removed_at,
      }
    )
  },

  write: (tx, { id, siteId, at, by, values }) => {
    const before = attachmentById.get(tx.database, { id })
    const removedAt = textIn(values, 'removedAt')
    if (before) {
      updateRemovedAt.run(tx.database, { id, removed_at: removedAt, revision: before.revision + 1 })
    } else {
      const place = { id, site_id: siteId, added_at: at, added_by: by, removed_at: removedAt, revision: 1 }
      insertAttachment.run(tx.database, { ...place, ...contentIn(values) })
    }
    tx.touch('attachments')
    tx.touch('assets')
  },
}

function contentIn(
  values: RowValues,
): Omit<AttachmentRow, 'id' | 'site_id' | 'added_at' | 'added_by' | 'removed_at' | 'revision'> {
  const { size } = values
  return {
    asset_id: textIn(values, 'assetId') ?? '',
    kind: attachmentKinds.find((kind) => kind === values.kind) ?? 'file',
    file_name: textIn(values, 'fileName') ?? '',
    media_type: textIn(values, 'mediaType') ?? 'application/octet-stream',
    size: typeof size === 'number' ? size : 0,
    sha256: textIn(values, 'sha256') ?? '',
    thumbnail_sha256: textIn(values, 'thumbnailSha256'),
  }
}
