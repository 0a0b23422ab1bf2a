import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import {
  attachmentsProblems,
  mostAttachments,
  type NewAttachment,
} from '../../../../src-shared/features/attachments/attachments-contract.ts'
import type { AttachmentRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import { assets } from '../assets/assets.ts'
import {
  attachmentById,
  attachmentCount,
  attachmentIdsOf,
  deleteAttachment,
  insertAttachment,
  updateRemovedAt,
} from './attachments-store.ts'
import { removeStaged, type StoredAttachment, takeInAttachment } from './take-in-attachment.ts'

export { syncedAttachments } from './attachments-synced.ts'
export type { StoredAttachment } from './take-in-attachment.ts'

export const attachments = {
  /** Stores what was staged, so that a row can refer to it. */
  takeIn: takeInAttachment,

  /** Removes what was staged, once it is stored. */
  removeStaged,

  /**
   * A photo or file that is there, or was removed.
   * @throws ATTACHMENT_UNKNOWN
   */
  get(database: Database, id: string): AttachmentRow {
    const row = attachmentById.get(database, { id })
    if (!row) throw failure(attachmentsProblems, 'ATTACHMENT_UNKNOWN', {})
    return row
  },

  /**
   * Adds a photo or file whose content is stored durably.
   * @throws ASSET_UNKNOWN, TOO_MANY_ATTACHMENTS
   */
  add(
    tx: Transaction,
    { assetId, kind, fileName }: Pick<NewAttachment, 'assetId' | 'kind' | 'fileName'>,
    stored: StoredAttachment,
  ): AttachmentRow {
    const { siteId } = assets.get(tx.database, assetId)
    assertRoom(tx.database, assetId)
    const row: AttachmentRow = {
      id: tx.newId(),
      site_id: siteId,
      asset_id: assetId,
      kind,
      file_name: fileName,
      media_type: stored.mediaType,
      size: stored.size,
      sha256: stored.sha256,
      thumbnail_sha256: stored.thumbnailSha256,
      added_at: tx.at,
      added_by: tx.actorId,
      removed_at: null,
      revision: 1,
    }
    insertAttachment.run(tx.database, row)
    const { mediaType, size, sha256, thumbnailSha256 } = stored
    const fields = { assetId, kind, fileName, mediaType, size, sha256, thumbnailSha256 }
    tx.record('attachment', { id: row.id, siteId, revision: 1 }, {}, fields)
    touch(tx)
    return row
  },

  /**
   * Takes a photo or file from its asset; nothing if it is gone already.
   * @throws ATTACHMENT_UNKNOWN
   */
  remove(tx: Transaction, id: string): void {
    const row = attachments.get(tx.database, id)
    if (row.removed_at === null) setRemoved(tx, row, tx.at)
  },

  /** The ids of the photos and files of an asset, those that were removed included. */
  idsOf: (database: Database, assetId: string): string[] =>
    attachmentIdsOf.all(database, { assetId }).map(({ id }) => id),

  /** Takes the row of a photo or file away that leaves this laptop; its content goes once nothing names it. */
  letGo(tx: Transaction, id: string): boolean {
    const isHere = deleteAttachment.run(tx.database, { id }) > 0
    if (isHere) touch(tx)
    return isHere
  },

  /**
   * Puts a removed one back; nothing if it is there.
   * @param hasContent whether the content of a SHA-256 is still stored
   * @throws ATTACHMENT_UNKNOWN, CONTENT_GONE, TOO_MANY_ATTACHMENTS
   */
  putBack(tx: Transaction, id: string, hasContent: (sha256: string) => boolean): void {
    const row = attachments.get(tx.database, id)
    if (row.removed_at === null) return
    if (![row.sha256, row.thumbnail_sha256].every((sha256) => sha256 === null || hasContent(sha256)))
      throw failure(attachmentsProblems, 'CONTENT_GONE', { fileName: row.file_name })
    assertRoom(tx.database, row.asset_id)
    setRemoved(tx, row, null)
  },
}

/** @throws TOO_MANY_ATTACHMENTS */
function assertRoom(database: Database, assetId: string): void {
  const { count = 0 } = attachmentCount.get(database, { assetId }) ?? {}
  if (count >= mostAttachments)
    throw failure(attachmentsProblems, 'TOO_MANY_ATTACHMENTS', { most: mostAttachments })
}

function setRemoved(tx: Transaction, row: AttachmentRow, removedAt: string | null): void {
  const revision = row.revision + 1
  updateRemovedAt.run(tx.database, { id: row.id, removed_at: removedAt, revision })
  tx.record(
    'attachment',
    { id: row.id, siteId: row.site_id, revision },
    { removedAt: row.removed_at },
    { removedAt },
  )
  touch(tx)
}

/** Lists ask for assets without a photo, and a timeline tells of all of them. */
function touch(tx: Transaction): void {
  tx.touch('attachments')
  tx.touch('assets')
}
