import { locationPathKey } from '../../src-shared/features/locations/location-path.ts'
import { type Device, organisationSite } from '../../src-shared/sync/protocol.ts'
import type { Session } from '../database/server-database.ts'
import { refused } from '../refusal-error.ts'
import { devices, type KnownDevice, type Listed } from './devices.ts'

interface Site {
  id: string
  name: string
}

/** Each id with the place that it stands in now, up to the top, through what was merged. */
const climbed = `WITH RECURSIVE climb (id, at) AS (
    SELECT id, id FROM unnest($1::text[]) AS given (id)
    UNION
    SELECT climb.id, coalesce(record.fields ->> 'mergedInto', record.fields ->> 'parentId')
    FROM climb JOIN record ON record.id = climb.at AND record.kind = 'location'
    WHERE coalesce(record.fields ->> 'mergedInto', record.fields ->> 'parentId') IS NOT NULL
  )
  SELECT climb.id, climb.at AS top FROM climb WHERE NOT EXISTS (
    SELECT 1 FROM record WHERE record.id = climb.at AND record.kind = 'location'
      AND coalesce(record.fields ->> 'mergedInto', record.fields ->> 'parentId') IS NOT NULL)`

/** The top-level location that each of these places belongs to now: a site can be merged into another, or put below it. */
export async function topsOf(session: Session, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = ids.length === 0 ? [] : await session.rows<{ id: string; top: string }>(climbed, [ids])
  return new Map(rows.map(({ id, top }) => [id, top]))
}

/**
 * Which sites a device may see today: top-level locations by id, besides what belongs to the organisation; null:
 * everything. Whoever has a place has the site in which it stands now.
 */
export async function sitesOf(
  session: Session,
  { sites }: Pick<KnownDevice, 'sites'>,
): Promise<string[] | null> {
  if (sites === null) return null
  const tops = await topsOf(session, sites)
  return [...new Set(sites.map((site) => tops.get(site) ?? site))].sort()
}

/** The same of what it may push to: also what was taken away and not let go of yet. */
export async function sitesToPushTo(
  session: Session,
  { sites, leavingSites }: Pick<KnownDevice, 'sites' | 'leavingSites'>,
): Promise<ReadonlySet<string> | null> {
  const all = await sitesOf(session, { sites: sites && [...sites, ...leavingSites] })
  return all && new Set([...all, organisationSite])
}

/** Every site that there is, in the order of their names. */
function allSites(session: Session): Promise<Site[]> {
  return session.rows<Site>(
    `SELECT id, fields ->> 'name' AS name FROM record WHERE kind = 'location' AND fields ->> 'parentId' IS NULL
       AND fields ->> 'mergedInto' IS NULL ORDER BY name, id`,
  )
}

/** The ids of sites that somebody names, by id or as they are called. @throws SITE_UNKNOWN */
export async function sitesNamed(session: Session, names: readonly string[]): Promise<string[]> {
  const sites = await allSites(session)
  const ids = names.map((named) => {
    const key = locationPathKey(named)
    const site =
      sites.find(({ id }) => id === named) ?? sites.find(({ name }) => locationPathKey(name) === key)
    if (!site) throw refused('SITE_UNKNOWN', { site: named })
    return site.id
  })
  return [...new Set(ids)].sort()
}

/**
 * Has a device see these sites from now on, named by id or as they are called; null: everything. Nobody gives what they
 * do not see themselves.
 * @throws SITE_UNKNOWN, SITE_FOREIGN, DEVICE_UNKNOWN
 */
export async function giveSites(
  session: Session,
  giver: Pick<KnownDevice, 'sites'>,
  deviceId: string,
  named: readonly string[] | null,
): Promise<void> {
  const sites = named && (await sitesNamed(session, named))
  const own = await sitesOf(session, giver)
  const isOwn = own === null || (sites?.every((site) => own.includes(site)) ?? false)
  if (!isOwn) throw refused('SITE_FOREIGN', {})
  const everything = (await allSites(session)).map(({ id }) => id)
  await devices.setSites(session, deviceId, sites, everything)
}

/** Devices with their sites by name, as far as whoever asks may see them. */
export async function withNamedSites(
  session: Session,
  listed: readonly Listed[],
  asking: Pick<KnownDevice, 'sites'>,
): Promise<Device[]> {
  const seen = await sitesOf(session, asking)
  const names = new Map((await allSites(session)).map(({ id, name }) => [id, name]))
  const named = (id: string) => ({
    id,
    name: seen === null || seen.includes(id) ? (names.get(id) ?? null) : null,
  })
  return listed.map((device) => ({ ...device, sites: device.sites?.map(named) ?? null }))
}
