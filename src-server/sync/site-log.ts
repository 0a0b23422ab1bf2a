import { organisationSite } from '../../src-shared/sync/protocol.ts'
import type { Session } from '../database/server-database.ts'
import type { EntryToLog } from './push-state.ts'

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
  const written = [...bySite.keys()].sort().map((siteId) => {
    const ofSite = bySite.get(siteId) ?? []
    return session.rows(
      `WITH counter AS (
         INSERT INTO site_counter (site_id, seq) VALUES ($1, $2)
         ON CONFLICT (site_id) DO UPDATE SET seq = site_counter.seq + excluded.seq RETURNING seq
       )
       INSERT INTO entry (site_id, seq, kind, id, replica_id, n, received_at, body, follows)
       SELECT $1, counter.seq - $2 + place, kind, id, replica_id, n, $3, body, follows
       FROM counter, ROWS FROM (
         unnest($4::text[]), unnest($5::text[]), unnest($6::text[]), unnest($7::bigint[]), jsonb_array_elements($8::jsonb),
         unnest($9::boolean[])
       ) WITH ORDINALITY AS logged (kind, id, replica_id, n, body, follows, place)`,
      [
        siteId,
        ofSite.length,
        now,
        ofSite.map(({ kind }) => kind),
        ofSite.map(({ id }) => id),
        ofSite.map(({ replicaId }) => replicaId),
        ofSite.map(({ n }) => n),
        JSON.stringify(ofSite.map(bodyOf)),
        ofSite.map(({ follows }) => follows ?? false),
      ],
    )
  })
  await Promise.all(written)
}

/** How far the log of a site is. */
export interface SiteHead {
  siteId: string
  seq: number | string
}

/** How far each is: first what belongs to the organisation. */
export function siteHeads(session: Session): Promise<SiteHead[]> {
  return session.rows('SELECT site_id AS "siteId", seq FROM site_counter ORDER BY site_id <> $1, site_id', [
    organisationSite,
  ])
}

/** What has no column of its own. */
function bodyOf(entry: EntryToLog) {
  const { type, changeSet, actorId, at } = entry
  if (entry.type === 'fact') return { type, changeSet, actorId, at, fact: entry.fact }
  const { rowRevision } = entry
  if (entry.type === 'left') return { type, changeSet, actorId, at, rowRevision }
  const { revision, fields, values, whole, conflicts } = entry
  return { type, changeSet, actorId, at, revision, fields, rowRevision, values, whole, conflicts }
}
