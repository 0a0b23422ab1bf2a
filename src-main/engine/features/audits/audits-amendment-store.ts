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
    closing_id: value('closing_id'),
    actor_id: value('actor_id'),
    at: value('at'),
    covered: value('covered'),
    report: value('report'),
  } as never),
)
export const amendmentById = statement<{ id: string }, AuditAmendmentRow>((value) =>
  build.selectFrom('audit_amendment').selectAll().where('id', '=', value('id')),
)
/** The whole report of an amendment, as JSON. */
export const amendedReportOf = statement<{ id: string }, Pick<AuditAmendmentRow, 'report'>>((value) =>
  build.selectFrom('audit_amendment').select('report').where('id', '=', value('id')),
)
/**
 * The amendments of an audit, the newest first, without what they say. Two that were made without knowing of each other
 * say the same number of themselves.
 */
export const amendmentsOf = statement<
  { auditId: string },
  Pick<AuditAmendmentRow, 'id' | 'reason' | 'supersedes' | 'digest' | 'covered' | 'actor_id' | 'at'>
>((value) =>
  build
    .selectFrom('audit_amendment')
    .select(['id', 'reason', 'supersedes', 'digest', 'covered', 'actor_id', 'at'])
    .where('audit_id', '=', value('auditId'))
    .orderBy('number', 'desc')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc'),
)
