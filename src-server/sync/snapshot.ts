import type { z } from 'zod'
import { type SnapshotKind, snapshotKinds } from '../../src-shared/sync/kinds.ts'
import {
  mostInSnapshotPart,
  type SnapshotAnswer,
  type snapshotRequest,
} from '../../src-shared/sync/protocol.ts'
import type { KnownDevice } from '../accounts/devices.ts'
import type { Session } from '../database/server-database.ts'
import { JsonText } from '../http/json-text.ts'
import { refused } from '../refusal-error.ts'
import { assertEpoch, marksOf } from './epoch.ts'
import { headsFor } from './pull.ts'
import type { SiteHead } from './site-log.ts'

const kinds: readonly SnapshotKind[] = [...snapshotKinds, 'conflict']

/** A conflict that somebody has decided is history. */
const isPresent = `(kind <> 'conflict' OR fields ->> 'resolution' IS NULL)`

/**
 * The next rows as they are now, in the order of their kinds and ids. Rows change while a laptop reads part after part:
 * how far the log was is told with the first part, and the laptop reads the log from there. A device that does not see all
 * sites gets none: it reads the log.
 * @param most rows in a part
 * @returns JSON of `SnapshotAnswer`, as the database writes it, each row on a line of its own
 * @throws EPOCH_CHANGED, SITE_FOREIGN where the device saw all sites when it began
 */
export async function snapshot(
  session: Session,
  device: Pick<KnownDevice, 'sites'>,
  { epoch, after }: z.output<typeof snapshotRequest>,
  most = mostInSnapshotPart,
): Promise<JsonText> {
  await assertEpoch(session, epoch)
  const { heads, visible } = await headsFor(session, device)
  if (visible !== null) {
    // What it sees refers to rows elsewhere, of which the log says where they are.
    if (after === null) return new JsonText('{"start":null,"rows":[],"more":false}')
    // Of a part some would be left out, and cursors that it has say that they came.
    throw refused('SITE_FOREIGN', {})
  }
  const start = after === null ? await startOf(session, heads) : null
  const parts: string[] = []
  let rest = most
  for (const kind of after === null ? kinds : kinds.slice(kinds.indexOf(after.kind))) {
    const { count, rows } = await rowsOf(session, kind, kind === after?.kind ? after.id : '', rest)
    if (count > 0) parts.push(rows)
    rest -= count
    if (rest === 0) break
  }
  const lines = parts.length === 0 ? '' : `\n${parts.join(',\n')}\n`
  return new JsonText(`{"start":${JSON.stringify(start)},"rows":[${lines}],"more":${rest === 0}}`)
}

/** The cursors come before the rows: whatever becomes of a row afterwards stands behind them in the log. */
async function startOf(session: Session, heads: readonly SiteHead[]): Promise<SnapshotAnswer['start']> {
  const cursors = Object.fromEntries(heads.map(({ siteId, seq }) => [siteId, Number(seq)]))
  const [count] = await session.rows<{ rows: number | string }>(
    `SELECT count(*) AS rows FROM record WHERE kind = ANY($1::text[])`,
    [kinds],
  )
  return { cursors, marks: await marksOf(session, cursors), rows: Number(count?.rows ?? 0) }
}

async function rowsOf(session: Session, kind: string, after: string, most: number) {
  const [part] = await session.rows<{ count: number; rows: string }>(
    `SELECT count(*)::int AS count, coalesce(string_agg(row, E',\\n' ORDER BY id), '') AS rows FROM (
       SELECT id, json_build_array(kind, id, site_id, revision, made_at, changed_at, fields)::text AS row FROM record
       WHERE kind = $1 AND id > $2 AND ${isPresent}
       ORDER BY id LIMIT $3
     ) AS part`,
    [kind, after, most],
  )
  return part ?? { count: 0, rows: '' }
}
