import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { amendmentProblems } from '../../../../src-shared/features/audits/amendment-problems-contract.ts'
import {
  type AuditEvent,
  type AuditState,
  isHidden,
  stateAfter,
} from '../../../../src-shared/features/audits/audit-state.ts'
import type { AuditProgress } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsProblems } from '../../../../src-shared/features/audits/audits-problems-contract.ts'
import { rankAfter } from '../../../../src-shared/sync/rank.ts'
import type { LocationRow } from '../../database/schema.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import type { Transaction } from '../../database/transaction.ts'
import {
  auditById,
  frozenAs,
  insertEvent,
  insertVoid,
  latestEvent,
  scanById,
  voidOf,
} from './audits-store.ts'
import { stateOf, tallyOf } from './audits-tally.ts'

export { auditFacts } from './audits-synced.ts'
export { syncedClosings } from './audits-synced-closing.ts'
export { syncedPolicy, syncedRules } from './audits-synced-policy.ts'
export { syncedRecords } from './audits-synced-records.ts'

export const audits = {
  /** @throws AUDIT_UNKNOWN */
  get(database: Database, auditId: string): AuditRow {
    const audit = auditById.get(database, { id: auditId })
    if (!audit) throw failure(auditsProblems, 'AUDIT_UNKNOWN', { auditId })
    return audit
  },

  /** Whether an audit says nothing yet but what was recorded. */
  isHidden(database: Database, audit: AuditRow): boolean {
    return audit.blind === 1 && isHidden(stateOf(database, audit.id), true)
  },

  /**
   * An audit whose list and counts may be shown.
   * @throws AUDIT_UNKNOWN, AUDIT_BLIND
   */
  shown(database: Database, auditId: string): AuditRow {
    const audit = audits.get(database, auditId)
    if (audits.isHidden(database, audit)) throw failure(auditsProblems, 'AUDIT_BLIND', naming(audit))
    return audit
  },

  /**
   * An audit that is being counted.
   * @throws AUDIT_UNKNOWN, COUNTING_ENDED, AUDIT_CLOSED, AUDIT_ABANDONED
   */
  counting(database: Database, auditId: string): AuditRow {
    const audit = audits.get(database, auditId)
    assertCounting(audit, stateOf(database, auditId))
    return audit
  },

  /**
   * An audit in which something may change yet.
   * @throws AUDIT_UNKNOWN, AUDIT_CLOSED, AUDIT_ABANDONED
   */
  notEnded(database: Database, auditId: string): AuditRow {
    const audit = audits.get(database, auditId)
    assertNotEnded(audit, stateOf(database, auditId))
    return audit
  },

  /**
   * An audit that is closed, to which something can be put beside.
   * @throws AUDIT_UNKNOWN, AUDIT_NOT_CLOSED
   */
  closed(database: Database, auditId: string): AuditRow {
    const audit = audits.get(database, auditId)
    if (stateOf(database, auditId) !== 'closed')
      throw failure(amendmentProblems, 'AUDIT_NOT_CLOSED', naming(audit))
    return audit
  },

  /** Ends the counting of an audit. @throws AUDIT_CLOSED, AUDIT_ABANDONED */
  endCounting(tx: Transaction, auditId: string): void {
    const audit = audits.notEnded(tx.database, auditId)
    if (stateOf(tx.database, auditId) === 'counting') appendEvent(tx, audit, 'countingEnded', null)
  },

  /** Takes scans again. @throws COUNTING_GOES_ON, RECOUNT_REFUSED, AUDIT_CLOSED, AUDIT_ABANDONED */
  resumeCounting(tx: Transaction, auditId: string): void {
    const audit = audits.notEnded(tx.database, auditId)
    if (stateOf(tx.database, auditId) === 'counting')
      throw failure(auditsProblems, 'COUNTING_GOES_ON', naming(audit))
    if (audit.blind === 1) throw failure(auditsProblems, 'RECOUNT_REFUSED', naming(audit))
    appendEvent(tx, audit, 'countingResumed', null)
  },

  /** Gives an audit up. @throws AUDIT_CLOSED, AUDIT_ABANDONED */
  abandon(tx: Transaction, auditId: string, reason: string): void {
    appendEvent(tx, audits.notEnded(tx.database, auditId), 'abandoned', reason)
  },

  /**
   * An audit whose outcome can be decided about.
   * @throws AUDIT_UNKNOWN, AUDIT_BLIND, AUDIT_CLOSED, AUDIT_ABANDONED
   */
  reconciling(database: Database, auditId: string): AuditRow {
    audits.notEnded(database, auditId)
    return audits.shown(database, auditId)
  },

  /** Undoes a scan by a fact of its own. Undoing it again changes nothing. */
  voidScan(tx: Transaction, audit: AuditRow, scanId: string): void {
    const scan = scanById.get(tx.database, { id: scanId })
    if (!scan || scan.audit_id !== audit.id) throw failure(auditsProblems, 'SCAN_UNKNOWN', { scanId })
    if (voidOf.get(tx.database, { scanId })) return
    const { id: audit_id, site_id } = audit
    insertVoid.run(tx.database, {
      id: tx.newId(),
      site_id,
      scan_id: scanId,
      audit_id,
      actor_id: tx.actorId,
      at: tx.at,
    })
    tx.touch('audits')
  },

  /** How far an audit is, after what was committed last; of one place too, if there is one. */
  progress(database: Database, audit: AuditRow, locationId: string | null): AuditProgress {
    const tally = tallyOf(database, audit.id)
    const recorded = tally.standing
    if (audits.isHidden(database, audit)) return { recorded, counts: null, place: null }
    return {
      recorded,
      counts: tally.counts(),
      place:
        locationId === null
          ? null
          : {
              locationId,
              ...tally.place(locationId),
              counted: tally.isCounted(locationId),
              state: tally.stateOf(locationId),
            },
    }
  },
}

