import type { Migration } from './migration.ts'

/** What tells which of several counts, whatever order they arrive in; null: their moment. */
const ranks = ['audit_place_mark', 'audit_event', 'audit_decision', 'audit_books']
  .map((table) => `ALTER TABLE ${table} ADD COLUMN rank TEXT;`)
  .join('\n')

const kinds = [
  ['audit_event', 'auditEvent', "kind NOT IN ('closed', 'amended')"],
  ['audit_decision', 'auditDecision', 'true'],
  ['audit_approval', 'auditApproval', 'true'],
  ['audit_books', 'auditBooks', 'true'],
] as const

/** A folder that is enrolled has not sent them yet. */
const unsent = kinds
  .map(
    ([table, kind, which]) => `INSERT INTO outbox (kind, fact_id)
SELECT '${kind}', id FROM ${table} WHERE ${which} AND EXISTS (SELECT 1 FROM enrolment) ORDER BY n;`,
  )
  .join('\n')

const triggers = kinds
  .map(
    ([table, kind, which]) => `CREATE TRIGGER ${table}_outbox AFTER INSERT ON ${table}
WHEN (SELECT pulling FROM enrolment) = 0 AND ${which.replace('kind', 'new.kind')}
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('${kind}', new.id); END;`,
  )
  .join('\n')

/** Decisions, approvals, books and the steps of audits are sent, and what several laptops say of one thing has a rank. */
export const auditsOfOthers: Migration = {
  number: 29,
  up: (database) => database.exec([ranks, unsent, triggers].join('\n')),
}
