import { sql } from 'kysely'
import type { AuditClosingRow, AuditDocumentRow, AuditSignatureRow } from '../../database/schema-audits.ts'
import { build, statement } from '../../database/statement.ts'

export const insertClosing = statement<AuditClosingRow>((value) =>
  build.insertInto('audit_closing').values({
    id: value('id'),
    audit_id: value('audit_id'),
    site_id: value('site_id'),
    digest: value('digest'),
    actor_id: value('actor_id'),
    device: value('device'),
    at: value('at'),
    covered: value('covered'),
    report: value('report'),
  } as never),
)
export const closingById = statement<{ id: string }, AuditClosingRow>((value) =>
  build.selectFrom('audit_closing').selectAll().where('id', '=', value('id')),
)
/** When an audit was closed and the digest of what was signed then, without the report that was kept. */
export const closedAtOf = statement<{ auditId: string }, Pick<AuditClosingRow, 'id' | 'at' | 'digest'>>(
  (value) => sql`SELECT closing.id, closing.at, closing.digest FROM audit_standing AS standing
    JOIN audit_closing AS closing ON closing.id = standing.closing_id WHERE standing.audit_id = ${value('auditId')}`,
)
/** The whole report of a closing, as JSON. */
export const closedReportOf = statement<{ id: string }, Pick<AuditClosingRow, 'report'>>((value) =>
  build.selectFrom('audit_closing').select('report').where('id', '=', value('id')),
)
/** Of that report how it was closed, as JSON: tens of megabytes are not brought over for it. */
export const closedHowOf = statement<{ id: string }, { closing: string | null }>((value) =>
  build
    .selectFrom('audit_closing')
    .select(sql<string | null>`report -> '$.closing'`.as('closing'))
    .where('id', '=', value('id')),
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
    report_id: value('report_id'),
    device: value('device'),
    actor_id: value('actor_id'),
    at: value('at'),
  } as never),
)
export const signaturesUnder = statement<{ reportId: string }, AuditSignatureRow>((value) =>
  build.selectFrom('audit_signature').selectAll().where('report_id', '=', value('reportId')).orderBy('role'),
)
/** A form of the report is drawn once; who comes second finds the first one's. */
export const insertDocument = statement<AuditDocumentRow>(
  (
    value,
  ) => sql`INSERT OR IGNORE INTO audit_document (report_id, format, audit_id, sha256, size, file_name, at)
    VALUES (${value('report_id')}, ${value('format')}, ${value('audit_id')}, ${value('sha256')}, ${value('size')}, ${value('file_name')}, ${value('at')})`,
)
export const documentOf = statement<{ reportId: string; format: string }, AuditDocumentRow>((value) =>
  build
    .selectFrom('audit_document')
    .selectAll()
    .where('report_id', '=', value('reportId'))
    .where('format', '=', value('format') as never),
)
