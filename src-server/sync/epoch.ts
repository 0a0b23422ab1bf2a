import type { Cursors, Marks } from '../../src-shared/sync/protocol.ts'
import type { Session } from '../database/server-database.ts'
import { refused } from '../refusal-error.ts'

/** Names the history that the server has. It changes when some of it was lost. */
export async function epochOf(session: Session): Promise<string> {
  const [row] = await session.rows<{ epoch: string }>('SELECT epoch FROM server')
  return row?.epoch ?? ''
}

export async function beginEpoch(session: Session, epoch: string): Promise<void> {
  await session.rows('UPDATE server SET epoch = $1, was_restored = true', [epoch])
}

/** Whether it lost something once, so that laptops send what it may have already. */
export async function wasRestored(session: Session): Promise<boolean> {
  const [row] = await session.rows<{ was: boolean }>('SELECT was_restored AS was FROM server')
  return row?.was ?? false
}

/** @throws EPOCH_CHANGED */
export async function assertEpoch(session: Session, epoch: string): Promise<void> {
  const present = await epochOf(session)
  if (present !== epoch) throw refused('EPOCH_CHANGED', { epoch: present })
}

/**
 * Which entry it is, in few signs: who sent it and when it came; those of one row have one mark. A server that was restored
 * gives the numbers of what it lost to others.
 */
const markOfEntry = `left(md5(entry.received_at || entry.replica_id || entry.n), 12)`

/** The row that tells of the entry at a cursor `told (site_id, seq)`. */
const entryAtCursor = `LATERAL (
  SELECT seq, received_at, replica_id, n FROM entry
  WHERE entry.site_id = told.site_id AND entry.seq >= told.seq::bigint ORDER BY entry.seq LIMIT 1
) AS entry`

/** Whether what a laptop has taken in is of the history that the server has. */
export async function isHistoryOf(
  session: Session,
  { cursors, marks }: { cursors: Cursors; marks: Marks },
): Promise<boolean> {
  const [other] = await session.rows(
    `SELECT 1 FROM jsonb_each_text($1::jsonb) AS told (site_id, seq)
     LEFT JOIN ${entryAtCursor} ON true
     WHERE told.seq::bigint > 0
       AND (entry.seq IS NULL OR $2::jsonb ->> told.site_id <> ${markOfEntry}) LIMIT 1`,
    [JSON.stringify(cursors), JSON.stringify(marks)],
  )
  return other === undefined
}

/** Which entries stand at cursors, by their sites. */
export async function marksOf(session: Session, cursors: Cursors): Promise<Marks> {
  const rows = await session.rows<{ siteId: string; mark: string }>(
    `SELECT told.site_id AS "siteId", ${markOfEntry} AS mark
     FROM jsonb_each_text($1::jsonb) AS told (site_id, seq)
     JOIN ${entryAtCursor} ON true WHERE told.seq::bigint > 0`,
    [JSON.stringify(cursors)],
  )
  return Object.fromEntries(rows.map(({ siteId, mark }) => [siteId, mark]))
}
