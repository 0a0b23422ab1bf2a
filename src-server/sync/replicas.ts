import type { Session } from '../database/server-database.ts'

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

/** A replica as a push finds it. */
export interface LockedReplica {
  /** the device that owns it: the first one to push for it */
  deviceId: string
  lastN: number
}

/** Whoever else pushes for the replica waits until this transaction has ended. @returns undefined: it is not known yet */
export async function lockReplica(session: Session, replicaId: string): Promise<LockedReplica | undefined> {
  const [row] = await session.rows<{ deviceId: string; lastN: number | string }>(
    'SELECT device_id AS "deviceId", last_n AS "lastN" FROM replica WHERE id = $1 FOR UPDATE',
    [replicaId],
  )
  return row && { deviceId: row.deviceId, lastN: Number(row.lastN) }
}

/** Makes a replica known, unless somebody else did so meanwhile, and locks it. */
export async function lockNewReplica(
  session: Session,
  replicaId: string,
  deviceId: string,
): Promise<LockedReplica | undefined> {
  const made = session.rows(
    'INSERT INTO replica (id, device_id, last_n) VALUES ($1, $2, 0) ON CONFLICT (id) DO NOTHING',
    [replicaId, deviceId],
  )
  const [, locked] = await Promise.all([made, lockReplica(session, replicaId)])
  return locked
}
