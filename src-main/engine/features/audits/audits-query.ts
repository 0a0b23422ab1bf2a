import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type {
  AuditSummary,
  ExpectedAsset,
  RecentScan,
  ScanAnswer,
} from '../../../../src-shared/features/audits/audits-message.ts'
import type { VerdictKind } from '../../../../src-shared/features/audits/verdict.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { elsewhereSite } from '../../../../src-shared/sync/elsewhere.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import { build, statement } from '../../database/statement.ts'
import { assets } from '../assets/assets.ts'
import { people } from '../people/people.ts'
import { audits } from './audits.ts'
import { amendmentsOf } from './audits-amendment-store.ts'
import { lateScansOf } from './audits-late-store.ts'
import { followingOf, originOf } from './audits-links-store.ts'
import { closingsOf, isStanding } from './audits-standing-store.ts'
import { placesOf } from './audits-store.ts'
import { stateOf, tallyOf } from './audits-tally.ts'

type AuditId = { auditId: string }
type Candidate = ScanAnswer['candidates'][number]

/** How an asset is described in one line. */
export const description = sql<
  string | null
>`coalesce(asset.name, (SELECT name FROM model WHERE id = asset.model_id),
  (SELECT name FROM category WHERE id = asset.category_id))`

/** Not one of sites that this laptop does not have: each of its places is elsewhere. */
const isHere = sql<boolean>`(NOT EXISTS (SELECT 1 FROM audit_place WHERE audit_id = audit.id)
  OR EXISTS (SELECT 1 FROM audit_place JOIN location ON location.id = audit_place.place_id
    WHERE audit_id = audit.id AND location.site_id <> ${sql.lit(elsewhereSite)}))`
const everyAudit = statement<Record<never, never>, AuditRow & { startedBy: string }>(() =>
  build
    .selectFrom('audit')
    .innerJoin('person', 'person.id', 'audit.started_by')
    .selectAll('audit')
    .select(people.shownName('person').as('startedBy'))
    .where(isHere)
    .orderBy('audit.started_at', 'desc')
    .orderBy('audit.id', 'desc'),
)
const personName = statement<{ id: string }, { name: string }>((value) =>
  build.selectFrom('person').select(people.shownName('person').as('name')).where('id', '=', value('id')),
)
const placePath = statement<{ id: string }, { path: string }>(
  (value) => sql`SELECT shown.path FROM location AS named
    JOIN location AS shown ON shown.id = coalesce(named.merged_into, named.id) WHERE named.id = ${value('id')}`,
)
const seenFlag = sql<
  0 | 1
>`EXISTS (SELECT 1 FROM scan WHERE scan.audit_id = audit_expected.audit_id AND scan.asset_id = audit_expected.asset_id
  AND ${isStanding})`
const expectedIn = statement<
  AuditId & { placeId: string | null; limit: number; offset: number },
  Omit<ExpectedAsset, 'seen'> & { seen: 0 | 1 }
>((value) =>
  build
    .selectFrom('audit_expected')
    .innerJoin('asset', 'asset.id', 'audit_expected.asset_id')
    .select([
      'asset.id as assetId',
      'asset.asset_tag as assetTag',
      'asset.serial_number as serialNumber',
      description.as('description'),
      seenFlag.as('seen'),
    ])
    .where('audit_expected.audit_id', '=', value('auditId'))
    .where(sql<boolean>`audit_expected.place_id IS ${value('placeId')}`)
    .orderBy('seen')
    .orderBy('asset.tag_key')
    .limit(value('limit'))
    .offset(value('offset')),
)
const countExpectedIn = statement<AuditId & { placeId: string | null }, { total: number }>((value) =>
  build
    .selectFrom('audit_expected')
    .select(sql<number>`count(*)`.as('total'))
    .where('audit_id', '=', value('auditId'))
    .where(sql<boolean>`place_id IS ${value('placeId')}`),
)
const recentScans = statement<
  AuditId & { limit: number },
  Omit<RecentScan, 'voided' | 'verdict' | 'candidates'> & { voided: 0 | 1; verdict: string }
