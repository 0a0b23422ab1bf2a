import { organisationSite } from '../../src-shared/sync/protocol.ts'
import { lineBreak, linesOf } from '../database/lines.ts'
import type { Session } from '../database/server-database.ts'
import { bodyOf } from './entry-body.ts'
import type { EntryToLog } from './push-state.ts'

/**
 * Numbers entries of a replica within their sites and writes them. The counters are taken last, in the order of the sites,
 * and held to the end of the transaction: whoever has a lower number is committed first, so a cursor passes nothing that
 * comes late.
 */
export async function appendEntries(
  session: Session,
  replicaId: string,
  entries: readonly EntryToLog[],
  now: string,
): Promise<void> {
  if (entries.length === 0) return
  const bySite = Map.groupBy(entries, ({ siteId }) => siteId)
  const written = [...bySite.keys()].sort().map((siteId) => {
    const ofSite = bySite.get(siteId) ?? []
    return session.rows(append, [
      siteId,
      ofSite.length,
      now,
      replicaId,
      linesOf(ofSite.map(({ type }) => type)),
      linesOf(ofSite.map(({ kind }) => kind)),
      linesOf(ofSite.map(({ id }) => id)),
      linesOf(ofSite.map(({ n }) => n)),
      linesOf(ofSite.map(({ follows }) => follows ?? false)),
      linesOf(ofSite.map((entry) => JSON.stringify(bodyOf(entry)))),
    ])
  })
  await Promise.all(written)
}

const append = `WITH counter AS (
    INSERT INTO site_counter (site_id, seq) VALUES ($1, $2)
    ON CONFLICT (site_id) DO UPDATE SET seq = site_counter.seq + excluded.seq RETURNING seq
  )
  INSERT INTO entry (site_id, seq, received_at, replica_id, type, kind, id, n, follows, body)
  SELECT $1, counter.seq - $2 + place, $3, $4, type, kind, id, n::bigint, follows::boolean, body
  FROM counter, ROWS FROM (
    string_to_table($5, ${lineBreak}), string_to_table($6, ${lineBreak}), string_to_table($7, ${lineBreak}),
    string_to_table($8, ${lineBreak}), string_to_table($9, ${lineBreak}), string_to_table($10, ${lineBreak})
  ) WITH ORDINALITY AS logged (type, kind, id, n, follows, body, place)`

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
