import { appendOnlyTriggers } from './append-only.ts'
import type { Migration } from './migration.ts'

/** How often places and categories are audited, what a capture proves, and who may approve; the rules of before are the usual ones. */
const policy = `
CREATE TABLE audit_rule (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, location_id TEXT UNIQUE REFERENCES location (id),
  category_id TEXT UNIQUE REFERENCES category (id), months INTEGER NOT NULL CHECK (months BETWEEN 1 AND 120),
  set_at TEXT NOT NULL, revision INTEGER NOT NULL, CHECK ((location_id IS NULL) <> (category_id IS NULL))
) STRICT;
CREATE TABLE audit_policy (
  only INTEGER PRIMARY KEY CHECK (only = 1), captures TEXT NOT NULL, approvers TEXT NOT NULL,
  approval_assurance TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;
ALTER TABLE audit ADD COLUMN captures TEXT;`

const pins = `
CREATE TABLE person_pin (
  person_id TEXT PRIMARY KEY REFERENCES person (id), hash TEXT NOT NULL, failures INTEGER NOT NULL, wait_until TEXT,
  set_at TEXT NOT NULL, set_by TEXT NOT NULL REFERENCES person (id)
) STRICT, WITHOUT ROWID;`

/** What arrives after the close, from who did not know of it. The same scan that arrives twice is one. */
const lateScans = `
CREATE TABLE late_scan (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  code TEXT NOT NULL, code_key TEXT NOT NULL, place_id TEXT REFERENCES location (id), asset_id TEXT REFERENCES asset (id),
  expected_place_id TEXT REFERENCES location (id), standing TEXT NOT NULL, placement TEXT NOT NULL, method TEXT NOT NULL,
  device TEXT NOT NULL, scanned_at TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX late_scan_once ON late_scan (audit_id, device, scanned_at, code_key, coalesce(place_id, ''));`

/** Edition 0 of a report is what was signed at the close, n what the n-th amendment put in its place. */
const amendments = `
CREATE TABLE audit_amendment (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  number INTEGER NOT NULL CHECK (number > 0), reason TEXT NOT NULL, supersedes TEXT NOT NULL, digest TEXT NOT NULL,
  late_scans INTEGER NOT NULL, report TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL, UNIQUE (audit_id, number)
) STRICT;
ALTER TABLE audit_signature ADD COLUMN edition INTEGER NOT NULL DEFAULT 0;
DROP INDEX audit_signature_role;
CREATE UNIQUE INDEX audit_signature_role ON audit_signature (audit_id, edition, role);

CREATE TABLE audit_document_next (
  audit_id TEXT NOT NULL REFERENCES audit (id), edition INTEGER NOT NULL, format TEXT NOT NULL, sha256 TEXT NOT NULL,
  size INTEGER NOT NULL, file_name TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (audit_id, edition, format)
) STRICT, WITHOUT ROWID;
INSERT INTO audit_document_next SELECT audit_id, 0, format, sha256, size, file_name, at FROM audit_document;
DROP TABLE audit_document;
ALTER TABLE audit_document_next RENAME TO audit_document;

CREATE TABLE audit_event_next (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  kind TEXT NOT NULL CHECK (kind IN ('countingEnded', 'countingResumed', 'closed', 'abandoned', 'amended')), reason TEXT,
  actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;
INSERT INTO audit_event_next SELECT n, id, site_id, audit_id, kind, reason, actor_id, at FROM audit_event;
DROP TABLE audit_event;
ALTER TABLE audit_event_next RENAME TO audit_event;
CREATE INDEX audit_event_audit ON audit_event (audit_id, n);`

/** What is said of a scan after the beep: a condition, a note, a photo; and whose register is covered while they count blind. */
const counting = `
CREATE TABLE scan_remark (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  scan_id TEXT NOT NULL REFERENCES scan (id), condition TEXT, note TEXT, sha256 TEXT, thumbnail_sha256 TEXT,
  media_type TEXT, size INTEGER, file_name TEXT, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL,
  CHECK (condition IS NOT NULL OR note IS NOT NULL OR sha256 IS NOT NULL), CHECK ((sha256 IS NULL) = (file_name IS NULL))
) STRICT;
CREATE INDEX scan_remark_audit ON scan_remark (audit_id, n);

CREATE TABLE blind_counter (
  person_id TEXT NOT NULL REFERENCES person (id), audit_id TEXT NOT NULL REFERENCES audit (id),
  PRIMARY KEY (person_id, audit_id)
) STRICT, WITHOUT ROWID;
INSERT INTO blind_counter
SELECT started_by, id FROM audit WHERE blind = 1
UNION SELECT scan.actor_id, audit.id FROM audit JOIN scan ON scan.audit_id = audit.id WHERE audit.blind = 1;`

const appendOnly = appendOnlyTriggers([
  'late_scan',
  'audit_amendment',
  'audit_document',
  'audit_event',
  'scan_remark',
])

/** How often what is audited, personal PINs, late scans and amendments, remarks on scans, who counts blind. */
export const auditPolicy: Migration = {
  number: 13,
  up: (database) => database.exec([policy, pins, lateScans, amendments, counting, appendOnly].join('\n')),
}