>((value) =>
  build
    .selectFrom('scan')
    .leftJoin('asset', 'asset.id', 'scan.asset_id')
    .innerJoin('person', 'person.id', 'scan.actor_id')
    .select([
      'scan.id as scanId',
      'scan.code',
      'scan.verdict',
      'scan.asset_id as assetId',
      'asset.asset_tag as assetTag',
      'asset.serial_number as serialNumber',
      description.as('description'),
      sql<string | null>`(SELECT path FROM location WHERE id = scan.place_id)`.as('place'),
      sql<string | null>`(SELECT path FROM location WHERE id = scan.expected_place_id)`.as('expectedPlace'),
      'scan.at',
      'person.name as by',
      sql<0 | 1>`EXISTS (SELECT 1 FROM scan_void WHERE scan_id = scan.id)`.as('voided'),
    ])
    .where('scan.audit_id', '=', value('auditId'))
    .orderBy('scan.n', 'desc')
    .limit(value('limit')),
)
const candidate = statement<{ id: string }, Candidate>((value) =>
  build
    .selectFrom('asset')
    .leftJoin('location', 'location.id', 'asset.location_id')
    .select([
      'asset.id as assetId',
      'asset.asset_tag as assetTag',
      'asset.serial_number as serialNumber',
      description.as('description'),
      'location.path as location',
    ])
    .where('asset.id', '=', value('id')),
)

export function auditSummary(database: Database, audit: AuditRow): AuditSummary {
  const tally = tallyOf(database, audit.id)
  const places = placesOf.all(database, { auditId: audit.id })
  const amendments = amendmentsOf.all(database, { auditId: audit.id })
  const taken = new Set(JSON.parse(amendments[0]?.covered ?? '[]') as string[])
  return {
    id: audit.id,
    name: audit.name,
    scopeKind: audit.scope_kind,
    locationId: audit.location_id,
    scope: audit.scope,
    blind: audit.blind === 1,
    state: stateOf(database, audit.id),
    startedAt: audit.started_at,
    startedBy: nameOfPerson(database, audit.started_by),
    recorded: tally.standing,
    counts: audits.isHidden(database, audit) ? null : tally.counts(),
    places: {
      total: places.length,
      counted: places.filter(({ placeId }) => tally.isCounted(placeId)).length,
    },
    origin: originOf.get(database, { auditId: audit.id }) ?? null,
    following: followingOf.all(database, { auditId: audit.id }),
    lateScans: lateScansOf.all(database, { auditId: audit.id }).filter(({ id }) => !taken.has(id)).length,
    edition: amendments.length,
    closings: closingsOf.all(database, { auditId: audit.id }).length,
  }
}

/** Every audit, the newest first. */
export function listAudits(database: Database): AuditSummary[] {
  return everyAudit.all(database, {}).map((audit) => auditSummary(database, audit))
}

/** What is expected in one place: what was not seen yet first. */
export function expectedInPlace(
  database: Database,
  input: AuditId & { locationId: string | null; limit: number; offset: number },
): { total: number; rows: ExpectedAsset[] } {
  const args = { ...input, placeId: input.locationId }
  return {
    total: countExpectedIn.get(database, args)?.total ?? 0,
    rows: expectedIn.all(database, args).map((row) => ({ ...row, seen: row.seen === 1 })),
  }
}

/** The last scans of an audit, newest first, voided ones included; an open question comes with what it asks about. */
export function lastScans(database: Database, audit: AuditRow, limit: number): RecentScan[] {
  const isHidden = audits.isHidden(database, audit)
  return recentScans.all(database, { auditId: audit.id, limit }).map((row) => ({
    ...row,
    verdict: row.verdict as VerdictKind,
    voided: row.voided === 1,
    candidates: row.verdict === 'ambiguous' && row.voided === 0 ? candidatesFor(database, row.code) : [],
    ...(isHidden && { verdict: 'recorded', ...untold }),
  }))
}

/** What a blind audit does not say of a scan. */
export const untold = {
  assetId: null,
  assetTag: null,
  serialNumber: null,
  description: null,
  expectedPlace: null,
  candidates: [],
}

function candidatesFor(database: Database, code: string): Candidate[] {
  const matching = assets.matching(database, identifierKey(code))
  return candidatesOf(
    database,
    matching.map(({ id }) => id),
  )
}

/** Assets as one chooses between them, in order of asset tag. */
export function candidatesOf(database: Database, assetIds: string[]): Candidate[] {
  return assetIds
    .flatMap((id) => candidate.get(database, { id }) ?? [])
    .sort((one, other) => (one.assetTag < other.assetTag ? -1 : 1))
}

export function nameOfPerson(database: Database, id: string): string {
  return personName.get(database, { id })?.name ?? ''
}

/** The path of a place, or of what it was merged into: laptops know one place by different ids. Null where none is stated. */
export function pathOfPlace(database: Database, id: string | null): string | null {
  return id === null ? null : (placePath.get(database, { id })?.path ?? null)
}
