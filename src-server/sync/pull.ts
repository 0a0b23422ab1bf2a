import type { z } from 'zod'
import {
  type Cursors,
  type Entry,
  mostInBatch,
  organisationSite,
  type PullAnswer,
  type pullRequest,
} from '../../src-shared/sync/protocol.ts'
import type { Session } from '../database/server-database.ts'
import { refused } from '../refusal-error.ts'
import { assertEpoch, isHistoryOf, marksOf } from './epoch.ts'

interface LoggedRow {
  seq: number | string
  kind: string
  id: string
  replicaId: string
  n: number | string
  body: object
}

/**
 * What took effect after a laptop's cursors, at most a page of it: first what belongs to the organisation, then site by
 * site.
 * @throws EPOCH_CHANGED
 */
export async function pull(
  session: Session,
  { epoch, cursors, marks, own }: z.output<typeof pullRequest>,
): Promise<PullAnswer> {
  await assertEpoch(session, epoch)
  // The laptop says hello once more, and is told of a new epoch then.
  if (!(await isHistoryOf(session, { cursors, marks }))) throw refused('EPOCH_CHANGED', { epoch })
  const sites = await session.rows<{ siteId: string; seq: number | string }>(
    'SELECT site_id AS "siteId", seq FROM site_counter ORDER BY site_id <> $1, site_id',
    [organisationSite],
  )
  const after = (siteId: string) => (Object.hasOwn(cursors, siteId) ? (cursors[siteId] ?? 0) : 0)
  const moved: Cursors = { ...cursors }
  const entries: Entry[] = []
  for (const { siteId, seq: head } of sites.filter((site) => Number(site.seq) > after(site.siteId))) {
    const rest = mostInBatch - entries.length
    if (rest === 0) return { entries, ...(await markedCursors(session, moved)), more: true }
    const rows = await session.rows<LoggedRow>(
      `SELECT seq, kind, id, replica_id AS "replicaId", n, body FROM entry
       WHERE site_id = $1 AND seq > $2 AND seq <= $3
         AND NOT (replica_id = $4 AND n <= $5 AND body ->> 'type' = 'fact')
       ORDER BY seq LIMIT $6`,
      [siteId, after(siteId), head, own?.replicaId ?? '', own?.n ?? 0, rest],
    )
    for (const { body, ...row } of rows)
      entries.push({ ...body, ...row, siteId, seq: Number(row.seq), n: Number(row.n) } as Entry)
    // A page that is not full holds all that there was up to the head, but for what the laptop has.
    moved[siteId] = rows.length === rest ? Number(rows.at(-1)?.seq) : Number(head)
  }
  return { entries, ...(await markedCursors(session, moved)), more: entries.length === mostInBatch }
}

/** Cursors, with which entry stands at each. */
async function markedCursors(
  session: Session,
  cursors: Cursors,
): Promise<Pick<PullAnswer, 'cursors' | 'marks'>> {
  return { cursors, marks: await marksOf(session, cursors) }
}
