import type { Session } from '../database/server-database.ts'
import { refused } from '../refusal-error.ts'

/** Names the history that the server has. It changes when some of it was lost. */
export async function epochOf(session: Session): Promise<string> {
  const [row] = await session.rows<{ epoch: string }>('SELECT epoch FROM server')
  return row?.epoch ?? ''
}

export async function beginEpoch(session: Session, epoch: string): Promise<void> {
  await session.rows('UPDATE server SET epoch = $1', [epoch])
}

/** @throws EPOCH_CHANGED */
export async function assertEpoch(session: Session, epoch: string): Promise<void> {
  const present = await epochOf(session)
  if (present !== epoch) throw refused('EPOCH_CHANGED', { epoch: present })
}
