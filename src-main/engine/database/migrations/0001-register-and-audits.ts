import {
  type SeededStatusLabel,
  seededStatusLabels,
} from '../../../../src-shared/features/status-labels/status-type.ts'
import { appendOnlyTriggers } from './append-only.ts'
import { insertFirstRows } from './first-rows.ts'
import type { Migration } from './migration.ts'

/** Tables of facts: their rows are never changed, and never vanish. */
const appendOnly = [
  'change',
  'audit',
  'audit_expected',
  'audit_place',
  'audit_place_mark',
  'scan',
  'scan_void',
]

/** The type `lost` came with migration 2. */
const labels = seededStatusLabels.map(
  (label): SeededStatusLabel => (label.type === 'lost' ? { ...label, type: 'undeployable' } : label),
)

const triggers = appendOnlyTriggers(appendOnly)

export const registerAndAudits: Migration = {
  number: 1,
  up: (database, tools) => {
    database.exec(`
CREATE TABLE organisation (
  only INTEGER PRIMARY KEY CHECK (only = 1), name TEXT NOT NULL, replica_id TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;

CREATE TABLE location (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, parent_id TEXT REFERENCES location (id), name TEXT NOT NULL,
  path TEXT NOT NULL, path_key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL
) STRICT;
CREATE INDEX location_parent ON location (parent_id);

CREATE TABLE person (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, username TEXT,
  username_key TEXT UNIQUE, email TEXT, role TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;
CREATE INDEX person_name ON person (name_key);
CREATE INDEX person_worker ON person (role) WHERE role <> 'custodian';

CREATE TABLE status_label (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL CHECK (type IN ('deployable', 'pending', 'undeployable', 'archived')), revision INTEGER NOT NULL
) STRICT;

CREATE TABLE category (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL
) STRICT;

CREATE TABLE model (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL, manufacturer TEXT, model_number TEXT,
  identity_key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL
) STRICT;

CREATE TABLE asset (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL,
  asset_tag TEXT NOT NULL, tag_key TEXT NOT NULL, serial_number TEXT, serial_key TEXT, name TEXT,
  model_id TEXT REFERENCES model (id), category_id TEXT REFERENCES category (id),
  location_id TEXT REFERENCES location (id), status_id TEXT NOT NULL REFERENCES status_label (id),
  checked_out_kind TEXT CHECK (checked_out_kind IN ('person', 'location', 'asset')), checked_out_id TEXT,
  purchase_date TEXT, purchase_cost TEXT, notes TEXT, revision INTEGER NOT NULL,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  CHECK ((checked_out_kind IS NULL) = (checked_out_id IS NULL))
) STRICT;
CREATE INDEX asset_tag ON asset (tag_key);
CREATE INDEX asset_serial ON asset (serial_key) WHERE serial_key IS NOT NULL;
CREATE INDEX asset_location ON asset (location_id);

CREATE VIEW asset_search_source AS
SELECT asset.n, concat_ws(' ', asset.asset_tag, asset.serial_number, asset.name, model.name, model.manufacturer,
  model.model_number, category.name, location.path, person.name, place.path, holder.asset_tag) AS text
FROM asset
LEFT JOIN model ON model.id = asset.model_id
LEFT JOIN category ON category.id = asset.category_id
LEFT JOIN location ON location.id = asset.location_id
LEFT JOIN person ON asset.checked_out_kind = 'person' AND person.id = asset.checked_out_id
LEFT JOIN location AS place ON asset.checked_out_kind = 'location' AND place.id = asset.checked_out_id
LEFT JOIN asset AS holder ON asset.checked_out_kind = 'asset' AND holder.id = asset.checked_out_id;

CREATE VIRTUAL TABLE asset_text USING fts5 (
  text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE TABLE asset_search_dirty (n INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER asset_search_insert AFTER INSERT ON asset BEGIN INSERT OR IGNORE INTO asset_search_dirty VALUES (new.n); END;
CREATE TRIGGER asset_search_update AFTER UPDATE ON asset BEGIN INSERT OR IGNORE INTO asset_search_dirty VALUES (new.n); END;

CREATE TABLE change (
  n INTEGER PRIMARY KEY, change_set TEXT NOT NULL, site_id TEXT NOT NULL, entity TEXT NOT NULL, entity_id TEXT NOT NULL,
  fields TEXT NOT NULL, revision INTEGER NOT NULL, actor_id TEXT NOT NULL, at TEXT NOT NULL,
  previous_hash TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE INDEX change_entity ON change (entity_id, n);

CREATE TABLE audit (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL, location_id TEXT NOT NULL REFERENCES location (id),
  scope TEXT NOT NULL, started_at TEXT NOT NULL, started_by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE TABLE audit_expected (
  audit_id TEXT NOT NULL REFERENCES audit (id), asset_id TEXT NOT NULL REFERENCES asset (id),
  place_id TEXT NOT NULL REFERENCES location (id), PRIMARY KEY (audit_id, asset_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_expected_place ON audit_expected (audit_id, place_id);

CREATE TABLE audit_place (
  audit_id TEXT NOT NULL REFERENCES audit (id), place_id TEXT NOT NULL REFERENCES location (id),
  path TEXT NOT NULL, path_key TEXT NOT NULL, PRIMARY KEY (audit_id, place_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_place_mark (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  place_id TEXT NOT NULL REFERENCES location (id), counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
  actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;
CREATE INDEX audit_place_mark_place ON audit_place_mark (audit_id, place_id, n);

CREATE TABLE scan (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  code TEXT NOT NULL, code_key TEXT NOT NULL, place_id TEXT REFERENCES location (id), asset_id TEXT REFERENCES asset (id),
  expected_place_id TEXT REFERENCES location (id),
  standing TEXT NOT NULL, placement TEXT NOT NULL, verdict TEXT NOT NULL, method TEXT NOT NULL,
  actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE INDEX scan_audit ON scan (audit_id, n);
CREATE INDEX scan_asset ON scan (audit_id, asset_id) WHERE asset_id IS NOT NULL;

CREATE TABLE scan_void (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, scan_id TEXT NOT NULL UNIQUE REFERENCES scan (id),
  audit_id TEXT NOT NULL REFERENCES audit (id), actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;
CREATE INDEX scan_void_audit ON scan_void (audit_id);

CREATE TABLE job (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled')),
  input TEXT NOT NULL, done INTEGER NOT NULL, total INTEGER, result TEXT, error TEXT, actor_id TEXT NOT NULL,
  started_at TEXT NOT NULL, ended_at TEXT
) STRICT;
CREATE INDEX job_running ON job (state) WHERE state = 'running';

CREATE TABLE command (id TEXT PRIMARY KEY, call TEXT NOT NULL, answer TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;

${triggers}
`)
    insertFirstRows(database, labels, tools)
  },
}
