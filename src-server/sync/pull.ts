import type { z } from 'zod'
import { snapshotKinds } from '../../src-shared/sync/kinds.ts'
import {
  type Cursors,
  type Entry,
  mostInBatch,
  organisationSite,
  type PullAnswer,
  type pullRequest,
} from '../../src-shared/sync/protocol.ts'
import type { KnownDevice } from '../accounts/devices.ts'
import { sitesOf, topsOf } from '../accounts/sites.ts'
import type { Session } from '../database/server-database.ts'
import { refused } from '../refusal-error.ts'
import { entriesOf, type LoggedRow, loggedRow } from './entry-body.ts'
import { assertEpoch, isHistoryOf, marksOf } from './epoch.ts'
import { type SiteHead, siteHeads } from './site-log.ts'

/** The condition of an index, in its words. */
const besideRegister = `kind NOT IN (${snapshotKinds.map((kind) => `'${kind}'`).join(', ')})`

/**
 * What took effect after a laptop's cursors, at most a page of it: first what belongs to the organisation, then site by
 * site. A device that does not see all sites is told that a row has left them, unless it is back. Up to where a laptop has
 * rows of the register from a snapshot, what else there is.
 * @throws EPOCH_CHANGED
 */
export async function pull(
  session: Session,
  device: Pick<KnownDevice, 'sites'>,
  { epoch, cursors, marks, own, snapshot }: z.output<typeof pullRequest>,
): Promise<PullAnswer> {
  await assertEpoch(session, epoch)
  // The laptop says hello once more, and is told of a new epoch then.
  for (const told of snapshot ? [{ cursors, marks }, snapshot] : [{ cursors, marks }])
    if (!(await isHistoryOf(session, told))) throw refused('EPOCH_CHANGED', { epoch })
  const { heads, sites, visible } = await headsFor(session, device)
  const numberIn = (of: Cursors | undefined, siteId: string) =>
    of && Object.hasOwn(of, siteId) ? (of[siteId] ?? 0) : 0
  const moved: Cursors = { ...cursors }
  const entries: Entry[] = []
  /** Of a row that tells several facts, the laptop may have the first ones. */
  const isOwn = ({ type, replicaId, n }: Entry) =>
    type === 'fact' && replicaId === own?.replicaId && n <= own.n
  let rest = mostInBatch
  const stretches = heads.flatMap(({ siteId, seq }) => {
    const known = Math.min(Number(seq), numberIn(snapshot?.cursors, siteId))
    return [
      { siteId, upTo: known, which: besideRegister },
      { siteId, upTo: Number(seq), which: 'TRUE' },
    ]
  })
  for (const { siteId, upTo, which } of stretches) {
    const after = numberIn(moved, siteId)
    if (upTo <= after) continue
    if (rest === 0) break
    const rows = await session.rows<LoggedRow>(
      `SELECT ${loggedRow} FROM (
         SELECT *, sum(least(size, seq - $2)) OVER (ORDER BY seq) - least(size, seq - $2) AS told FROM entry
         WHERE site_id = $1 AND seq > $2 AND seq <= $3 AND ${which}
           AND NOT (replica_id = $4 AND n <= $5 AND type = 'fact')
           AND NOT (follows AND type = 'left' AND ($7::text[] IS NULL OR EXISTS (
             SELECT 1 FROM record WHERE record.id = entry.id AND record.kind = entry.kind AND record.site_id = ANY($7))))
         ORDER BY seq LIMIT $6
       ) AS page WHERE told < $6 ORDER BY seq`,
      [siteId, after, upTo, own?.replicaId ?? '', own?.n ?? 0, rest, visible],
    )
    const next = rows.flatMap(entriesOf).filter(({ seq }) => seq > after)
    const looked = next.slice(0, rest)
    entries.push(...looked.filter((entry) => !isOwn(entry)))
    // A page that is not full holds all that there was up to there, but for what the laptop has.
    moved[siteId] = looked.at(rest - 1)?.seq ?? upTo
    rest -= looked.length
  }
  const elsewhere = visible === null ? [] : await elsewhereIn(session, entries, visible)
  return {
    entries,
    ...(await markedCursors(session, moved)),
    elsewhere,
    sites,
    more: rest === 0,
  }
}

/** Cursors, with which entry stands at each. */
async function markedCursors(
  session: Session,
  cursors: Cursors,
): Promise<Pick<PullAnswer, 'cursors' | 'marks'>> {
  return { cursors, marks: await marksOf(session, cursors) }
}

/**
 * How far each log is that a device may see, the organisation first.
 * @returns its sites today, and of which sites the visible logs are; null: all
 */
export async function headsFor(
  session: Session,
  device: Pick<KnownDevice, 'sites'>,
): Promise<{ heads: SiteHead[]; sites: string[] | null; visible: string[] | null }> {
  const all = await siteHeads(session)
  const sites = await sitesOf(session, device)
  if (sites === null) return { heads: all, sites, visible: null }
  const tops = await topsOf(
    session,
    all.map(({ siteId }) => siteId),
  )
  const heads = all.filter(
    ({ siteId }) => siteId === organisationSite || sites.includes(tops.get(siteId) ?? siteId),
  )
  return { heads, sites, visible: heads.map(({ siteId }) => siteId) }
}

const ids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** The rows that entries name and that belong to none of these sites. */
async function elsewhereIn(
  session: Session,
  entries: readonly Entry[],
  visible: readonly string[],
): Promise<PullAnswer['elsewhere']> {
  const named = new Set(JSON.stringify(entries).match(ids) ?? [])
  if (named.size === 0) return []
  return session.rows(
    `SELECT id, kind FROM record WHERE id = ANY($1::text[]) AND kind IN ('location', 'asset')
       AND NOT site_id = ANY($2::text[]) ORDER BY kind, id`,
    [[...named], visible],
  )
}
