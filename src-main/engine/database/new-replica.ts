import type { Database } from 'better-sqlite3'
import type { JsonValue } from '../../../src-shared/record/canonical-json.ts'
import { organisationEntityId } from './change-record.ts'
import type { Transaction } from './transaction.ts'

/**
 * Gives the data a replica id of its own, since its history goes on beside another one of the same beginning, and says in
 * the record of change why. Tags are handed out again once somebody states the last one that was used: schemes know for which
 * replica their numbers are certain. The prefix of certificates follows from the id.
 * @param why what the record says beside the ids: `restoredFrom` or `salvaged`
 * @returns the id
 */
export function becomeNewReplica(
  tx: Transaction,
  why: Record<'restoredFrom' | 'salvaged', JsonValue>,
): string {
  const { database } = tx
  const replicaId = tx.newId()
  const earlier = String(database.prepare('SELECT replica_id FROM organisation').pluck().get())
  const times = database.prepare<[string], number>('SELECT count(*) FROM change WHERE entity_id = ?').pluck()
  database.prepare('UPDATE organisation SET replica_id = ?').run(replicaId)
  tx.record(
    'organisation',
    { id: organisationEntityId, siteId: 'org', revision: (times.get(organisationEntityId) ?? 0) + 2 },
    { replicaId: earlier, restoredFrom: null, salvaged: null },
    { replicaId, ...why },
  )
  return replicaId
}

/** Whether the data was restored or salvaged ever: what came after that copy was made is not in it. */
export function wasReplaced(database: Database): boolean {
  const sql = `SELECT 1 FROM change WHERE entity_id = ? AND fields ->> '$.replicaId' IS NOT NULL LIMIT 1`
  return database.prepare(sql).get(organisationEntityId) !== undefined
}
