import type { AuditAmendmentRow } from '../../database/schema-audits.ts'
import { build, statement } from '../../database/statement.ts'

export const insertAmendment = statement<Omit<AuditAmendmentRow, 'n'>>((value) =>
  build.insertInto('audit_amendment').values({
    id: value('id'),
    site_id: value('site_id'),
    audit_id: value('audit_id'),
    number: value('number'),
    reason: value('reason'),
    supersedes: value('supersedes'),
    digest: value('digest'),
    late_scans: value('late_scans'),
    report: value('report'),
    actor_id: value('actor_id'),
    at: value('at'),
  } as never),
)
/** The whole report of an amendment, as JSON. */
export const amendedReportOf = statement<
  { auditId: string; number: number },
  Pick<AuditAmendmentRow, 'report'>
>((value) =>
  build
    .selectFrom('audit_amendment')
    .select('report')
    .where('audit_id', '=', value('auditId'))
    .where('number', '=', value('number')),
)
/** The amendments of an audit, the newest first, without what they say. */
export const amendmentsOf = statement<
  { auditId: string },
  Pick<AuditAmendmentRow, 'number' | 'reason' | 'supersedes' | 'digest' | 'late_scans' | 'actor_id' | 'at'>
>((value) =>
  build
    .selectFrom('audit_amendment')
    .select(['number', 'reason', 'supersedes', 'digest', 'late_scans', 'actor_id', 'at'])
    .where('audit_id', '=', value('auditId'))
    .orderBy('number', 'desc'),
)
