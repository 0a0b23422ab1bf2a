import { sql } from 'kysely'
import type { AuditClosingRow, AuditDocumentRow, AuditSignatureRow } from '../../database/schema-audits.ts'
import { build, statement } from '../../database/statement.ts'

export const insertClosing = statement<AuditClosingRow>((value) =>
  build.insertInto('audit_closing').values({
    audit_id: value('audit_id'),
    site_id: value('site_id'),
    digest: value('digest'),
    report: value('report'),
    at: value('at'),
  } as never),
)
/** When an audit was closed and the digest of what was signed then, without the report that was kept. */
export const closedAtOf = statement<{ auditId: string }, Pick<AuditClosingRow, 'at' | 'digest'>>(
  (value) => sql`SELECT at, digest FROM audit_closing INDEXED BY audit_closing_head
    WHERE audit_id = ${value('auditId')}`,
)
/** The whole report, as JSON. */
export const closedReportOf = statement<{ auditId: string }, Pick<AuditClosingRow, 'report'>>((value) =>
  build.selectFrom('audit_closing').select('report').where('audit_id', '=', value('auditId')),
)
/** Of that report how it was closed, as JSON: tens of megabytes are not brought over for it. */
export const closedHowOf = statement<{ auditId: string }, { closing: string | null }>((value) =>
  build
    .selectFrom('audit_closing')
    .select(sql<string | null>`report -> '$.closing'`.as('closing'))
    .where('audit_id', '=', value('auditId')),
)
export const insertSignature = statement<Omit<AuditSignatureRow, 'n'>>((value) =>
  build.insertInto('audit_signature').values({
    id: value('id'),
    site_id: value('site_id'),
    audit_id: value('audit_id'),
    role: value('role'),
    person_id: value('person_id'),
    assurance: value('assurance'),
    statement: value('statement'),
    digest: value('digest'),
    image: value('image'),
    edition: value('edition'),
    device: value('device'),
    actor_id: value('actor_id'),
    at: value('at'),
  } as never),
)
/** A form of the report is drawn once; who comes second finds the first one's. */
export const insertDocument = statement<AuditDocumentRow>(
  (value) => sql`INSERT OR IGNORE INTO audit_document (audit_id, edition, format, sha256, size, file_name, at)
    VALUES (${value('audit_id')}, ${value('edition')}, ${value('format')}, ${value('sha256')}, ${value('size')}, ${value('file_name')}, ${value('at')})`,
)
export const documentOf = statement<{ auditId: string; edition: number; format: string }, AuditDocumentRow>(
  (value) =>
    build
      .selectFrom('audit_document')
      .selectAll()
      .where('audit_id', '=', value('auditId'))
      .where('edition', '=', value('edition'))
      .where('format', '=', value('format') as never),
)
