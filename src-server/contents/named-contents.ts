import type { JsonValue } from '../../src-shared/record/canonical-json.ts'
import { contentNamesIn } from '../../src-shared/sync/content-names.ts'
import { organisationSite } from '../../src-shared/sync/protocol.ts'
import type { KnownDevice } from '../accounts/devices.ts'
import { sitesOf, topsOf } from '../accounts/sites.ts'
import { lineBreak } from '../database/lines.ts'
import type { Session } from '../database/server-database.ts'
import type { EntryToLog } from '../sync/push-state.ts'

/** A content, with a row or a fact that names it. */
interface NamedContent {
  sha256: string
  kind: string
  id: string
}

/** The content that rows and facts name which a push brought. */
export function contentNamesOf(entries: readonly EntryToLog[]): NamedContent[] {
  return entries.flatMap((entry) => {
    const { kind, id } = entry
    return namesIn(entry).map((sha256) => ({ sha256, kind, id }))
  })
}

/** Notes it. */
export async function noteContentNames(session: Session, named: readonly NamedContent[]): Promise<void> {
  if (named.length === 0) return
  await session.rows(
    `INSERT INTO content_name (sha256, kind, id)
     SELECT sha256, kind, id FROM jsonb_to_recordset($1::jsonb) AS named (sha256 text, kind text, id text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(named)],
  )
}

function namesIn(entry: EntryToLog): string[] {
  if (entry.type === 'left') return []
  if (entry.type === 'change') return contentNamesIn(entry.values)
  const { fact } = entry
  const names = contentNamesIn(fact)
  for (const field in fact) {
    const value = fact[field]
    if (isObject(value)) names.push(...contentNamesIn(value))
  }
  return names
}

const isObject = (value: JsonValue | undefined): value is Record<string, JsonValue> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Which of some contents a row or a fact names that is still there, and that a device may see. */
export async function namedAmong(
  session: Session,
  device: Pick<KnownDevice, 'sites'>,
  sha256s: readonly string[],
): Promise<Set<string>> {
  const named = await session.rows<{ sha256: string; siteId: string }>(
    `SELECT DISTINCT sha256, coalesce(record.site_id, entry.site_id) AS "siteId" FROM content_name AS named
     LEFT JOIN record ON record.id = named.id AND record.kind = named.kind
     LEFT JOIN entry ON record.id IS NULL AND entry.id = named.id AND entry.kind = named.kind
     WHERE sha256 = ANY($1::text[]) AND coalesce(record.site_id, entry.site_id) IS NOT NULL`,
    [sha256s],
  )
  const sites = await sitesOf(session, device)
  const tops = sites && (await topsOf(session, [...new Set(named.map(({ siteId }) => siteId))]))
  const isSeen = ({ siteId }: { siteId: string }) =>
    sites === null || siteId === organisationSite || sites.includes(tops?.get(siteId) ?? siteId)
  return new Set(named.filter(isSeen).map(({ sha256 }) => sha256))
}

/**
 * The same, and those that a row or a fact names which the device brought itself: it may send what belongs to it, also once
 * that is at a site which it does not see any more. To a server that was restored others may have brought it first; what it
 * was sent by the device as well is then told by what it answered.
 */
export async function namedOrBroughtAmong(
  session: Session,
  device: Pick<KnownDevice, 'id' | 'sites'>,
  sha256s: readonly string[],
): Promise<Set<string>> {
  const named = await namedAmong(session, device, sha256s)
  const rest = sha256s.filter((sha256) => !named.has(sha256))
  if (device.sites === null || rest.length === 0) return named
  const brought = await session.rows<{ sha256: string }>(
    `SELECT sha256 FROM content_name AS named
     JOIN entry ON entry.id = named.id AND entry.kind = named.kind AND NOT entry.follows
     JOIN replica ON replica.id = entry.replica_id AND replica.device_id = $2
     WHERE sha256 = ANY($1::text[])
     UNION
     SELECT sha256 FROM content_name AS named
     JOIN push_result AS pushed ON strpos(pushed.marks, named.kind || ' ' || named.id) > 0
     JOIN replica ON replica.id = pushed.replica_id AND replica.device_id = $2
     WHERE sha256 = ANY($1::text[]) AND (SELECT was_restored FROM server) AND EXISTS (
       SELECT 1 FROM string_to_table(pushed.marks, ${lineBreak}) WITH ORDINALITY AS line (mark, place)
       WHERE split_part(mark, ' ', 1) = named.kind AND split_part(mark, ' ', 2) = named.id AND NOT EXISTS (
         SELECT 1 FROM jsonb_array_elements(pushed.exceptions) AS one
         WHERE (one ->> 'n')::bigint = pushed.first_n + place - 1 AND one ->> 'outcome' = 'quarantined'))`,
    [rest, device.id],
  )
  return new Set([...named, ...brought.map(({ sha256 }) => sha256)])
}
