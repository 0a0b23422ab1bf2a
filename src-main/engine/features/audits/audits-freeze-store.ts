import { sql } from 'kysely'
import { awayLabels } from '../../../../src-shared/features/audits/scope.ts'
import { inStretch, stretches } from '../../database/asset-stretches.ts'
import { build, statement } from '../../database/statement.ts'

type AuditId = { auditId: string }

/**
 * Where an asset is expected: its own location, else that of what it is a part of (and of what that is a part of), else
 * where it is checked out to. People have no place of their own.
 */
const expectedPlace = sql<string | null>`coalesce(asset.location_id,
  (WITH RECURSIVE whole (id, location_id, parent_id, depth) AS (
    SELECT id, location_id, parent_id, 1 FROM asset AS first WHERE first.id = asset.parent_id
    UNION ALL SELECT next.id, next.location_id, next.parent_id, depth + 1 FROM whole JOIN asset AS next
      ON next.id = whole.parent_id WHERE whole.location_id IS NULL AND depth < 16
  ) SELECT location_id FROM whole WHERE location_id IS NOT NULL),
  CASE asset.checked_out_kind WHEN 'location' THEN asset.checked_out_id
    WHEN 'asset' THEN (SELECT holder.location_id FROM asset AS holder WHERE holder.id = asset.checked_out_id) END)`

/** Whether an asset that is in scope is away, by the name of its status label. */
const away = sql`CASE lower(status_label.name) ${sql.join(
  Object.entries(awayLabels).map(([name, reason]) => sql`WHEN ${sql.lit(name)} THEN ${sql.lit(reason)}`),
  sql` `,
)} END`

/** Freezes the places of an audit of a location: it and all below. */
export const freezePlacesBelow = statement<AuditId & { locationId: string }>(
  (value) => sql`
    WITH RECURSIVE below (id, path, path_key) AS (
      SELECT id, path, path_key FROM location WHERE id = ${value('locationId')}
      UNION SELECT location.id, location.path, location.path_key FROM location JOIN below ON below.id = location.parent_id
      WHERE location.archived_at IS NULL
    )
    INSERT INTO audit_place (audit_id, place_id, path, path_key) SELECT ${value('auditId')}, id, path, path_key FROM below`,
)
/** Freezes the places of any other audit: those in which it expects something. */
export const freezePlacesOfExpected = statement<AuditId>(
  (value) => sql`
    INSERT INTO audit_place (audit_id, place_id, path, path_key)
    SELECT ${value('auditId')}, id, path, path_key FROM location
    WHERE id IN (SELECT place_id FROM audit_expected WHERE audit_id = ${value('auditId')})`,
)

/** What an audit is of, as rows of `asset`; each is read by its index. */
const inScope = {
  /** those at its places, and those without a location of their own that are expected there */
  location: (auditId: unknown) => sql`
    SELECT asset.id, asset.location_id AS place_id, asset.status_id FROM ${stretches} CROSS JOIN audit_place
    CROSS JOIN asset ON ${inStretch} AND asset.location_id = audit_place.place_id
    WHERE audit_place.audit_id = ${auditId}
    UNION ALL SELECT id, place_id, status_id FROM (
      SELECT asset.id, ${expectedPlace} AS place_id, asset.status_id FROM ${stretches} CROSS JOIN asset
        ON ${inStretch} AND asset.location_id IS NULL
        AND (asset.parent_id IS NOT NULL OR asset.checked_out_kind IN ('location', 'asset'))
    ) WHERE place_id IN (SELECT place_id FROM audit_place WHERE audit_id = ${auditId})`,
  category: () => sql`
    SELECT asset.id, ${expectedPlace} AS place_id, asset.status_id FROM asset WHERE asset.category_id = `,
  custodian: () => sql`
    SELECT asset.id, ${expectedPlace} AS place_id, asset.status_id FROM asset
    WHERE asset.checked_out_kind = 'person' AND asset.checked_out_id = `,
}

type Freezing = AuditId & { scopeId: string }
type Scope = keyof typeof inScope

const scopeOf = (scope: Scope, value: (name: 'auditId' | 'scopeId') => unknown) =>
  scope === 'location' ? inScope.location(value('auditId')) : sql`${inScope[scope]()}${value('scopeId')}`

const freezeExpectedOf = (scope: Scope) =>
  statement<Freezing>(
    (value) => sql`
    INSERT INTO audit_expected (audit_id, asset_id, place_id, away)
    SELECT ${value('auditId')}, scoped.id, scoped.place_id, ${away} FROM (${scopeOf(scope, value)}) AS scoped
    CROSS JOIN status_label ON status_label.id = scoped.status_id AND status_label.type NOT IN ('archived', 'lost')`,
  )
const freezeLostOf = (scope: Scope) =>
  statement<Freezing>(
    (value) => sql`
    INSERT INTO audit_lost (audit_id, asset_id, place_id)
    SELECT ${value('auditId')}, scoped.id, scoped.place_id FROM (${scopeOf(scope, value)}) AS scoped
    CROSS JOIN status_label ON status_label.id = scoped.status_id AND status_label.type = 'lost'`,
  )

/** Freezes what an audit of each kind expects: the assets of its scope that are in service, each in its place. */
export const freezeExpected = {
  location: freezeExpectedOf('location'),
  category: freezeExpectedOf('category'),
  custodian: freezeExpectedOf('custodian'),
}
/** Notes what of its scope is recorded as lost. */
export const freezeLost = {
  location: freezeLostOf('location'),
  category: freezeLostOf('category'),
  custodian: freezeLostOf('custodian'),
}
/** The same for one asset of a list. */
export const freezeListed = {
  expected: statement<AuditId & { assetId: string }>(
    (value) => sql`
    INSERT OR IGNORE INTO audit_expected (audit_id, asset_id, place_id, away)
    SELECT ${value('auditId')}, asset.id, ${expectedPlace}, ${away} FROM asset
    JOIN status_label ON status_label.id = asset.status_id AND status_label.type NOT IN ('archived', 'lost')
    WHERE asset.id = ${value('assetId')}`,
  ),
  lost: statement<AuditId & { assetId: string }>(
    (value) => sql`
    INSERT OR IGNORE INTO audit_lost (audit_id, asset_id, place_id)
    SELECT ${value('auditId')}, asset.id, ${expectedPlace} FROM asset
    JOIN status_label ON status_label.id = asset.status_id AND status_label.type = 'lost'
    WHERE asset.id = ${value('assetId')}`,
  ),
}

export const expectedByPlace = statement<AuditId, { placeId: string | null; expected: number }>((value) =>
  build
    .selectFrom('audit_expected')
    .select(['place_id as placeId', sql<number>`count(*)`.as('expected')])
    .where('audit_id', '=', value('auditId'))
    .groupBy('place_id'),
)
export const awayOf = statement<AuditId, { assetId: string; placeId: string | null }>((value) =>
  build
    .selectFrom('audit_expected')
    .select(['asset_id as assetId', 'place_id as placeId'])
    .where('audit_id', '=', value('auditId'))
    .where('away', 'is not', null),
)
export const lostOf = statement<AuditId, { assetId: string }>((value) =>
  build.selectFrom('audit_lost').select('asset_id as assetId').where('audit_id', '=', value('auditId')),
)
export const expectedPlaceOf = statement<AuditId & { assetId: string }, { placeId: string | null }>((value) =>
  build
    .selectFrom('audit_expected')
    .select('place_id as placeId')
    .where('audit_id', '=', value('auditId'))
    .where('asset_id', '=', value('assetId')),
)
