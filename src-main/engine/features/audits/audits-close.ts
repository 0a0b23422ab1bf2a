import { failure } from '../../../../src-shared/contract/problems.ts'
import { auditsProblems } from '../../../../src-shared/features/audits/audits-problems-contract.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import type { AuditReport } from '../../../../src-shared/features/audits/report.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import type { Transaction } from '../../database/transaction.ts'
import { labels } from '../labels/labels.ts'
import { people } from '../people/people.ts'
import type { Proved } from '../pins/pins.ts'
import { appendEvent } from './audits.ts'
import { applyDecision } from './audits-apply.ts'
import { hasOtherApprover, kindsOf } from './audits-closing-query.ts'
import { insertClosing } from './audits-closing-store.ts'
import { deviceOf } from './audits-device.ts'
import { standingOf } from './audits-items.ts'
import { setNextAudit } from './audits-next-due.ts'
import { digestOf, reportData } from './audits-report-query.ts'
import { setFirstClosing } from './audits-settle.ts'
import { type SigningOrder, sign } from './audits-sign.ts'
import { recordedOf } from './audits-standing-store.ts'
import { tallyOf } from './audits-tally.ts'

export interface ClosingOrder extends SigningOrder {
  notCountedReason?: string | undefined
}

export interface Closed {
  digest: string
  /** decisions that were done */
  applied: number
  independentlyApproved: boolean
}

/**
 * Closes an audit: does what was decided, keeps signatures and report, and nothing changes in it any more; all of it in
 * one transaction or none.
 * @throws AUDIT_UNDECIDED, APPROVAL_MISSING, SIGNERS_SAME, SIGNATURE_INVALID, AUDIT_CHANGED, ASSET_TAG_TAKEN
 */
export function closeAudit(tx: Transaction, audit: AuditRow, order: ClosingOrder, proved: Proved): Closed {
  const { undecided, decided, unapproved } = standingOf(tx.database, audit.id)
  if (undecided.length > 0)
    throw failure(auditsProblems, 'AUDIT_UNDECIDED', {
      count: undecided.length,
      kinds: kindsOf(undecided).map(({ kind }) => kind),
    })
  if (unapproved.length > 0 && hasOtherApprover(tx.database, audit.id))
    throw failure(auditsProblems, 'APPROVAL_MISSING', { count: unapproved.length })

  const data = reportData(tx.database, audit.id)
  const digest = digestOf(data)
  const seen = [...tallyOf(tx.database, audit.id).seenAssets()].map(([assetId]) => assetId)
  const statement = auditsText.statement(audit.name, audit.scope, data.counts)
  const id = tx.newId()
  const signatures = sign(tx, audit, order, { statement, digest, reportId: id }, proved)
  const covered = recordedOf.get(tx.database, { auditId: audit.id })?.ids ?? '[]'

  for (const { decision } of decided) applyDecision(tx, decision)
  labels.wantDamaged(tx, audit.id)
  setNextAudit(tx, seen)
  const closedBy = people.byId(tx.database, tx.actorId)?.name ?? ''
  const report: AuditReport = {
    ...data,
    audit: { ...data.audit, state: 'closed' },
    drawnAt: tx.at,
    drawnBy: closedBy,
    closing: {
      closedAt: tx.at,
      closedBy,
      digest,
      timeZone: order.timeZone,
      locale: order.locale,
      notCountedReason: order.notCountedReason ?? null,
      independentlyApproved: unapproved.length === 0,
      signatures,
    },
  }
  insertClosing.run(tx.database, {
    id,
    audit_id: audit.id,
    site_id: audit.site_id,
    digest,
    actor_id: tx.actorId,
    device: deviceOf(tx.database),
    at: tx.at,
    covered,
    report: JSON.stringify(report),
  })
  setFirstClosing(tx.database, audit.id, id)
  tx.record('auditClosed', { id: audit.id, siteId: audit.site_id, revision: 1 }, {}, { closingId: id })
  appendEvent(tx, audit, 'closed', null, id)
  return { digest, applied: decided.length, independentlyApproved: unapproved.length === 0 }
}
