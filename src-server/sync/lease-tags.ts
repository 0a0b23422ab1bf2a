import type { z } from 'zod'
import { lastNumberOf } from '../../src-shared/features/labels/tag-scheme.ts'
import type { LeaseRequest, leaseAnswer } from '../../src-shared/sync/protocol.ts'
import type { Session } from '../database/server-database.ts'
import { assertEpoch } from './epoch.ts'

/**
 * Leases the next numbers of a form of tags, without a gap but for what the laptop says is used: after the server was
 * restored that is more than it knows. Asked again, it answers what it answered.
 * @throws EPOCH_CHANGED
 */
export async function leaseTags(
  session: Session,
  { epoch, replicaId, leaseId, form, count, highest }: LeaseRequest,
  now: string,
): Promise<z.output<typeof leaseAnswer>> {
  await assertEpoch(session, epoch)
  const key = [form.prefix, form.width, form.checkCharacter].join(' ')
  await session.rows('INSERT INTO tag_counter (form, last) VALUES ($1, 0) ON CONFLICT (form) DO NOTHING', [
    key,
  ])
  const [counter] = await session.rows<{ last: number | string }>(
    'SELECT last FROM tag_counter WHERE form = $1 FOR UPDATE',
    [key],
  )
  const [known] = await session.rows<{ first: number | string; last: number | string }>(
    'SELECT first, last FROM tag_lease WHERE replica_id = $1 AND id = $2',
    [replicaId, leaseId],
  )
  if (known) return { lease: { first: Number(known.first), last: Number(known.last) } }
  const first = Math.max(Number(counter?.last ?? 0), highest) + 1
  const last = Math.min(first + count - 1, lastNumberOf({ ...form }))
  if (last < first) return { lease: null }
  await session.rows('UPDATE tag_counter SET last = $2 WHERE form = $1', [key, last])
  await session.rows(
    'INSERT INTO tag_lease (replica_id, id, form, first, last, leased_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [replicaId, leaseId, key, first, last, now],
  )
  return { lease: { first, last } }
}
