import type { AuditReport } from '../../../../src-shared/features/audits/report.ts'
import type { AuditRow } from '../../database/schema-audits.ts'
import type { Transaction } from '../../database/transaction.ts'
import { people } from '../people/people.ts'
import type { Proved } from '../pins/pins.ts'
import { appendEvent } from './audits.ts'
import { draftAmendment } from './audits-amendment-query.ts'
import { insertAmendment } from './audits-amendment-store.ts'
import { closedAtOf, closedHowOf } from './audits-closing-store.ts'
import { type SigningOrder, sign } from './audits-sign.ts'

/**
 * Amends a closed audit: a report of its own, signed anew, takes the place of the one before, which is kept as it is. The
 * register is not changed.
 * @throws AUDIT_CHANGED, SIGNERS_SAME, SIGNATURE_INVALID
 */
export function amendAudit(
  tx: Transaction,
  audit: AuditRow,
  order: SigningOrder & { reason: string },
  proved: Proved,
): { number: number; digest: string } {
  const { data, digest, statement, covered } = draftAmendment(tx.database, audit, order.reason)
  const { number, reason, supersedes } = data.amendment
  const id = tx.newId()
  const signatures = sign(tx, audit, order, { statement, digest, reportId: id }, proved)
  const drawnBy = people.byId(tx.database, tx.actorId)?.name ?? ''
  const closingId = closedAtOf.get(tx.database, { auditId: audit.id })?.id ?? ''
  const first = closedReport(tx, closingId)
  const report: AuditReport = {
    ...data,
    drawnAt: tx.at,
    drawnBy,
    closing: { ...first, digest, timeZone: order.timeZone, locale: order.locale, signatures },
  }
  insertAmendment.run(tx.database, {
    id,
    site_id: audit.site_id,
    audit_id: audit.id,
    number,
    reason,
    supersedes,
    digest,
    closing_id: closingId,
    actor_id: tx.actorId,
    at: tx.at,
    covered: JSON.stringify(covered),
    report: JSON.stringify(report),
  })
  const recorded = { auditId: audit.id, number, reason, supersedes, digest }
  tx.record('auditAmendment', { id, siteId: audit.site_id, revision: 1 }, {}, recorded)
  appendEvent(tx, audit, 'amended', reason, id)
  return { number, digest }
}

/** How the audit was closed. */
function closedReport(tx: Transaction, id: string): NonNullable<AuditReport['closing']> {
  const { closing } = closedHowOf.get(tx.database, { id }) ?? {}
  if (!closing) throw new Error(`nothing says how ${id} was closed`)
  return JSON.parse(closing) as NonNullable<AuditReport['closing']>
}
