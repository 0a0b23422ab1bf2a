import { failure } from '../../../../src-shared/contract/problems.ts'
import { attentionProblems } from '../../../../src-shared/features/sync/sync-contract.ts'
import { syncText } from '../../../../src-shared/features/sync/sync-text.ts'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import type { QuarantinedChangeRow, SyncConflictRow } from '../../database/schema-sync.ts'
import type { Transaction } from '../../database/transaction.ts'
import { isElsewhere } from './let-go.ts'
import {
  conflictById,
  enqueue,
  quarantinedByN,
  resolveConflict,
  setPulling,
  settleQuarantined,
} from './sync-store.ts'
import { syncedRowsOf } from './synced-kinds.ts'
import { type TypedValues, writeTyped } from './typed-values.ts'

/** Which value is to hold: the one that does, the other one, or one that somebody typed. */
export type Choice = { take: 'kept' | 'offered' } | { take: 'typed'; value: string | null }

/**
 * Decides a conflict. The decision is a change like any other: it is sent, and every laptop learns of it.
 * @throws CONFLICT_UNKNOWN, CONFLICT_ELSEWHERE, and what keeps a typed value from being written
 */
export function resolve(tx: Transaction, id: string, choice: Choice): void {
  const { take } = choice
  const conflict = conflictById.get(tx.database, { id })
  if (!conflict || conflict.resolution !== null) throw failure(attentionProblems, 'CONFLICT_UNKNOWN', { id })
  if (isElsewhere(tx.database, conflict.entity, conflict.entity_id))
    throw failure(attentionProblems, 'CONFLICT_ELSEWHERE', { id })
  if (take === 'offered') takeOffered(tx, conflict)
  if (take === 'typed')
    writeTyped(tx, conflict.entity, conflict.entity_id, { [conflict.field]: choice.value })
  resolveConflict.run(tx.database, { id, resolution: take, by: tx.actorId, at: tx.at })
  tx.record(
    'conflict',
    { id, siteId: conflict.site_id, revision: 2 },
    { resolution: null },
    { resolution: take },
  )
  tx.touch('sync')
}

function takeOffered(
  tx: Transaction,
  { entity, entity_id: id, site_id, field, offered }: SyncConflictRow,
): void {
  const value = JSON.parse(offered) as JsonValue
  writeValues(tx, entity, id, site_id, { [field]: value })
}

/** Writes fields of a row with their record of change. */
function writeValues(
  tx: Transaction,
  entity: string,
  id: string,
  siteId: string,
  changed: Record<string, JsonValue>,
): void {
  const rows = syncedRowsOf(entity)
  const before = rows?.recorded(tx.database, id)
  if (!rows || !before) return
  const values = { ...before, ...changed }
  const fields = tx.record(entity, { id, siteId, revision: revisionAfterMaking }, before, values)
  if (Object.keys(fields).length > 0) rows.write(tx, { id, siteId, at: tx.at, by: tx.actorId, values })
}

/** Any but the first: the row is there. */
const revisionAfterMaking = 2

/** Sends a change once more, under a number of its own. @throws QUARANTINE_UNKNOWN */
export function resend(tx: Transaction, n: number): void {
  const one = settled(tx, n, 'resent', null)
  if (one.change_n !== null)
    enqueue.run(tx.database, { kind: 'change', change_n: one.change_n, fact_id: null })
  else if (one.fact_kind !== null)
    enqueue.run(tx.database, { kind: one.fact_kind, change_n: null, fact_id: one.row_id })
}

/**
 * Writes other values in place of those that were not taken, based on what the server has.
 * @throws QUARANTINE_UNKNOWN, CHANGE_NOT_DISCARDABLE, and what keeps a typed value from being written
 */
export function mend(tx: Transaction, n: number, values: TypedValues): void {
  const { kind, row_id: id } = discard(tx, n, syncText.mended)
  writeTyped(tx, kind, id, values)
}

/**
 * Gives a change up: its fields are what the server has, which is recorded here and not sent.
 * @throws QUARANTINE_UNKNOWN, CHANGE_NOT_DISCARDABLE
 */
export function discard(tx: Transaction, n: number, reason: string): QuarantinedChangeRow {
  const one = settled(tx, n, 'discarded', reason)
  // Of what is not here any more no field is to be put back.
  if (isElsewhere(tx.database, one.kind, one.row_id)) return one
  if (one.server_values === null || one.change_n === null)
    throw failure(attentionProblems, 'CHANGE_NOT_DISCARDABLE', { n })
  setPulling.run(tx.database, { pulling: 1 })
  writeValues(tx, one.kind, one.row_id, 'org', JSON.parse(one.server_values) as Record<string, JsonValue>)
  setPulling.run(tx.database, { pulling: 0 })
  return one
}

function settled(
  tx: Transaction,
  n: number,
  as: 'resent' | 'discarded',
  reason: string | null,
): QuarantinedChangeRow {
  const one = quarantinedByN.get(tx.database, { n })
  if (!one) throw failure(attentionProblems, 'QUARANTINE_UNKNOWN', { n })
  settleQuarantined.run(tx.database, {
    replica_id: one.replica_id,
    n,
    settled: as,
    settled_by: tx.actorId,
    settled_at: tx.at,
    settled_reason: reason,
  })
  tx.touch('sync')
  return one
}
