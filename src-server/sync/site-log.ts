import type { Session } from '../database/server-database.ts'
import type { EntryToLog } from './apply-mutation.ts'

/**
 * Numbers entries within their sites and writes them. The counters are taken last, in the order of the sites, and held to
 * the end of the transaction: whoever has a lower number is committed first, so a cursor passes nothing that comes late.
 */
export async function appendEntries(
  session: Session,
  entries: readonly EntryToLog[],
  now: string,
): Promise<void> {
  if (entries.length === 0) return
  const bySite = Map.groupBy(entries, ({ siteId }) => siteId)
  const next = new Map<string, number>()
  for (const siteId of [...bySite.keys()].sort()) {
    const count = bySite.get(siteId)?.length ?? 0
    const [counter] = await session.rows<{ seq: number | string }>(
      `INSERT INTO site_counter (site_id, seq) VALUES ($1, $2)
       ON CONFLICT (site_id) DO UPDATE SET seq = site_counter.seq + excluded.seq RETURNING seq`,
      [siteId, count],
    )
    next.set(siteId, Number(counter?.seq) - count + 1)
  }
  const logged = entries.map(({ siteId, kind, id, replicaId, n, ...body }) => {
    const seq = next.get(siteId) ?? 0
    next.set(siteId, seq + 1)
    return { siteId, seq, kind, id, replicaId, n, body }
  })
  await session.rows(
    `INSERT INTO entry (site_id, seq, kind, id, replica_id, n, received_at, body)
     SELECT "siteId", seq, kind, id, "replicaId", n, $2, body FROM jsonb_to_recordset($1::jsonb)
       AS logged ("siteId" text, seq bigint, kind text, id text, "replicaId" text, n bigint, body jsonb)`,
    [JSON.stringify(logged), now],
  )
}
