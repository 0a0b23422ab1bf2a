import { sql } from 'kysely'
import type { AuditRow, ScanRow, Schema } from '../../database/schema.ts'
import { build, statement } from '../../database/statement.ts'
import { people } from '../people/people.ts'

type AuditId = { auditId: string }

export const auditById = statement<{ id: string }, AuditRow>((value) =>
  build.selectFrom('audit').selectAll().where('id', '=', value('id')),
)
export const insertAudit = statement<AuditRow>((value) =>
  build.insertInto('audit').values({
    id: value('id'),
    site_id: value('site_id'),
    name: value('name'),
    location_id: value('location_id'),
    scope: value('scope'),
    started_at: value('started_at'),
    started_by: value('started_by'),
  } as never),
)
/** Freezes the places of an audit: its location and all below. */
export const freezePlaces = statement<AuditId & { locationId: string }>(
  (value) => sql`
    WITH RECURSIVE below (id, path, path_key) AS (
      SELECT id, path, path_key FROM location WHERE id = ${value('locationId')}
      UNION ALL SELECT location.id, location.path, location.path_key FROM location JOIN below ON below.id = location.parent_id
      WHERE location.archived_at IS NULL
    )
    INSERT INTO audit_place (audit_id, place_id, path, path_key) SELECT ${value('auditId')}, id, path, path_key FROM below`,
)
/** Freezes what an audit expects: the assets in service whose own location is one of its places. */
export const freezeExpected = statement<AuditId>(
  (value) => sql`
    INSERT INTO audit_expected (audit_id, asset_id, place_id)
    SELECT audit_place.audit_id, asset.id, asset.location_id
    FROM audit_place
    JOIN asset ON asset.location_id = audit_place.place_id
    JOIN status_label ON status_label.id = asset.status_id AND status_label.type NOT IN ('archived', 'lost')
    WHERE audit_place.audit_id = ${value('auditId')}`,
)
export const expectedByPlace = statement<AuditId, { placeId: string; expected: number }>((value) =>
  build
    .selectFrom('audit_expected')
    .select(['place_id as placeId', sql<number>`count(*)`.as('expected')])
    .where('audit_id', '=', value('auditId'))
    .groupBy('place_id'),
)
export const expectedPlaceOf = statement<AuditId & { assetId: string }, { placeId: string }>((value) =>
  build
    .selectFrom('audit_expected')
    .select('place_id as placeId')
    .where('audit_id', '=', value('auditId'))
    .where('asset_id', '=', value('assetId')),
)
export const placeOf = statement<AuditId & { placeId: string }, { path: string }>((value) =>
  build
    .selectFrom('audit_place')
    .select('path')
    .where('audit_id', '=', value('auditId'))
    .where('place_id', '=', value('placeId')),
)
/** The place of an audit that a location is, or that was merged into it. */
export const frozenAs = statement<AuditId & { id: string }, { placeId: string; path: string }>(
  (value) => sql<{ placeId: string; path: string }>`WITH given (id) AS (SELECT ${value('id')})
    SELECT place_id AS "placeId", path FROM audit_place, given
    WHERE audit_id = ${value('auditId')} AND place_id IN (
      SELECT given.id UNION ALL SELECT location.id FROM location WHERE merged_into = given.id AND merged_into IS NOT NULL)
    ORDER BY place_id <> given.id LIMIT 1`,
)
export const placesOf = statement<AuditId, { placeId: string; path: string }>((value) =>
  build
    .selectFrom('audit_place')
    .select(['place_id as placeId', 'path'])
    .where('audit_id', '=', value('auditId'))
    .orderBy('path_key'),
)
/** The places of an audit whose last mark says that they are counted, with that mark. */
export const countedPlaces = statement<AuditId, { placeId: string; at: string; by: string | null }>((value) =>
  build
    .selectFrom('audit_place_mark as mark')
    .leftJoin('person', 'person.id', 'mark.actor_id')
    .select(['mark.place_id as placeId', 'mark.at', people.shownName('person').as('by')])
    .where('mark.audit_id', '=', value('auditId'))
    .where('mark.counted', '=', 1)
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM audit_place_mark AS later
        WHERE later.audit_id = mark.audit_id AND later.place_id = mark.place_id AND later.n > mark.n)`,
    ),
)
export const insertPlaceMark = statement<Omit<Schema['audit_place_mark'], 'n'>>((value) =>
  build.insertInto('audit_place_mark').values({
    id: value('id'),
    site_id: value('site_id'),
    audit_id: value('audit_id'),
    place_id: value('place_id'),
    counted: value('counted'),
    actor_id: value('actor_id'),
    at: value('at'),
  } as never),
)
export const insertScan = statement<Omit<ScanRow, 'n'>>((value) =>
  build.insertInto('scan').values({
    id: value('id'),
    site_id: value('site_id'),
    audit_id: value('audit_id'),
    code: value('code'),
    code_key: value('code_key'),
    place_id: value('place_id'),
    asset_id: value('asset_id'),
    expected_place_id: value('expected_place_id'),
    standing: value('standing'),
    placement: value('placement'),
    verdict: value('verdict'),
    method: value('method'),
    actor_id: value('actor_id'),
    at: value('at'),
    previous_hash: value('previous_hash'),
    hash: value('hash'),
  } as never),
)
export const scanById = statement<{ id: string }, ScanRow>((value) =>
  build.selectFrom('scan').selectAll().where('id', '=', value('id')),
)
/** The scans of an audit that were not voided, in the order in which they were recorded. */
export const standingScans = statement<AuditId, ScanRow>((value) =>
  build
    .selectFrom('scan')
    .selectAll()
    .where('audit_id', '=', value('auditId'))
    .where('id', 'not in', (query) =>
      query.selectFrom('scan_void').select('scan_id').where('audit_id', '=', value('auditId')),
    )
    .orderBy('n'),
)
export const voidOf = statement<{ scanId: string }, { id: string }>((value) =>
  build.selectFrom('scan_void').select('id').where('scan_id', '=', value('scanId')),
)
export const insertVoid = statement<Omit<Schema['scan_void'], 'n'>>((value) =>
  build.insertInto('scan_void').values({
    id: value('id'),
    site_id: value('site_id'),
    scan_id: value('scan_id'),
    audit_id: value('audit_id'),
    actor_id: value('actor_id'),
    at: value('at'),
  } as never),
)

export interface NewestFacts {
  scan: number
  void: number
  mark: number
}

/** The numbers of the facts that were recorded last, of whichever audit. */
export const newestFacts = statement<Record<never, never>, NewestFacts>(() =>
  build.selectNoFrom([
    sql<number>`(SELECT coalesce(max(n), 0) FROM scan)`.as('scan'),
    sql<number>`(SELECT coalesce(max(n), 0) FROM scan_void)`.as('void'),
    sql<number>`(SELECT coalesce(max(n), 0) FROM audit_place_mark)`.as('mark'),
  ]),
)

type After = AuditId & { n: number }

/** The facts of an audit that were recorded after the n-th, in their order. */
export const scansAfter = statement<After, ScanRow>((value) =>
  build
    .selectFrom('scan')
    .selectAll()
    .where('audit_id', '=', value('auditId'))
    .where('n', '>', value('n'))
    .orderBy('n'),
)
export const voidsAfter = statement<After, { n: number; scanId: string }>((value) =>
  build
    .selectFrom('scan_void')
    .select(['n', 'scan_id as scanId'])
    .where('audit_id', '=', value('auditId'))
    .where('n', '>', value('n'))
    .orderBy('n'),
)
/** By number, not by audit (`+audit_id` keeps the index out): only new marks are looked at. */
export const marksAfter = statement<After, { n: number; placeId: string; counted: 0 | 1 }>((value) =>
  build
    .selectFrom('audit_place_mark')
    .select(['n', 'place_id as placeId', 'counted'])
    .where(sql<boolean>`+audit_id = ${value('auditId')}`)
    .where('n', '>', value('n'))
    .orderBy('n'),
)
