import type { Database } from 'better-sqlite3'
import { referencesOf } from '../../../../src-shared/sync/kinds.ts'
import type { Entry } from '../../../../src-shared/sync/protocol.ts'
import type { SyncedRecord } from '../../database/row-fact.ts'
import { syncedRecords } from '../audits/audits.ts'
import { isAwaited } from './let-go.ts'
import { syncedRevision } from './sync-store.ts'
import { isOfOneFolder, syncedFactOf, syncedRowsOf } from './synced-kinds.ts'

/**
 * The ids of what has to be here before an entry can be written.
 * @returns null for what this program does not know: a newer one will
 */
export function neededFor(database: Database, entry: Entry): string[] | null {
  if (entry.type === 'fact') return syncedFactOf(entry.kind)?.needs(entry.fact, database) ?? null
  // What was done here is sent first.
  if (entry.type === 'left') return isAwaited(database, entry.kind, entry.id) ? null : []
  if (entry.kind === 'conflict' || isOfOneFolder(entry.kind)) return []
  const record = recordOf(entry.kind)
  if (record) return [entry.actorId, ...record.needs(entry.values)]
  const rows = syncedRowsOf(entry.kind)
  if (!rows) return null
  const isWhole = entry.rowRevision === 1 || entry.whole === true
  if (!isWhole && rows.recorded(database, entry.id) === undefined) return isKnown(database, entry) ? [] : null
  return referencesOf(entry.kind, entry.values)
}

/** Whether more is known of a row than an entry says of it: it came to a site that is seen here, and left. */
const isKnown = (database: Database, { id, kind, rowRevision }: Extract<Entry, { type: 'change' }>) =>
  (syncedRevision.get(database, { id, kind })?.revision ?? 0) >= rowRevision

/** What some entries of the record of change are beside rows. */
export function recordOf(kind: string): SyncedRecord | undefined {
  return Object.hasOwn(syncedRecords, kind) ? syncedRecords[kind as keyof typeof syncedRecords] : undefined
}