/** @throws COUNTING_ENDED, AUDIT_CLOSED, AUDIT_ABANDONED */
export function assertCounting(audit: AuditRow, state: AuditState): void {
  assertNotEnded(audit, state)
  if (state !== 'counting') throw failure(auditsProblems, 'COUNTING_ENDED', naming(audit))
}

/** @throws AUDIT_CLOSED, AUDIT_ABANDONED */
export function assertNotEnded(audit: AuditRow, state: AuditState): void {
  if (state === 'closed') throw failure(auditsProblems, 'AUDIT_CLOSED', naming(audit))
  if (state === 'abandoned') throw failure(auditsProblems, 'AUDIT_ABANDONED', naming(audit))
}

/** Notes what happens to an audit. @param id that of the report where one is made by it */
export function appendEvent(
  tx: Transaction,
  audit: AuditRow,
  kind: AuditEvent,
  reason: string | null,
  id = tx.newId(),
): AuditState {
  const next = stateAfter(stateOf(tx.database, audit.id), kind, audit.blind === 1)
  if (next === null) throw new Error(`${kind} cannot happen to audit ${audit.id}`)
  insertEvent.run(tx.database, {
    id,
    site_id: audit.site_id,
    audit_id: audit.id,
    kind,
    reason,
    actor_id: tx.actorId,
    at: tx.at,
    rank: rankAfter(tx.at, latestEvent.get(tx.database, { auditId: audit.id })?.rank ?? null),
  })
  tx.touch('audits')
  return next
}

/** An audit as a failure names it. */
const naming = ({ id, name }: AuditRow) => ({ auditId: id, name })

/** The place that an audit has frozen for a location: itself, or what was merged into it since. */
export function frozenPlaceOf(
  database: Database,
  { id: auditId }: AuditRow,
  { id }: LocationRow,
): { placeId: string; path: string } | undefined {
  return frozenAs.get(database, { auditId, id })
}
