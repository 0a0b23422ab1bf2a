import { organisationSite } from '../../src-shared/sync/protocol.ts'
import { lineBreak, linesOf } from '../database/lines.ts'
import type { Session } from '../database/server-database.ts'
import { rowBodyOf } from './entry-body.ts'
import type { EntryToLog } from './push-state.ts'

/**
 * Numbers entries of a replica within their sites and writes them, facts of one kind that follow each other as one row. The
 * counters are taken last, in the order of the sites, and held to the end of the transaction: whoever has a lower number is
 * committed first, so a cursor passes nothing that comes late.
 */
export async function appendEntries(
  session: Session,
  replicaId: string,
  { entries, sought }: ToAppend,
  now: string,
): Promise<void> {
  if (entries.length === 0) return
  const bySite = Map.groupBy(entries, ({ siteId }) => siteId)
  const written = [...bySite.keys()].sort().map((siteId) => {
    const ofSite = bySite.get(siteId) ?? []
    const rows = inRows(ofSite, sought)
    return session.rows(append, [
      siteId,
      ofSite.length,
      now,
      replicaId,
      linesOf(rows.map(({ last }) => last.type)),
      linesOf(rows.map(({ last }) => last.kind)),
      linesOf(rows.map(({ last }) => last.id)),
      linesOf(rows.map(({ last }) => last.n)),
      linesOf(rows.map(({ last }) => last.follows ?? false)),
      linesOf(rows.map(({ size }) => size)),
      linesOf(rows.map(({ body }) => body)),
    ])
  })
  await Promise.all(written)
}

interface ToAppend {
  entries: readonly EntryToLog[]
  /** ids of facts that are looked for in the log, each of which is a row */
  sought: ReadonlySet<string>
}

/** Entries as the rows that tell them. */
function inRows(
  entries: readonly EntryToLog[],
  sought: ReadonlySet<string>,
): { last: EntryToLog; size: number; body: string }[] {
  const rows: [EntryToLog, ...EntryToLog[]][] = []
  for (const entry of entries) {
    const row = rows.at(-1)
    const before = row?.[0]
    const isNext = before?.type === 'fact' && entry.type === 'fact' && before.kind === entry.kind
    if (row && before && isNext && !sought.has(before.id) && !sought.has(entry.id)) row.push(entry)
    else rows.push([entry])
  }
  return rows.map((row) => ({ last: row.at(-1) ?? row[0], size: row.length, body: rowBodyOf(row) }))
}

const append = `WITH counter AS (
    INSERT INTO site_counter (site_id, seq) VALUES ($1, $2)
    ON CONFLICT (site_id) DO UPDATE SET seq = site_counter.seq + excluded.seq RETURNING seq
  )
  INSERT INTO entry (site_id, seq, received_at, replica_id, type, kind, id, n, follows, size, body)
  SELECT $1, counter.seq - $2 + sum(size::integer) OVER (ORDER BY place), $3, $4, type, kind, id, n::bigint,
    follows::boolean, size::integer, body
  FROM counter, ROWS FROM (
    string_to_table($5, ${lineBreak}), string_to_table($6, ${lineBreak}), string_to_table($7, ${lineBreak}),
    string_to_table($8, ${lineBreak}), string_to_table($9, ${lineBreak}), string_to_table($10, ${lineBreak}),
    string_to_table($11, ${lineBreak})
  ) WITH ORDINALITY AS logged (type, kind, id, n, follows, size, body, place)`

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
