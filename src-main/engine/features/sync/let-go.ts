import type { Database } from 'better-sqlite3'
import { elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import { isRegisterKind } from '../../../../src-shared/sync/kinds.ts'
import type { PullAnswer } from '../../../../src-shared/sync/protocol.ts'
import type { Transaction } from '../../database/transaction.ts'
import { assetsElsewhere } from '../assets/assets.ts'
import { attachments } from '../attachments/attachments.ts'
import { locationsElsewhere } from '../locations/locations.ts'
import { siteOfRow, takenAttachment, unsentContent } from './let-go-store.ts'
import {
  forgetConflictsOf,
  forgetSyncedRevision,
  isThere,
  noteLetGo,
  pendingOf,
  replica,
} from './sync-store.ts'

/** Whether a row is at a site that this laptop does not have, with its id for all that is here of it. */
export function isElsewhere(database: Database, kind: string, id: string): boolean {
  if (kind !== 'asset' && kind !== 'location') return false
  return siteOfRow[kind].get(database, { id })?.siteId === elsewhereSite
}

/** Whether the server has not got all that was done here of a row, or of the photos and files of an asset. */
export function isAwaited(database: Database, kind: string, id: string): boolean {
  if (pendingOf.get(database, { id, kind }) !== undefined) return true
  if (kind === 'attachment') return unsentContent.get(database, { id }) !== undefined
  if (kind !== 'asset') return false
  return attachments.idsOf(database, id).some((one) => isAwaited(database, 'attachment', one))
}

/**
 * Lets a row go that this laptop does not have any more: what it says is gone, and what names it by id stays. What was
 * recorded of it, and facts, stay as they are; so does a photo or file that the server did not take.
 * @returns how many rows went: an asset goes with its photos and files
 */
export function letGoOf(tx: Transaction, kind: string, id: string): number {
  let rows = 0
  if (kind === 'asset') {
    for (const attachmentId of attachments.idsOf(tx.database, id))
      rows += letGoOf(tx, 'attachment', attachmentId)
    if (assetsElsewhere.letGo(tx, id)) rows++
  }
  if (kind === 'attachment' && takenAttachment.get(tx.database, { id }) && attachments.letGo(tx, id)) rows++
  if (kind === 'location') rows += locationsElsewhere.letGo(tx, [id])
  if (rows > 0) noteGone(tx, kind, id)
  return rows
}

/** The same of locations together. */
export function letGoOfLocations(tx: Transaction, ids: readonly string[]): number {
  const rows = locationsElsewhere.letGo(tx, ids)
  for (const id of ids) noteGone(tx, 'location', id)
  return rows
}

/** Once the server tells of the row again, it is told from its beginning. */
function noteGone(tx: Transaction, kind: string, id: string): void {
  const { database } = tx
  forgetSyncedRevision.run(database, { id, kind })
  forgetConflictsOf.run(database, { id, kind, replicaId: replica.get(database, {})?.id ?? '' })
  noteLetGo.run(database, { rows: 1 })
}

/** Rows for what entries refer to and the server keeps for other laptops. */
export function standIn(tx: Transaction, elsewhere: PullAnswer['elsewhere']): void {
  for (const { id, kind } of elsewhere) {
    if (!isRegisterKind(kind) || isThere.get(tx.database, { id })) continue
    if (kind === 'asset') assetsElsewhere.standIn(tx, id)
    if (kind === 'location') locationsElsewhere.standIn(tx, id)
  }
}
