import type { Session } from '../database/server-database.ts'
import { refused } from '../refusal-error.ts'

/** The last number of a replica that the server has; 0 for one that it does not know. */
export async function lastNumberOf(session: Session, replicaId: string): Promise<number> {
  const [row] = await session.rows<{ lastN: number | string }>(
    'SELECT last_n AS "lastN" FROM replica WHERE id = $1',
    [replicaId],
  )
  return Number(row?.lastN ?? 0)
}

/** The same of several; those that it does not know are left out. */
export async function lastNumbersOf(
  session: Session,
  replicaIds: readonly string[],
): Promise<Record<string, number>> {
  const rows = await session.rows<{ id: string; lastN: number | string }>(
    'SELECT id, last_n AS "lastN" FROM replica WHERE id = ANY($1::text[])',
    [replicaIds],
  )
  return Object.fromEntries(rows.map(({ id, lastN }) => [id, Number(lastN)]))
}

/**
 * The same, and whoever else pushes for the replica waits until this transaction has ended. The first device to push for
 * a replica owns it.
 * @throws REPLICA_FORKED where another device owns it
 */
export async function lockReplica(session: Session, replicaId: string, deviceId: string): Promise<number> {
  const locked = async () => {
    const [row] = await session.rows<{ deviceId: string; lastN: number | string }>(
      'SELECT device_id AS "deviceId", last_n AS "lastN" FROM replica WHERE id = $1 FOR UPDATE',
      [replicaId],
    )
    return row
  }
  let row = await locked()
  if (!row) {
    await session.rows(
      'INSERT INTO replica (id, device_id, last_n) VALUES ($1, $2, 0) ON CONFLICT (id) DO NOTHING',
      [replicaId, deviceId],
    )
    row = await locked()
  }
  if (row?.deviceId !== deviceId) throw refused('REPLICA_FORKED', { n: 0 })
  return Number(row.lastN)
}
