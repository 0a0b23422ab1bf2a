import type { Migration } from './migration.ts'

/** What is asked of a closed audit all the time lies behind a report of megabytes; here it is without that. */
export const auditHeads: Migration = {
  number: 16,
  up: (database) =>
    database.exec(`
CREATE INDEX audit_closing_head ON audit_closing (audit_id, at, digest);
CREATE INDEX audit_amendment_head
  ON audit_amendment (audit_id, number, reason, supersedes, digest, late_scans, actor_id, at);`),
}
