import { isOfNoSite, referenceIn } from '../../src-shared/sync/kinds.ts'
import { organisationSite, severalSites } from '../../src-shared/sync/protocol.ts'
import { rowNameOf } from '../../src-shared/sync/row-names.ts'
import type { ChangeMutation, PushState } from './push-state.ts'
import { siteOfRow } from './site-of-change.ts'

/**
 * Whether a change is about something at a site that the device may not see, brings something there, or refers to
 * something there. Whatever it names is looked at, and not what it says its site is.
 */
export async function isForeign(mutation: ChangeMutation, state: PushState): Promise<boolean> {
  const { sites } = state
  return sites !== null && (await sitesNamedIn(mutation, state)).some((site) => !sites.has(site))
}

/** The same of a fact of a site. Who knows the id of an audit of several sites takes part in it. */
export function isForeignFact(siteId: string, { sites }: Pick<PushState, 'sites'>): boolean {
  return sites !== null && siteId !== severalSites && !sites.has(siteId)
}

async function sitesNamedIn(mutation: ChangeMutation, state: PushState): Promise<string[]> {
  const { kind, id, siteId, fields } = mutation
  const { rows } = state
  const named: string[] = []
  const before = rows.row(id, kind)
  if (before)
    named.push(await (kind === 'location' ? rows.top(id) : siteOfRow(mutation, before.fields, before, rows)))
  if (!before && !isOfNoSite(kind) && kind !== 'location') named.push(await rows.top(siteId))
  if (kind === 'location') named.push(await siteOfLocation(mutation, state))
  for (const [field, { to }] of Object.entries(fields)) {
    const reference = field === 'assetId' ? String(to) : referenceIn(kind, field, to)?.id
    if (reference !== undefined) named.push(await siteOfReferred(reference, field, state))
  }
  return named
}

/** Of a top-level location that is new that itself, but for one that is another one’s namesake: it is merged into that. */
async function siteOfLocation(
  { kind, id, fields }: ChangeMutation,
  { rows, names }: PushState,
): Promise<string> {
  const before = rows.row(id, kind)
  const values = Object.fromEntries(Object.entries(fields).map(([field, { to }]) => [field, to]))
  const { parentId, mergedInto } = { ...before?.fields, ...values }
  const above = mergedInto ?? parentId
  if (typeof above === 'string') return rows.top(above)
  if (before) return rows.top(id)
  const name = rowNameOf(kind, values)
  const holder = name === null ? null : await names.holder(kind, name)
  return holder === null ? id : rows.top(holder)
}

async function siteOfReferred(id: string, field: string, { rows }: PushState): Promise<string> {
  const location = await rows.fetched(id, 'location')
  if (location) return rows.top(id)
  const asset = rows.row(id, 'asset')
  if (asset) return rows.top(asset.siteId)
  // A place that the server does not know is of no site that anybody has.
  return field === 'locationId' || field === 'parentId' ? id : organisationSite
}
