import { appendOnlyTriggers } from './append-only.ts'
import type { Migration } from './migration.ts'

/** What somebody decided about something that an audit found; the last one about it is the one that counts. */
const decisions = `
CREATE TABLE audit_decision (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  item_kind TEXT NOT NULL, asset_id TEXT REFERENCES asset (id), code_key TEXT, decision TEXT NOT NULL, reason TEXT,
  incident TEXT, encrypted TEXT CHECK (encrypted IN ('yes', 'no', 'unknown')), place_id TEXT REFERENCES location (id),
  code TEXT, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL,
  CHECK ((asset_id IS NULL) <> (code_key IS NULL))
) STRICT;
CREATE INDEX scan_open_code ON scan (audit_id, code_key) WHERE asset_id IS NULL;
CREATE INDEX audit_decision_audit ON audit_decision (audit_id, n);

CREATE TABLE audit_approval (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  decision_id TEXT NOT NULL REFERENCES audit_decision (id), approver_id TEXT NOT NULL REFERENCES person (id),
  assurance TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;
CREATE INDEX audit_approval_audit ON audit_approval (audit_id, n);`

/** What a closed audit says, as it was signed: its report is drawn from this alone, once in each form. */
const closing = `
CREATE TABLE audit_closing (
  audit_id TEXT PRIMARY KEY REFERENCES audit (id), site_id TEXT NOT NULL, digest TEXT NOT NULL, report TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_signature (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  role TEXT NOT NULL CHECK (role IN ('auditor', 'responsible')), person_id TEXT NOT NULL REFERENCES person (id),
  assurance TEXT NOT NULL, statement TEXT NOT NULL, digest TEXT NOT NULL, image TEXT, device TEXT NOT NULL,
  actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;
CREATE TABLE audit_document (
  audit_id TEXT NOT NULL REFERENCES audit (id), format TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
  file_name TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (audit_id, format)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX audit_signature_role ON audit_signature (audit_id, role);`

const appendOnly = appendOnlyTriggers([
  'audit_decision',
  'audit_approval',
  'audit_closing',
  'audit_signature',
  'audit_document',
])

/** Decisions, approvals, signatures, and what an audit said when it was closed. */
export const auditDecisions: Migration = {
  number: 9,
  up: (database) => database.exec([decisions, closing, appendOnly].join('\n')),
}
