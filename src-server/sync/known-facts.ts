import { factsNamedIn } from '../../src-shared/sync/named-facts.ts'
import type { Mutation } from '../../src-shared/sync/protocol.ts'
import { lineBreak, linesOf } from '../database/lines.ts'
import type { Session } from '../database/server-database.ts'
import type { EntryToLog, PushState } from './push-state.ts'
import { isStorable } from './value-faults.ts'

/** The kind of fact that others are about: it is looked for in the log by its id. */
export const auditKind = 'audit'

/** A fact among those that are known. */
export const factKey = (kind: string, id: string) => `${kind} ${id}`

/**
 * Which facts of a push the server has already. Laptops seldom send one again under another number, so nobody looks at
 * first: `noteFacts` fails where one is known, and the push is tried once more.
 */
export async function factsAmong(session: Session, mutations: readonly Mutation[]): Promise<Set<string>> {
  const ids = mutations.flatMap(({ type, id }) => (type === 'fact' ? [id] : []))
  if (ids.length === 0) return new Set()
  const known = await session.rows<{ id: string; kind: string }>(
    `SELECT id, kind FROM fact WHERE id = ANY(string_to_array($1, ${lineBreak}))`,
    [linesOf(ids)],
  )
  return new Set(known.map(({ kind, id }) => factKey(kind, id)))
}

/** Which of the facts that those of a push name the server has, but for their audits, of which the sites are asked for. */
export async function factsNamedAmong(session: Session, mutations: readonly Mutation[]): Promise<string[]> {
  const ids = new Set<string>()
  for (const mutation of mutations) {
    if (mutation.type !== 'fact') continue
    for (const { id } of factsNamedIn(mutation))
      if (id !== mutation.fact.audit_id && isStorable(id)) ids.add(id)
  }
  if (ids.size === 0) return []
  const known = await session.rows<{ id: string; kind: string }>(
    'SELECT id, kind FROM fact WHERE id = ANY($1::text[])',
    [[...ids]],
  )
  return known.map(({ kind, id }) => factKey(kind, id))
}

/** Notes which facts the log tells of. One that it told of before ends the transaction, which is then tried again. */
export async function noteFacts(session: Session, entries: readonly EntryToLog[]): Promise<void> {
  const byKind = Map.groupBy(
    entries.filter(({ type }) => type === 'fact'),
    ({ kind }) => kind,
  )
  const noted = [...byKind].map(([kind, facts]) =>
    session.rows(`INSERT INTO fact (id, kind) SELECT id, $2 FROM string_to_table($1, ${lineBreak}) AS id`, [
      linesOf(facts.map(({ id }) => id)),
      kind,
    ]),
  )
  await Promise.all(noted)
}

/** The sites of the audits that the facts of a push are about. */
export async function sitesOfAuditsAround(
  session: Session,
  mutations: readonly Mutation[],
): Promise<PushState['sitesOfAudits']> {
  const ids = new Set<string>()
  for (const mutation of mutations) {
    const auditId = mutation.type === 'fact' ? mutation.fact.audit_id : null
    if (typeof auditId === 'string' && isStorable(auditId)) ids.add(auditId)
  }
  if (ids.size === 0) return new Map()
  const audits = await session.rows<{ id: string; siteId: string }>(
    `SELECT id, site_id AS "siteId" FROM entry WHERE id = ANY($1::text[]) AND kind = $2 AND type = 'fact'`,
    [[...ids], auditKind],
  )
  return new Map(audits.map(({ id, siteId }) => [id, siteId]))
}
