import { canonicalJson, type JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import type { FieldChanges } from '../../../../src-shared/record/field-changes.ts'
import type { Values } from '../../../../src-shared/sync/decide-change.ts'
import type { Entry, PullAnswer } from '../../../../src-shared/sync/protocol.ts'
import type { Transaction } from '../../database/transaction.ts'
import { isFaultOfEntry } from './fault-of-entry.ts'
import { isElsewhere, letGoOf, standIn } from './let-go.ts'
import { neededFor, recordOf } from './needed-for-entry.ts'
import {
  endWaiting,
  endWaitingOf,
  insertConflict,
  isRecorded,
  isRowWaiting,
  isThere,
  noteLeaving,
  noteLetGo,
  noteOrigin,
  pendingOf,
  putWaiting,
  replica,
  resolveConflict,
  setCursor,
  setPulling,
  setSyncedRevision,
  syncedRevision,
  toldAnew,
  waitingEntries,
} from './sync-store.ts'
import { isOfOneFolder, syncedFactOf, syncedRowsOf } from './synced-kinds.ts'

type ChangeEntry = Extract<Entry, { type: 'change' }>

/** What is told of an entry that cannot be written as it is, and why. */
export type TellUnwritable = (entry: Pick<Entry, 'kind' | 'id'>, error: unknown) => void

/**
 * Writes a page of what took effect on the server, and how far that is, in one transaction: neither is ever without the
 * other. What cannot be written holds up nothing else: it is kept with what waits, and tried again by each sync.
 * @returns how many entries came from elsewhere, and how many conflicts are new
 */
export function applyPage(
  tx: Transaction,
  { entries, cursors, marks, elsewhere }: Omit<PullAnswer, 'more'>,
  tell: TellUnwritable,
): { pulled: number; conflicts: number } {
  const { database } = tx
  const own = replica.get(database, {})?.id ?? ''
  const counts = { pulled: 0, conflicts: 0 }
  setPulling.run(database, { pulling: 1 })
  standIn(tx, elsewhere)
  for (const entry of entries) {
    if (entry.replicaId !== own) counts.pulled++
    counts.conflicts += take(tx, entry, own, tell)
  }
  counts.conflicts += applyWaiting(tx, own, tell)
  for (const [siteId, seq] of Object.entries(cursors))
    setCursor.run(database, { siteId, seq, mark: marks[siteId] ?? null })
  setPulling.run(database, { pulling: 0 })
  tx.touch('registers')
  tx.touch('sync')
  return counts
}

/** Writes an entry, or keeps it until what it needs has come. */
function take(tx: Transaction, entry: Entry, own: string, tell: TellUnwritable): number {
  const conflicts = written(tx, entry, tell, () => (canBeWritten(tx, entry) ? apply(tx, entry, own) : null))
  if (conflicts !== null) return conflicts
  putWaiting.run(tx.database, {
    kind: entry.kind,
    id: entry.id,
    row_revision: revisionIn(entry),
    replica_id: entry.replicaId,
    origin_n: entry.n,
    entry: JSON.stringify(entry),
  })
  return 0
}

/** What came too early is tried again until nothing more of it can be written. */
function applyWaiting(tx: Transaction, own: string, tell: TellUnwritable): number {
  let conflicts = 0
  for (let isMoving = true; isMoving; ) {
    isMoving = false
    for (const { n, entry: json } of waitingEntries.all(tx.database, {})) {
      const entry = JSON.parse(json) as Entry
      const made = written(tx, entry, tell, () => {
        if (!isComplete(tx, entry)) return null
        endWaiting.run(tx.database, { n })
        return apply(tx, entry, own)
      })
      if (made === null) continue
      conflicts += made
      isMoving = true
    }
  }
  return conflicts
}

/** @returns null where it was not written, with nothing of it left: what it says cannot be, or it has to wait */
function written(
  tx: Transaction,
  entry: Entry,
  tell: TellUnwritable,
  work: () => number | null,
): number | null {
  try {
    return tx.part(work)
  } catch (error) {
    if (!isFaultOfEntry(error)) throw error
    tell(entry, error)
    return null
  }
}

function canBeWritten(tx: Transaction, entry: Entry): boolean {
  const { id, kind } = entry
  if (entry.type === 'left') return isComplete(tx, entry)
  if (isRowWaiting.get(tx.database, { id, kind, revision: revisionIn(entry) })) return false
  return isComplete(tx, entry)
}

const revisionIn = (entry: Entry) => (entry.type === 'fact' ? 0 : entry.rowRevision)

/** Whether all is there that an entry refers to. */
function isComplete(tx: Transaction, entry: Entry): boolean {
  const { database } = tx
  return neededFor(database, entry)?.every((id) => isThere.get(database, { id })) ?? false
}

/** @returns how many conflicts are new */
function apply(tx: Transaction, entry: Entry, own: string): number {
  const { database } = tx
  const { replicaId } = entry
  if (entry.type === 'left') {
    leave(tx, entry)
    return 0
  }
  if (entry.type === 'fact') {
    syncedFactOf(entry.kind)?.write(tx, entry.fact, replicaId)
    return 0
  }
  if (isOfOneFolder(entry.kind)) return 0
  if (replicaId !== own) keepRecord(tx, entry)
  if (entry.kind === 'conflict') {
    const { resolution } = entry.values
    if (typeof resolution === 'string')
      resolveConflict.run(database, { id: entry.id, resolution, by: entry.actorId, at: entry.at })
    return 0
  }
  const record = recordOf(entry.kind)
  if (record) record.write(tx, entry)
  else writeRow(tx, entry)
  return keepConflicts(tx, entry)
}

/**
 * A row that went to a site that this laptop does not have. There the same revision tells all of it, should the laptop get
 * that site.
 */
function leave(tx: Transaction, { kind, id, rowRevision }: Entry & { type: 'left' }): void {
  const { database } = tx
  if ((syncedRevision.get(database, { id, kind })?.revision ?? 0) >= rowRevision) return
  endWaitingOf.run(database, { id, kind, revision: rowRevision - 1 })
  const rows = letGoOf(tx, kind, id)
  if (rows > 0 && kind === 'asset') noteLeaving.run(database, { rows: 1 })
  setSyncedRevision.run(database, { id, kind, revision: rowRevision - 1 })
}

/** The change as it was made elsewhere becomes part of the record here, once. */
function keepRecord(tx: Transaction, entry: ChangeEntry): void {
  const { replicaId, n, kind, id, siteId, revision, changeSet, actorId, at } = entry
  const fields = canonicalJson(entry.fields)
  if (isRecorded.get(tx.database, { replicaId, n, id, changeSet, fields })) return
  tx.recordPulled({ changeSet, siteId, entity: kind, entityId: id, revision, actorId, at, fields })
  noteOrigin.run(tx.database, { changeN: tx.lastChange, replicaId, n })
}

/** What the server says of a row, with what was changed here and is not answered yet on top. */
export function writeRow(
  tx: Transaction,
  entry: Pick<ChangeEntry, 'kind' | 'id' | 'siteId' | 'at' | 'actorId' | 'values' | 'rowRevision'>,
): void {
  const { kind, id, siteId, at, actorId: by, values, rowRevision } = entry
  const { database } = tx
  const rows = syncedRowsOf(kind)
  const seen = syncedRevision.get(database, { id, kind })?.revision ?? 0
  if (!rows || rowRevision <= seen) return
  setSyncedRevision.run(database, { id, kind, revision: rowRevision })
  // Two rows of one name may be merged the other way round in a new epoch: nothing of the last one is to stay.
  const isAnew = seen === toldAnew && rowRevision === 1
  // Lists know it as one that is not here, and the record may know all of this already.
  if (isElsewhere(database, kind, id)) noteLetGo.run(database, { rows: 1 })
  const before = rows.recorded(database, id) ?? {}
  const pending = new Set(
    pendingOf
      .all(database, { id, kind })
      .flatMap(({ fields }) => Object.keys(JSON.parse(fields) as FieldChanges)),
  )
  const said: Values = Object.fromEntries(Object.entries(values).filter(([field]) => !pending.has(field)))
  const kept = isAnew
    ? Object.fromEntries(Object.entries(before).filter(([field]) => pending.has(field)))
    : before
  rows.write(tx, { id, siteId, at, by, values: { ...kept, ...said } })
}

function keepConflicts(tx: Transaction, entry: ChangeEntry): number {
  const json = (value: JsonValue) => canonicalJson(value)
  let count = 0
  for (const { id, field, base, kept, offered, keptBy, keptAt } of entry.conflicts)
    count += insertConflict.run(tx.database, {
      id,
      site_id: entry.siteId,
      entity: entry.kind,
      entity_id: entry.id,
      field,
      base: json(base),
      kept: json(kept),
      offered: json(offered),
      kept_by: keptBy,
      kept_at: keptAt,
      offered_by: entry.actorId,
      offered_at: entry.at,
      resolution: null,
      resolved_by: null,
      resolved_at: null,
    })
  return count
}
