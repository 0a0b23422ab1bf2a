import { type RawBuilder, sql } from 'kysely'
import { elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import { organisationSite } from '../../../../src-shared/sync/protocol.ts'
import { organisationEntityId } from '../../database/change-record.ts'
import { build, statement } from '../../database/statement.ts'

type None = Record<never, never>
type Id = { id: string }

export const siteOfRow = {
  asset: statement<Id, { siteId: string }>((value) =>
    build.selectFrom('asset').select('site_id as siteId').where('id', '=', value('id')),
  ),
  location: statement<Id, { siteId: string }>((value) =>
    build.selectFrom('location').select('site_id as siteId').where('id', '=', value('id')),
  ),
}

/** What was made here and the server did not take: nobody else has it. */
const isTaken = (table: string) => sql`NOT EXISTS (SELECT 1 FROM quarantined_change AS aside
    JOIN change ON change.n = aside.change_n AND change.revision = 1
    WHERE aside.row_id = ${sql.table(table)}.id AND settled IS NULL)`

/**
 * Whether a site is none of these (JSON). What was merged keeps the site that it had, which counts as the one in which that
 * place stands now: the server goes by that as well (decision 51).
 */
const isBeside = (site: string, sites: RawBuilder<unknown>) => sql`NOT EXISTS (
  WITH RECURSIVE standing (site) AS (
    SELECT ${sql.ref(site)} UNION SELECT place.site_id FROM standing JOIN location AS place ON place.id = standing.site
  ) SELECT 1 FROM standing WHERE site IN (SELECT value FROM json_each(${sites})))`

/**
 * Whether a location would be of these sites (JSON) but for a move, its own or of what is above it, that the server has not
 * taken: that puts it elsewhere here alone.
 */
const isBelow = (sites: RawBuilder<unknown>) => sql`(
  EXISTS (SELECT 1 FROM quarantined_change WHERE kind = 'location' AND settled IS NULL
    UNION ALL SELECT 1 FROM enrolment JOIN outbox ON outbox.n > acknowledged JOIN change ON change.n = change_n
    WHERE entity = 'location')
  AND EXISTS (WITH RECURSIVE above (id) AS (
    SELECT location.id UNION SELECT place.parent_id FROM above JOIN location AS place ON place.id = above.id
  ) SELECT 1 FROM above WHERE id IN (SELECT value FROM json_each(${sites}))))`

/** Whether a location is of none of these sites (JSON), as the server sees it. */
const isOfNone = (sites: RawBuilder<unknown>) =>
  sql`${isBeside('location.site_id', sites)} AND NOT ${isBelow(sites)}`

/** What was made here and came back in no log that this laptop sees: it was merged into its namesake at another site. */
const isUntold = sql`NOT EXISTS (SELECT 1 FROM synced_row AS told WHERE told.id = location.id AND told.kind = 'location')
  AND NOT EXISTS (SELECT 1 FROM waiting_entry AS waiting WHERE waiting.id = location.id AND waiting.kind = 'location')
  AND NOT EXISTS (SELECT 1 FROM quarantined_change WHERE row_id = location.id)`

/** Locations of all sites but some (JSON), wherever they were put here. */
const isOfOthers = (sites: RawBuilder<unknown>) =>
  sql`site_id <> ${sql.lit(elsewhereSite)} AND ((${isOfNone(sites)}) OR (${isUntold}))`

/** Those that go, so that it is to be asked for once all was sent and pulled: what only this laptop has stays. */
export const locationsBeside = statement<{ sites: string }, Id>(
  (value) =>
    sql`SELECT id FROM location WHERE ${isOfOthers(value('sites'))} AND ${isTaken('location')} ORDER BY id`,
)
/** Those that stay. */
export const locationsKept = statement<{ sites: string }, Id>(
  (value) => sql`SELECT id FROM location WHERE ${isOfOthers(value('sites'))} AND NOT ${isTaken('location')}`,
)
/** Those alone that were made here and merged into a namesake, which this laptop is told nothing of. */
export const locationsUntold = statement<None, Id>(
  () => sql`SELECT id FROM location WHERE site_id <> ${sql.lit(elsewhereSite)}
    AND ${isUntold} AND ${isTaken('location')} ORDER BY id`,
)

/** What is another one whenever a location may be beside the sites of this laptop that was not before. */
export const markOfWritten = statement<None, { mark: string }>(
  () => sql`SELECT concat_ws(' ', sites, acknowledged, (SELECT max(n) FROM outbox), (SELECT max(n) FROM change)) AS mark
    FROM enrolment`,
)

/** Locations that were let go of, and not those that only stand for what is named. */
export const locationsLetGo = statement<None, Id>(
  () => sql`SELECT id FROM location WHERE site_id = ${sql.lit(elsewhereSite)} AND revision > 0`,
)

/** Whether the server does not know that an asset was taken to where it is. */
const isMoveAside = sql`EXISTS (SELECT 1 FROM quarantined_change AS aside JOIN change ON change.n = aside.change_n
    WHERE aside.row_id = asset.id AND settled IS NULL AND change.fields ->> '$.locationId' IS NOT NULL)`

/**
 * The assets of a stretch of numbers that are at some locations (JSON), but for those that only this laptop has.
 * @param kept locations that the server did not take: of what is there, what it took as being there
 */
export const assetsAtIn = statement<{ first: number; last: number; locations: string; kept: string }, Id>(
  (value) => sql`SELECT id FROM asset WHERE n >= ${value('first')} AND n <= ${value('last')}
    AND (location_id IN (SELECT value FROM json_each(${value('locations')}))
      OR (location_id IN (SELECT value FROM json_each(${value('kept')})) AND NOT ${isMoveAside}))
    AND ${isTaken('asset')}`,
)

/** What is on its way here, somebody else has sent. */
const isUnsent = (column: string) => sql`(${sql.ref(column)} IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM sent_content AS sent WHERE sent.sha256 = ${sql.ref(column)})
  AND NOT EXISTS (SELECT 1 FROM waiting_content AS coming
    WHERE coming.sha256 = ${sql.ref(column)} AND coming.direction = 'fetch'))`
/** Which replicas this data folder is and was: under their numbers it sent what a restored server is sent again. */
const ownReplicas = sql`(SELECT replica_id FROM organisation
  UNION ALL SELECT fields ->> '$.replicaId.from' FROM change
  WHERE entity_id = ${sql.lit(organisationEntityId)} AND fields ->> '$.replicaId.from' IS NOT NULL)`

/** Whether a photo or file was added here and the server is not known to have its content, which it may yet take. */
export const unsentContent = statement<Id, Id>(
  (value) => sql`SELECT attachment.id FROM attachment
    JOIN change ON change.entity_id = attachment.id AND change.revision = 1
    WHERE attachment.id = ${value('id')} AND removed_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM change_origin WHERE change_n = change.n AND replica_id NOT IN ${ownReplicas})
      AND ${isTaken('attachment')}
      AND (${isUnsent('attachment.sha256')} OR ${isUnsent('attachment.thumbnail_sha256')}) LIMIT 1`,
)
/** Whether a photo or file is not one that only this laptop has. */
export const takenAttachment = statement<Id, Id>(
  (value) => sql`SELECT id FROM attachment WHERE id = ${value('id')} AND ${isTaken('attachment')}`,
)

/** The logs that go with the place of their site, or by the sites (JSON) alone where that is not here. */
export const cursorsBeside = statement<{ sites: string }, { siteId: string }>(
  (value) => sql`SELECT pull_cursor.site_id AS siteId FROM pull_cursor
    LEFT JOIN location ON location.id = pull_cursor.site_id AND location.site_id <> ${sql.lit(elsewhereSite)}
    WHERE pull_cursor.site_id <> ${sql.lit(organisationSite)}
      AND iif(location.id IS NULL, ${isBeside('pull_cursor.site_id', value('sites'))}, ${isOfNone(value('sites'))})`,
)

/** How many assets each site has, with what it is called; those without a place have none. */
export const assetsBySite = statement<None, { id: string | null; name: string | null; assets: number }>(
  () => sql`SELECT location.id, location.name, held.assets FROM (
      SELECT place.site_id AS siteId, count(*) AS assets FROM asset
      LEFT JOIN location AS place ON place.id = asset.location_id
      WHERE asset.site_id <> ${sql.lit(elsewhereSite)} GROUP BY place.site_id
    ) AS held LEFT JOIN location ON location.id = held.siteId`,
)
