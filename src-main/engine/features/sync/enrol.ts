import type { Database } from 'better-sqlite3'
import type { z } from 'zod'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { syncProblems } from '../../../../src-shared/features/sync/sync-problems-contract.ts'
import type { enrolAnswer } from '../../../../src-shared/sync/protocol.ts'
import type { Transaction } from '../../database/transaction.ts'
import { fillOutbox } from './outbox.ts'
import { enrol, enrolment, replica } from './sync-store.ts'

/**
 * The address of a server in the form in which it is kept: without a path.
 * @throws SERVER_URL_INVALID, ENROLLED_ELSEWHERE where this data folder takes part in another sync
 */
export function urlToEnrolAt(database: Database, text: string): string {
  const parsed = URL.parse(text)
  const isHttp = parsed !== null && /^https?:$/.test(parsed.protocol)
  if (!isHttp || parsed.username !== '' || !/^\/?$/.test(parsed.pathname))
    throw failure(syncProblems, 'SERVER_URL_INVALID', {})
  const known = enrolment.get(database, {})
  if (known && known.url !== parsed.origin)
    throw failure(syncProblems, 'ENROLLED_ELSEWHERE', { url: known.url })
  return parsed.origin
}

/** Notes that this data folder takes part, and that all it has is to be sent; what it sent before stays sent. */
export function noteEnrolled(
  tx: Transaction,
  url: string,
  { deviceId, role, epoch }: z.output<typeof enrolAnswer>,
): void {
  const { database, at } = tx
  const known = enrolment.get(database, {})
  const replicaId = replica.get(database, {})?.id ?? ''
  const inTouch = { failing_since: null, problem_code: null, problem_message: null }
  const enrolledNow = {
    url,
    device_id: deviceId,
    role,
    epoch,
    enrolled_at: at,
    pulling: 0 as const,
    ...inTouch,
  }
  tx.touch('sync')
  if (known) return void enrol.run(database, { ...known, ...enrolledNow, epoch: known.epoch })
  fillOutbox(tx)
  enrol.run(database, {
    ...enrolledNow,
    replica_id: replicaId,
    folder_replica_id: replicaId,
    acknowledged: 0,
    synced_at: null,
    paused_at: null,
    spares_battery: 0,
    spares_metered: 0,
    held_by: null,
    sites: null,
    let_go: 0,
    leaving: 0,
    may_leave: 0,
  })
}
