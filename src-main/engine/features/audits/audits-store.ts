import { sql } from 'kysely'
import type { Schema } from '../../database/schema.ts'
import type { AuditEventRow, AuditRow, PlaceMarkRow, ScanRow } from '../../database/schema-audits.ts'
import { build, statement } from '../../database/statement.ts'
import { people } from '../people/people.ts'
import { isCounted, isStanding } from './audits-standing-store.ts'

type AuditId = { auditId: string }

export const auditById = statement<{ id: string }, AuditRow>((value) =>
  build.selectFrom('audit').selectAll().where('id', '=', value('id')),
)
export const insertAudit = statement<AuditRow>((value) =>
  build.insertInto('audit').values({
    id: value('id'),
    site_id: value('site_id'),
    name: value('name'),
    scope_kind: value('scope_kind'),
    location_id: value('location_id'),
    category_id: value('category_id'),
    custodian_id: value('custodian_id'),
    scope: value('scope'),
    blind: value('blind'),
    captures: value('captures'),
    started_at: value('started_at'),
    started_by: value('started_by'),
  } as never),
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
/** What was said last of each place of an audit (null: of what is expected nowhere in particular), and by whom. */
export const lastMarks = statement<
  AuditId,
  Pick<PlaceMarkRow, 'state' | 'reason' | 'at'> & { placeId: string | null; by: string | null }
>((value) =>
  build
    .selectFrom('audit_place_mark as mark')
    .leftJoin('person', 'person.id', 'mark.actor_id')
    .select([
      'mark.place_id as placeId',
      'mark.state',
      'mark.reason',
      'mark.at',
      people.shownName('person').as('by'),
    ])
    .where('mark.audit_id', '=', value('auditId'))
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM audit_place_mark AS later
        WHERE later.audit_id = mark.audit_id AND later.place_id IS mark.place_id
          AND (coalesce(later.rank, later.at), later.id) > (coalesce(mark.rank, mark.at), mark.id)
          AND ${isCounted('later')})`,
    )
    .where(isCounted('mark')),
)
export const insertPlaceMark = statement<Omit<PlaceMarkRow, 'n'>>((value) =>
  build.insertInto('audit_place_mark').values({
    id: value('id'),
    site_id: value('site_id'),
    audit_id: value('audit_id'),
    place_id: value('place_id'),
    state: value('state'),
    reason: value('reason'),
    actor_id: value('actor_id'),
    at: value('at'),
    rank: value('rank'),
  } as never),
)
/** The highest rank of what was said of the places of an audit. */
export const latestMark = statement<AuditId, { rank: string | null }>((value) =>
  build
    .selectFrom('audit_place_mark')
    .select(sql<string | null>`max(coalesce(rank, at))`.as('rank'))
    .where('audit_id', '=', value('auditId')),
)
export const insertEvent = statement<Omit<AuditEventRow, 'n'>>((value) =>
  build.insertInto('audit_event').values({
    id: value('id'),
    site_id: value('site_id'),
    audit_id: value('audit_id'),
    kind: value('kind'),
    reason: value('reason'),
    actor_id: value('actor_id'),
    at: value('at'),
    rank: value('rank'),
  } as never),
)
/** The highest rank of the steps of an audit. */
export const latestEvent = statement<AuditId, { rank: string | null }>((value) =>
  build
    .selectFrom('audit_event')
    .select(sql<string | null>`max(coalesce(rank, at))`.as('rank'))
    .where('audit_id', '=', value('auditId')),
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
    device: value('device'),
    condition: value('condition'),
    note: value('note'),
    label_damage: value('label_damage'),
  } as never),
)
export const scanById = statement<{ id: string }, ScanRow>((value) =>
  build.selectFrom('scan').selectAll().where('id', '=', value('id')),
)
/** The scans of an audit that stand, in the order in which they were recorded. */
export const standingScans = statement<AuditId, ScanRow>((value) =>
  build
    .selectFrom('scan')
    .selectAll()
    .where('audit_id', '=', value('auditId'))
    .where(isStanding)
    .orderBy('n'),
)
/** The same of one asset, or of one code that stands for none. */
export const standingOfAsset = statement<AuditId & { key: string }, ScanRow>((value) =>
  build
    .selectFrom('scan')
    .selectAll()
    .where('audit_id', '=', value('auditId'))
    .where('asset_id', '=', value('key'))
    .where('asset_id', 'is not', null)
    .where(isStanding),
)
export const standingOfCode = statement<AuditId & { key: string }, ScanRow>((value) =>
  build
    .selectFrom('scan')
    .selectAll()
    .where('audit_id', '=', value('auditId'))
    .where('code_key', '=', value('key'))
    .where('asset_id', 'is', null)
    .where(isStanding),
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
  event: number
}

/** The numbers of the facts that were recorded last, of whichever audit. */
export const newestFacts = statement<Record<never, never>, NewestFacts>(() =>
  build.selectNoFrom([
    sql<number>`(SELECT coalesce(max(n), 0) FROM scan)`.as('scan'),
    sql<number>`(SELECT coalesce(max(n), 0) FROM scan_void)`.as('void'),
    sql<number>`(SELECT coalesce(max(n), 0) FROM audit_place_mark)`.as('mark'),
    sql<number>`(SELECT coalesce(max(n), 0) FROM audit_event)`.as('event'),
  ]),
)

type After = AuditId & { n: number }

/** What the outcome of an audit depends on of a scan. */
export type CountedRow = Pick<
  ScanRow,
  'id' | 'asset_id' | 'code_key' | 'standing' | 'placement' | 'expected_place_id' | 'place_id' | 'method'
>

/** The facts of an audit that were recorded after the n-th, in their order. */
export const scansAfter = statement<After, CountedRow & Pick<ScanRow, 'n' | 'actor_id'>>((value) =>
  build
    .selectFrom('scan')
    .select(['n', 'actor_id', 'id', 'asset_id', 'code_key', 'standing', 'placement'])
    .select(['expected_place_id', 'place_id', 'method'])
    .where('audit_id', '=', value('auditId'))
    .where('n', '>', value('n'))
    .where(isCounted('scan'))
    .orderBy('n'),
)
export const voidsAfter = statement<After, { n: number; scanId: string }>((value) =>
  build
    .selectFrom('scan_void')
    .select(['n', 'scan_id as scanId'])
    .where('audit_id', '=', value('auditId'))
    .where('n', '>', value('n'))
    .where(isCounted('scan_void'))
    .orderBy('n'),
)
/** By number, not by audit (`+audit_id` keeps the index out): only new marks are looked at. */
export const marksAfter = statement<
  After,
  Pick<PlaceMarkRow, 'n' | 'id' | 'place_id' | 'state' | 'at' | 'rank'>
>((value) =>
  build
    .selectFrom('audit_place_mark')
    .select(['n', 'id', 'place_id', 'state', 'at', 'rank'])
    .where(sql<boolean>`+audit_id = ${value('auditId')}`)
    .where('n', '>', value('n'))
    .where(isCounted('audit_place_mark'))
    .orderBy('n'),
)
export const eventsAfter = statement<After, Pick<AuditEventRow, 'n' | 'id' | 'kind' | 'at' | 'rank'>>(
  (value) =>
    build
      .selectFrom('audit_event')
      .select(['n', 'id', 'kind', 'at', 'rank'])
      .where('audit_id', '=', value('auditId'))
      .where('n', '>', value('n'))
      .orderBy('n'),
)
