import type { AuditLinkRow } from '../../database/schema-audits.ts'
import { build, statement } from '../../database/statement.ts'

type Linked = Pick<AuditLinkRow, 'kind'> & { id: string; name: string }

export const insertLink = statement<AuditLinkRow>((value) =>
  build.insertInto('audit_link').values({
    audit_id: value('audit_id'),
    of_id: value('of_id'),
    kind: value('kind'),
    site_id: value('site_id'),
  } as never),
)
/** The audit that one follows from. */
export const originOf = statement<{ auditId: string }, Linked>((value) =>
  build
    .selectFrom('audit_link')
    .innerJoin('audit', 'audit.id', 'audit_link.of_id')
    .select(['audit_link.kind', 'audit.id', 'audit.name'])
    .where('audit_link.audit_id', '=', value('auditId')),
)
/** The audits that follow from one, in the order in which they started. */
export const followingOf = statement<{ auditId: string }, Linked>((value) =>
  build
    .selectFrom('audit_link')
    .innerJoin('audit', 'audit.id', 'audit_link.audit_id')
    .select(['audit_link.kind', 'audit.id', 'audit.name'])
    .where('audit_link.of_id', '=', value('auditId'))
    .orderBy('audit.id'),
)
