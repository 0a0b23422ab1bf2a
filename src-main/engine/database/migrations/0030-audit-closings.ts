import { appendOnlyTriggers } from './append-only.ts'
import type { Migration } from './migration.ts'

/** What an audit had taken in when it was closed: the ids of all that was recorded of it. */
const covered = `(SELECT json_group_array(id) FROM (
  SELECT id FROM scan WHERE audit_id = closing.audit_id
  UNION ALL SELECT id FROM scan_void WHERE audit_id = closing.audit_id
  UNION ALL SELECT id FROM scan_remark WHERE audit_id = closing.audit_id
  UNION ALL SELECT id FROM audit_place_mark WHERE audit_id = closing.audit_id
  UNION ALL SELECT id FROM audit_decision WHERE audit_id = closing.audit_id
  UNION ALL SELECT id FROM audit_approval WHERE audit_id = closing.audit_id))`

/** Two laptops can close one audit without knowing of each other: both closings are kept. The report comes last, since it has megabytes. */
const closings = `
CREATE TABLE audit_closing_next (
  id TEXT PRIMARY KEY, audit_id TEXT NOT NULL REFERENCES audit (id), site_id TEXT NOT NULL, digest TEXT NOT NULL,
  actor_id TEXT NOT NULL REFERENCES person (id), device TEXT, at TEXT NOT NULL, covered TEXT NOT NULL,
  report TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO audit_closing_next
SELECT coalesce(event.id, closing.audit_id), closing.audit_id, closing.site_id, closing.digest,
  coalesce(event.actor_id, audit.started_by),
  (SELECT device FROM audit_signature WHERE audit_id = closing.audit_id AND edition = 0 LIMIT 1), closing.at, ${covered},
  closing.report
FROM audit_closing AS closing JOIN audit ON audit.id = closing.audit_id
LEFT JOIN audit_event AS event ON event.audit_id = closing.audit_id AND event.kind = 'closed';
DROP TABLE audit_closing;
ALTER TABLE audit_closing_next RENAME TO audit_closing;
CREATE INDEX audit_closing_head ON audit_closing (audit_id, at, digest);`

/**
 * Which closing stands, and what of an audit came after it: both follow from what was recorded, and are kept for speed.
 * What the server says of an audit may come before the audit.
 */
const standing = `
CREATE TABLE audit_standing (
  audit_id TEXT PRIMARY KEY, first_id TEXT, closing_id TEXT REFERENCES audit_closing (id)
) STRICT, WITHOUT ROWID;
INSERT INTO audit_standing SELECT audit_id, NULL, id FROM audit_closing;
CREATE TABLE audit_late_fact (id TEXT PRIMARY KEY, audit_id TEXT NOT NULL REFERENCES audit (id)) STRICT, WITHOUT ROWID;
CREATE INDEX audit_late_fact_audit ON audit_late_fact (audit_id);`

/** Two laptops can write the same number of an amendment, each its own report. */
const amendments = `
CREATE TABLE audit_amendment_next (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  number INTEGER NOT NULL CHECK (number > 0), reason TEXT NOT NULL, supersedes TEXT NOT NULL, digest TEXT NOT NULL,
  closing_id TEXT REFERENCES audit_closing (id), actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL,
  covered TEXT NOT NULL, report TEXT NOT NULL
) STRICT;
INSERT INTO audit_amendment_next
SELECT n, id, site_id, audit_id, number, reason, supersedes, digest,
  (SELECT closing_id FROM audit_standing WHERE audit_standing.audit_id = old.audit_id), actor_id, at,
  (SELECT json_group_array(late.id) FROM late_scan AS late WHERE late.audit_id = old.audit_id AND old.late_scans >=
    (SELECT count(*) FROM late_scan AS before WHERE before.audit_id = old.audit_id AND before.n <= late.n)),
  report
FROM audit_amendment AS old;
DROP TABLE audit_amendment;
ALTER TABLE audit_amendment_next RENAME TO audit_amendment;
CREATE INDEX audit_amendment_head ON audit_amendment (audit_id, number, at, id);`

/** A signature and a drawing are of a report, by its id: that of its closing or of its amendment. */
const reports = `
CREATE TABLE audit_signature_next (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  report_id TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('auditor', 'responsible')),
  person_id TEXT NOT NULL REFERENCES person (id), assurance TEXT NOT NULL, statement TEXT NOT NULL, digest TEXT NOT NULL,
  image TEXT, device TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;
INSERT INTO audit_signature_next
SELECT n, id, site_id, audit_id, coalesce(${reportId('audit_signature')}, audit_id), role, person_id, assurance, statement,
  digest, image, device, actor_id, at FROM audit_signature;
DROP TABLE audit_signature;
ALTER TABLE audit_signature_next RENAME TO audit_signature;
CREATE UNIQUE INDEX audit_signature_role ON audit_signature (report_id, role);

CREATE TABLE audit_document_next (
  report_id TEXT NOT NULL, format TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id), sha256 TEXT NOT NULL,
  size INTEGER NOT NULL, file_name TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (report_id, format)
) STRICT, WITHOUT ROWID;
INSERT INTO audit_document_next
SELECT coalesce(${reportId('audit_document')}, audit_id), format, audit_id, sha256, size, file_name, at FROM audit_document;
DROP TABLE audit_document;
ALTER TABLE audit_document_next RENAME TO audit_document;`

function reportId(table: string): string {
  return `CASE edition
  WHEN 0 THEN (SELECT closing_id FROM audit_standing WHERE audit_standing.audit_id = ${table}.audit_id)
  ELSE (SELECT id FROM audit_amendment WHERE audit_amendment.audit_id = ${table}.audit_id
    AND audit_amendment.number = ${table}.edition) END`
}

const appendOnly = appendOnlyTriggers([
  'audit_closing',
  'audit_amendment',
  'audit_signature',
  'audit_document',
])

const sent = [
  ['audit_closing', 'auditClosing', 'at, id'],
  ['audit_amendment', 'amendedReport', 'n'],
] as const

/** A folder that is enrolled has not sent them yet. */
const outbox = sent
  .map(
    ([table, kind, order]) => `INSERT INTO outbox (kind, fact_id)
SELECT '${kind}', id FROM ${table} WHERE EXISTS (SELECT 1 FROM enrolment) ORDER BY ${order};
CREATE TRIGGER ${table}_outbox AFTER INSERT ON ${table} WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('${kind}', new.id); END;`,
  )
  .join('\n')

/** Closings, amendments and signatures are sent; an audit that was closed twice has two closings, of which one stands. */
export const auditClosings: Migration = {
  number: 30,
  rebuildsTables: true,
  up: (database) => database.exec([closings, standing, amendments, reports, appendOnly, outbox].join('\n')),
}
