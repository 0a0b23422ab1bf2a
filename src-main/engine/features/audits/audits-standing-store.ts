import { type RawBuilder, sql } from 'kysely'
import type { AuditClosingRow, AuditStandingRow } from '../../database/schema-audits.ts'
import { build, statement } from '../../database/statement.ts'

type AuditId = { auditId: string }

/** Whether a fact was taken in by the closing that stands, or its audit is not closed. @param table with its ids */
export const isCounted = (table: string): RawBuilder<boolean> =>
  sql<boolean>`NOT EXISTS (SELECT 1 FROM audit_late_fact AS late WHERE late.id = ${sql.ref(`${table}.id`)})`

/** Whether a scan counts and is not undone by what counts. */
export const isStanding: RawBuilder<boolean> = sql<boolean>`${isCounted('scan')}
  AND NOT EXISTS (SELECT 1 FROM scan_void WHERE scan_void.scan_id = scan.id AND ${isCounted('scan_void')})`

export const standingRow = statement<AuditId, AuditStandingRow>((value) =>
  build.selectFrom('audit_standing').selectAll().where('audit_id', '=', value('auditId')),
)
export const setStanding = statement<AuditStandingRow>(
  (value) => sql`INSERT OR REPLACE INTO audit_standing (audit_id, first_id, closing_id)
    VALUES (${value('audit_id')}, ${value('first_id')}, ${value('closing_id')})`,
)
export const closingsOf = statement<
  AuditId,
  Pick<AuditClosingRow, 'id' | 'at' | 'digest' | 'device' | 'actor_id'>
>((value) =>
  build
    .selectFrom('audit_closing')
    .select(['id', 'at', 'digest', 'device', 'actor_id'])
    .where('audit_id', '=', value('auditId'))
    .orderBy('at')
    .orderBy('id'),
)
/** Ids of all that was recorded of an audit, as JSON. */
export const recordedOf = statement<AuditId, { ids: string }>(
  (value) => sql`SELECT json_group_array(id) AS ids FROM (${everything(value('auditId'))})`,
)
export const coveredBy = statement<{ id: string }, { covered: string }>((value) =>
  build.selectFrom('audit_closing').select('covered').where('id', '=', value('id')),
)
export const forgetLateFacts = statement<AuditId>((value) =>
  build.deleteFrom('audit_late_fact').where('audit_id', '=', value('auditId')),
)
/** Notes what of an audit a closing had not taken in. */
export const noteLateFacts = statement<AuditId & { closingId: string }>(
  (value) => sql`INSERT INTO audit_late_fact (id, audit_id)
    SELECT id, ${value('auditId')} FROM (${everything(value('auditId'))})
    WHERE id NOT IN (SELECT value FROM json_each((SELECT covered FROM audit_closing WHERE id = ${value('closingId')})))`,
)
export const noteLateFact = statement<AuditId & { id: string }>(
  (value) =>
    sql`INSERT OR IGNORE INTO audit_late_fact (id, audit_id) VALUES (${value('id')}, ${value('auditId')})`,
)

function everything(auditId: RawBuilder<string>): RawBuilder<{ id: string }> {
  const tables = ['scan', 'scan_void', 'scan_remark', 'audit_place_mark', 'audit_decision', 'audit_approval']
  return sql<{ id: string }>`${sql.join(
    tables.map((table) => sql`SELECT id FROM ${sql.table(table)} WHERE audit_id = ${auditId}`),
    sql` UNION ALL `,
  )}`
}
