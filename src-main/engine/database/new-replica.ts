import type { JsonValue } from '../../../src-shared/record/canonical-json.ts'
import { organisationEntityId } from './change-record.ts'
import type { Transaction } from './transaction.ts'

/**
 * Gives the data a replica id of its own, since its history goes on beside another one of the same beginning, and says in
 * the record of change why. Prefixes of certificates and blocks of tags, once there are any, are given up here likewise.
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
