import type { Mutation } from '../../src-shared/sync/protocol.ts'
import { lineBreak, linesOf } from '../database/lines.ts'
import type { Session } from '../database/server-database.ts'
import type { PushState } from './push-state.ts'
import { isStorable } from './value-faults.ts'

/** Which facts of a push the server has already, and the sites of the audits that its facts are about. */
export async function factsAround(
  session: Session,
  mutations: readonly Mutation[],
): Promise<Pick<PushState, 'knownFacts' | 'sitesOfAudits'>> {
  const ids = new Set<string>()
  for (const mutation of mutations) {
    if (mutation.type !== 'fact') continue
    ids.add(mutation.id)
    const auditId = mutation.fact.audit_id
    if (typeof auditId === 'string' && isStorable(auditId)) ids.add(auditId)
  }
  if (ids.size === 0) return { knownFacts: new Set(), sitesOfAudits: new Map() }
  const known = await session.rows<{ id: string; kind: string; siteId: string }>(
    `SELECT id, kind, site_id AS "siteId" FROM entry WHERE id = ANY(string_to_array($1, ${lineBreak}))`,
    [linesOf([...ids])],
  )
  const audits = known.filter(({ kind }) => kind === 'audit')
  return {
    knownFacts: new Set(known.map(({ id, kind }) => `${kind} ${id}`)),
    sitesOfAudits: new Map(audits.map(({ id, siteId }) => [id, siteId])),
  }
}
