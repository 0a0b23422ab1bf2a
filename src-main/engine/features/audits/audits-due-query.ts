import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { dueDay, isOverdue } from '../../../../src-shared/features/audits/policy.ts'
import type { DueAudit } from '../../../../src-shared/features/audits/policy-contract.ts'
import { inStretch, stretches } from '../../database/asset-stretches.ts'
import { build, statement } from '../../database/statement.ts'
import { locations } from '../locations/locations.ts'
import { type StandingRule, standingRules } from './audits-policy.ts'
import { isCounted } from './audits-standing-store.ts'

/**
 * When each place was counted last in a closed audit of a location. In one of a category, of what a person has or of a
 * list only some of what is in a room was looked for: it says nothing of the room, and somebody who asks whether the
 * room was audited would be misled. What such an audit saw counts for the assets themselves (`setNextAudit`).
 */
const lastCounted = statement<Record<never, never>, { placeId: string; at: string }>(
  () => sql`SELECT mark.place_id AS "placeId", max(closing.at) AS at
    FROM audit_closing AS closing INDEXED BY audit_closing_head
    JOIN audit ON audit.id = closing.audit_id AND audit.scope_kind = 'location'
    JOIN audit_place_mark AS mark ON mark.audit_id = closing.audit_id AND mark.place_id IS NOT NULL
      AND mark.state = 'counted' AND ${isCounted('mark')}
    WHERE NOT EXISTS (SELECT 1 FROM audit_place_mark AS later WHERE later.audit_id = mark.audit_id
      AND later.place_id = mark.place_id
        AND (coalesce(later.rank, later.at), later.id) > (coalesce(mark.rank, mark.at), mark.id)
        AND ${isCounted('later')})
    GROUP BY mark.place_id`,
)
/** When an audit of each category was closed last. */
const lastOfCategory = statement<Record<never, never>, { categoryId: string; at: string }>(() =>
  build
    .selectFrom('audit_closing as closing')
    .innerJoin('audit', 'audit.id', 'closing.audit_id')
    .select([sql<string>`audit.category_id`.as('categoryId'), sql<string>`max(closing.at)`.as('at')])
    .where('audit.category_id', 'is not', null)
    .groupBy('audit.category_id'),
)
const holdsAssets = statement<{ id: string }, { one: number }>(
  (value) => sql`SELECT 1 AS one FROM ${stretches} CROSS JOIN asset
    ON ${inStretch} AND asset.location_id = ${value('id')} LIMIT 1`,
)

/** What the rules ask for, that which is due first before the others. @param today YYYY-MM-DD */
export function dueAudits(database: Database, today: string): DueAudit[] {
  const rules = standingRules(database)
  const counted = new Map(lastCounted.all(database, {}).map(({ placeId, at }) => [placeId, at]))
  const closed = new Map(lastOfCategory.all(database, {}).map(({ categoryId, at }) => [categoryId, at]))
  const ruled = new Set(rules.map(({ targetId }) => targetId))
  return rules
    .map((rule) =>
      rule.kind === 'location'
        ? dueOf(
            rule,
            placesUnder(database, rule.targetId, ruled).map((id) => counted.get(id) ?? null),
            today,
          )
        : { ...dueOf(rule, [closed.get(rule.targetId) ?? null], today), places: 0, placesOverdue: 0 },
    )
    .sort((one, other) => ((one.dueOn ?? '9') < (other.dueOn ?? '9') ? -1 : 1))
}

/** The places with assets that a rule is about: those below another rule are not. */
function placesUnder(database: Database, id: string, ruled: ReadonlySet<string>): string[] {
  const places = locations.subtree(database, id)
  const children = Map.groupBy(places, ({ parent_id }) => parent_id)
  const found: string[] = []
  const walk = (at: string) => {
    if (holdsAssets.get(database, { id: at })) found.push(at)
    for (const child of children.get(at) ?? []) if (!ruled.has(child.id)) walk(child.id)
  }
  walk(id)
  return found
}

/** @param lasts moments of the last audits of what a rule is about; null: never */
function dueOf(
  { row, kind, targetId, name }: StandingRule,
  lasts: (string | null)[],
  today: string,
): DueAudit {
  const { months } = row
  const ruleDay = row.set_at.slice(0, 10)
  const audited = lasts.map((at) => ({ months, ruleDay, lastDay: at?.slice(0, 10) ?? null }))
  const overdue = audited.filter((one) => isOverdue(one, today)).length
  return {
    kind,
    targetId,
    name,
    months,
    lastAt: lasts.includes(null) ? null : (lasts.toSorted()[0] ?? null),
    dueOn: audited.map(dueDay).toSorted()[0] ?? null,
    overdue: overdue > 0,
    places: lasts.length,
    placesOverdue: overdue,
  }
}
