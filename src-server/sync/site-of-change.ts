import type { Values } from '../../src-shared/sync/decide-change.ts'
import { isOfNoSite } from '../../src-shared/sync/kinds.ts'
import { type Mutation, organisationSite, severalSites } from '../../src-shared/sync/protocol.ts'
import type { ChangeMutation, PushState } from './push-state.ts'
import type { RowsOfPush, ServerRow } from './rows-of-push.ts'

export type FactMutation = Extract<Mutation, { type: 'fact' }>

/**
 * The site of a row, by where it is now: a location is of the top-level one above it, an asset of that of its place, a
 * conflict of that of what it is about. What a laptop says is gone by only where the server knows no place.
 */
export async function siteOfRow(
  { kind, id, siteId }: Pick<ChangeMutation, 'kind' | 'id' | 'siteId'>,
  values: Values,
  before: ServerRow | undefined,
  rows: RowsOfPush,
): Promise<string> {
  const { mergedInto, parentId, locationId, assetId, entity, entityId } = values
  if (isOfNoSite(kind)) return organisationSite
  if (kind === 'location') {
    const above = mergedInto ?? parentId
    return typeof above === 'string' ? rows.top(above) : id
  }
  if (kind === 'asset') {
    if (typeof locationId !== 'string') return organisationSite
    if (before && before.fields.locationId === locationId) return rows.top(before.siteId)
    return (await rows.fetched(locationId, 'location')) ? rows.top(locationId) : rows.top(siteId)
  }
  const of =
    kind === 'conflict'
      ? await rows.fetched(String(entityId), String(entity))
      : await rows.fetched(String(assetId), 'asset')
  return rows.top(of?.siteId ?? before?.siteId ?? siteId)
}

/** What `siteOfFact` says, where nothing has to be read for it: of a scan that is so. */
export function siteAtHand(
  { kind, siteId, fact }: FactMutation,
  { rows, sitesOfAudits }: Pick<PushState, 'rows' | 'sitesOfAudits'>,
): string | undefined {
  const ofAudit = sitesOfAudits.get(String(fact.audit_id))
  if (ofAudit === undefined && kind === 'audit') return undefined
  return rows.topAtHand(ofAudit ?? siteId)
}

/**
 * The site of a fact: what was counted is of the site of its audit, an audit of that of its places. One of several sites
 * is told to devices that see all of them.
 */
export async function siteOfFact(
  { kind, siteId, fact }: FactMutation,
  { rows, sitesOfAudits }: Pick<PushState, 'rows' | 'sitesOfAudits'>,
): Promise<string> {
  const ofAudit = sitesOfAudits.get(String(fact.audit_id))
  if (ofAudit !== undefined) return rows.top(ofAudit)
  const places = kind === 'audit' && Array.isArray(fact.places) ? fact.places : []
  const tops = new Set<string>()
  for (const place of places) tops.add(await rows.top(String((place as Values | null)?.place_id)))
  const [top] = tops
  if (tops.size > 1) return severalSites
  return top ?? rows.top(siteId)
}
