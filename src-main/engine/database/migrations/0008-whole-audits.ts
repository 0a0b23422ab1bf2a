import { appendOnlyTriggers } from './append-only.ts'
import type { Migration } from './migration.ts'

/** What an audit is of: a location with all below it, a category, what a person has, or a list. */
const audits = `
CREATE TABLE audit_next (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL,
  scope_kind TEXT NOT NULL CHECK (scope_kind IN ('location', 'category', 'custodian', 'list')),
  location_id TEXT REFERENCES location (id), category_id TEXT REFERENCES category (id),
  custodian_id TEXT REFERENCES person (id), scope TEXT NOT NULL, blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
  started_at TEXT NOT NULL, started_by TEXT NOT NULL REFERENCES person (id)
) STRICT;
INSERT INTO audit_next
SELECT id, site_id, name, 'location', location_id, NULL, NULL, scope, 0, started_at, started_by FROM audit;
DROP TABLE audit;
ALTER TABLE audit_next RENAME TO audit;`

/** An asset may be expected nowhere in particular; what was away when the audit started is never missing. */
const expected = `
CREATE TABLE audit_expected_next (
  audit_id TEXT NOT NULL REFERENCES audit (id), asset_id TEXT NOT NULL REFERENCES asset (id),
  place_id TEXT REFERENCES location (id), away TEXT CHECK (away IN ('repair', 'loan')), PRIMARY KEY (audit_id, asset_id)
) STRICT, WITHOUT ROWID;
INSERT INTO audit_expected_next SELECT audit_id, asset_id, place_id, NULL FROM audit_expected;
DROP TABLE audit_expected;
ALTER TABLE audit_expected_next RENAME TO audit_expected;
CREATE INDEX audit_expected_place ON audit_expected (audit_id, place_id);
CREATE INDEX audit_expected_away ON audit_expected (audit_id) WHERE away IS NOT NULL;

CREATE TABLE audit_lost (
  audit_id TEXT NOT NULL REFERENCES audit (id), asset_id TEXT NOT NULL REFERENCES asset (id),
  place_id TEXT REFERENCES location (id), PRIMARY KEY (audit_id, asset_id)
) STRICT, WITHOUT ROWID;`

/** Null is the place of what is expected nowhere in particular. */
const places = `
CREATE TABLE audit_place_mark_next (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  place_id TEXT REFERENCES location (id), state TEXT NOT NULL CHECK (state IN ('inProgress', 'counted', 'inaccessible')),
  reason TEXT, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;
INSERT INTO audit_place_mark_next
SELECT n, id, site_id, audit_id, place_id, iif(counted, 'counted', 'inProgress'), NULL, actor_id, at FROM audit_place_mark;
DROP TABLE audit_place_mark;
ALTER TABLE audit_place_mark_next RENAME TO audit_place_mark;
CREATE INDEX audit_place_mark_place ON audit_place_mark (audit_id, place_id, n);`

const scans = `
ALTER TABLE scan ADD COLUMN device TEXT;
ALTER TABLE scan ADD COLUMN condition TEXT;
ALTER TABLE scan ADD COLUMN note TEXT;
ALTER TABLE scan ADD COLUMN label_damage TEXT;
CREATE INDEX scan_label_damage ON scan (audit_id) WHERE label_damage IS NOT NULL;`

const events = `
CREATE TABLE audit_event (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  kind TEXT NOT NULL CHECK (kind IN ('countingEnded', 'countingResumed', 'closed', 'abandoned')), reason TEXT,
  actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;
CREATE INDEX audit_event_audit ON audit_event (audit_id, n);`

const appendOnly = appendOnlyTriggers([
  'audit',
  'audit_expected',
  'audit_lost',
  'audit_place_mark',
  'audit_event',
])

/** Audits of anything, blind or not; coverage of places; what a scan says besides its code; the steps of an audit. */
export const wholeAudits: Migration = {
  number: 8,
  rebuildsTables: true,
  up: (database) => database.exec([audits, expected, places, scans, events, appendOnly].join('\n')),
}
