import type { Database } from 'better-sqlite3'
import type { AuditClosing } from '../../../../src-shared/features/audits/amendment-contract.ts'
import type { ClosingView } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { type Item, type ItemKind, itemKinds } from '../../../../src-shared/features/audits/reconcile.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import { people } from '../people/people.ts'
import { scannersOf } from './audits-decisions-store.ts'
import { deviceOf } from './audits-device.ts'
import { standingOf } from './audits-items.ts'
import { auditPlaces } from './audits-places-query.ts'
import { policySettings } from './audits-policy.ts'
import { nameOfPerson } from './audits-query.ts'
import { closingsOf, standingRow } from './audits-standing-store.ts'
import { tallyOf } from './audits-tally.ts'

/** What is shown to whoever closes an audit, before they sign. */
export function closingView(database: Database, audit: AuditRow): ClosingView {
  const { undecided, unapproved } = standingOf(database, audit.id)
  const counts = tallyOf(database, audit.id).counts()
  return {
    counts,
    statement: auditsText.statement(audit.name, audit.scope, counts),
    undecided: kindsOf(undecided),
    unapproved: unapproved.length,
    hasOtherApprover: hasOtherApprover(database, audit.id),
    placesNotCounted: auditPlaces(database, audit)
      .places.filter(({ expected, counted }) => !counted && (expected ?? 0) > 0)
      .map(({ path, state, reason }) => ({ path, state, reason })),
  }
}

/** Every closing of an audit, the one that stands first. */
export function closingsOfAudit(database: Database, { id: auditId }: AuditRow): AuditClosing[] {
  const standing = standingRow.get(database, { auditId })?.closing_id
  const here = deviceOf(database)
  return closingsOf
    .all(database, { auditId })
    .map(({ id, at, actor_id, device, digest }) => ({
      id,
      at,
      by: nameOfPerson(database, actor_id),
      stands: id === standing,
      isHere: device === null ? null : device === here,
      digest,
    }))
    .sort((one, other) => Number(other.stands) - Number(one.stands))
}

/** How many of each kind, of those that there are. */
export function kindsOf(items: readonly Item[]): { kind: ItemKind; count: number }[] {
  return itemKinds
    .map((kind) => ({ kind, count: items.filter((item) => item.kind === kind).length }))
    .filter(({ count }) => count > 0)
}

/** Whether somebody works here who did not scan in the audit, and whom the policy lets approve. */
export function hasOtherApprover(database: Database, auditId: string): boolean {
  const scanners = new Set(
    scannersOf
      .all(database, { auditId })
      .map(({ personId }) => people.byId(database, personId)?.id ?? personId),
  )
  const { approvers } = policySettings(database)
  return people
    .workers(database)
    .some(({ id, role }) => !scanners.has(id) && (approvers === 'anybodyElse' || role === 'administrator'))
}
