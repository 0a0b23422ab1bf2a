/** What all migrations make, written by build/newest-schema.ts. */
export const newestSchema = `
CREATE TABLE organisation (
  only INTEGER PRIMARY KEY CHECK (only = 1), name TEXT NOT NULL, replica_id TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;

CREATE TABLE location (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, parent_id TEXT REFERENCES location (id), name TEXT NOT NULL,
  path TEXT NOT NULL, path_key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL
, merged_into TEXT REFERENCES location (id), archived_at TEXT, barcode TEXT, barcode_key TEXT) STRICT;

CREATE INDEX location_parent ON location (parent_id);

CREATE TABLE person (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, username TEXT,
  username_key TEXT UNIQUE, email TEXT, role TEXT NOT NULL, revision INTEGER NOT NULL
, employee_number TEXT, merged_into TEXT REFERENCES person (id), archived_at TEXT) STRICT;

CREATE INDEX person_name ON person (name_key);

CREATE INDEX person_worker ON person (role) WHERE role <> 'custodian';

CREATE TABLE category (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL
, merged_into TEXT REFERENCES category (id), archived_at TEXT) STRICT;

CREATE TABLE model (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL, manufacturer TEXT, model_number TEXT,
  identity_key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL
, expected_life_months INTEGER, end_of_life_date TEXT, merged_into TEXT REFERENCES model (id), archived_at TEXT, picture_name TEXT, picture_sha256 TEXT, picture_thumbnail_sha256 TEXT) STRICT;

CREATE TABLE asset (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL,
  asset_tag TEXT NOT NULL, tag_key TEXT NOT NULL, serial_number TEXT, serial_key TEXT, name TEXT,
  model_id TEXT REFERENCES model (id), category_id TEXT REFERENCES category (id),
  location_id TEXT REFERENCES location (id), status_id TEXT NOT NULL REFERENCES status_label (id),
  checked_out_kind TEXT CHECK (checked_out_kind = 'person' OR checked_out_kind = 'location' OR checked_out_kind = 'asset'), checked_out_id TEXT,
  purchase_date TEXT, purchase_cost TEXT, notes TEXT, revision INTEGER NOT NULL,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, company TEXT, department TEXT, supplier TEXT, order_number TEXT, fixed_asset_number TEXT, ownership TEXT CHECK (ownership = 'owned' OR ownership = 'leased' OR ownership = 'byod'), owner_id TEXT REFERENCES person (id), currency TEXT, in_service_date TEXT, warranty_months INTEGER, end_of_life_date TEXT, last_audit_date TEXT, next_audit_date TEXT, parent_id TEXT REFERENCES asset (id),
  CHECK ((checked_out_kind IS NULL) = (checked_out_id IS NULL))
) STRICT;

CREATE INDEX asset_tag ON asset (tag_key);

CREATE INDEX asset_serial ON asset (serial_key) WHERE serial_key IS NOT NULL;

CREATE TABLE asset_search_dirty (n INTEGER PRIMARY KEY) STRICT;

CREATE TABLE change (
  n INTEGER PRIMARY KEY, change_set TEXT NOT NULL, site_id TEXT NOT NULL, entity TEXT NOT NULL, entity_id TEXT NOT NULL,
  fields TEXT NOT NULL, revision INTEGER NOT NULL, actor_id TEXT NOT NULL, at TEXT NOT NULL,
  previous_hash TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;

CREATE INDEX change_entity ON change (entity_id, n);

CREATE TABLE audit_place (
  audit_id TEXT NOT NULL REFERENCES audit (id), place_id TEXT NOT NULL REFERENCES location (id),
  path TEXT NOT NULL, path_key TEXT NOT NULL, PRIMARY KEY (audit_id, place_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE scan (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  code TEXT NOT NULL, code_key TEXT NOT NULL, place_id TEXT REFERENCES location (id), asset_id TEXT REFERENCES asset (id),
  expected_place_id TEXT REFERENCES location (id),
  standing TEXT NOT NULL, placement TEXT NOT NULL, verdict TEXT NOT NULL, method TEXT NOT NULL,
  actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
, device TEXT, condition TEXT, note TEXT, label_damage TEXT) STRICT;

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

CREATE TRIGGER change_no_update BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'change is append-only'); END;

CREATE TRIGGER change_no_delete BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'change is append-only'); END;

CREATE TRIGGER audit_place_no_update BEFORE UPDATE ON audit_place
BEGIN SELECT RAISE(ABORT, 'audit_place is append-only'); END;

CREATE TRIGGER audit_place_no_delete BEFORE DELETE ON audit_place
BEGIN SELECT RAISE(ABORT, 'audit_place is append-only'); END;

CREATE TRIGGER scan_no_update BEFORE UPDATE ON scan
BEGIN SELECT RAISE(ABORT, 'scan is append-only'); END;

CREATE TRIGGER scan_no_delete BEFORE DELETE ON scan
BEGIN SELECT RAISE(ABORT, 'scan is append-only'); END;

CREATE TRIGGER scan_void_no_update BEFORE UPDATE ON scan_void
BEGIN SELECT RAISE(ABORT, 'scan_void is append-only'); END;

CREATE TRIGGER scan_void_no_delete BEFORE DELETE ON scan_void
BEGIN SELECT RAISE(ABORT, 'scan_void is append-only'); END;

CREATE INDEX asset_parent ON asset (parent_id) WHERE parent_id IS NOT NULL;

CREATE INDEX person_employee_number ON person (employee_number) WHERE employee_number IS NOT NULL;

CREATE TABLE identifier (
  asset_id TEXT NOT NULL REFERENCES asset (id),
  kind TEXT NOT NULL CHECK (kind = 'formerTag' OR kind = 'secondBarcode' OR kind = 'rfidEpc' OR kind = 'giai' OR kind = 'imei' OR kind = 'mac'),
  code TEXT NOT NULL, code_key TEXT NOT NULL, PRIMARY KEY (asset_id, kind, code_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX identifier_code ON identifier (code_key);

CREATE TABLE custom_field (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL CHECK (type IN ('text', 'number', 'date', 'yes-no', 'choice')), unit TEXT,
  required INTEGER NOT NULL CHECK (required IN (0, 1)), pattern TEXT, choices TEXT,
  category_id TEXT REFERENCES category (id), revision INTEGER NOT NULL
, merged_into TEXT REFERENCES custom_field (id), archived_at TEXT, minimum TEXT, maximum TEXT) STRICT;

CREATE TABLE custom_value (
  asset_id TEXT NOT NULL REFERENCES asset (id), field_id TEXT NOT NULL REFERENCES custom_field (id),
  text TEXT NOT NULL, number REAL, PRIMARY KEY (asset_id, field_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX custom_value_text ON custom_value (field_id, text);

CREATE INDEX custom_value_number ON custom_value (field_id, number) WHERE number IS NOT NULL;

CREATE TABLE import_mapping (
  header_key TEXT PRIMARY KEY, mapping TEXT NOT NULL, at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE "status_label" (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL CHECK (type IN ('deployable', 'pending', 'undeployable', 'lost', 'archived')),
  revision INTEGER NOT NULL
, merged_into TEXT REFERENCES status_label (id), archived_at TEXT) STRICT;

CREATE VIEW asset_search_source AS
SELECT asset.n, concat_ws(' ', asset.asset_tag, asset.serial_number, asset.name, model.name, model.manufacturer,
  model.model_number, category.name, location.path, person.name, place.path, holder.asset_tag, owner.name,
  parent.asset_tag, asset.company, asset.department, asset.supplier, asset.order_number, asset.fixed_asset_number,
  (SELECT group_concat(code, ' ') FROM identifier WHERE identifier.asset_id = asset.id),
  (SELECT group_concat(text, ' ') FROM custom_value WHERE custom_value.asset_id = asset.id), asset.notes) AS text,
  concat_ws(char(10), asset.asset_tag, asset.serial_number,
  (SELECT group_concat(code, char(10)) FROM identifier WHERE identifier.asset_id = asset.id)) AS codes
FROM asset
LEFT JOIN model ON model.id = asset.model_id
LEFT JOIN category ON category.id = asset.category_id
LEFT JOIN location ON location.id = asset.location_id
LEFT JOIN person ON asset.checked_out_kind = 'person' AND person.id = asset.checked_out_id
LEFT JOIN location AS place ON asset.checked_out_kind = 'location' AND place.id = asset.checked_out_id
LEFT JOIN asset AS holder ON asset.checked_out_kind = 'asset' AND holder.id = asset.checked_out_id
LEFT JOIN person AS owner ON owner.id = asset.owner_id
LEFT JOIN asset AS parent ON parent.id = asset.parent_id;

CREATE VIRTUAL TABLE asset_text USING fts5 (
  text, codes, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE TRIGGER asset_search_update AFTER UPDATE OF asset_tag, serial_number, name, model_id, category_id, location_id, checked_out_kind, checked_out_id, owner_id, parent_id, company, department, supplier, order_number, fixed_asset_number, notes ON asset
BEGIN INSERT OR IGNORE INTO asset_search_dirty VALUES (new.n); END;

CREATE TABLE attachment (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, asset_id TEXT NOT NULL REFERENCES asset (id),
  kind TEXT NOT NULL CHECK (kind IN ('photo', 'file')), file_name TEXT NOT NULL, media_type TEXT NOT NULL,
  size INTEGER NOT NULL, sha256 TEXT NOT NULL, thumbnail_sha256 TEXT, added_at TEXT NOT NULL, added_by TEXT NOT NULL,
  removed_at TEXT, revision INTEGER NOT NULL
) STRICT;

CREATE INDEX attachment_asset ON attachment (asset_id);

CREATE INDEX attachment_photo ON attachment (asset_id) WHERE kind = 'photo' AND removed_at IS NULL;

CREATE INDEX location_merged ON location (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX person_merged ON person (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX model_merged ON model (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX category_merged ON category (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX status_label_merged ON status_label (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX custom_field_merged ON custom_field (merged_into) WHERE merged_into IS NOT NULL;

CREATE UNIQUE INDEX location_barcode ON location (barcode_key) WHERE barcode_key IS NOT NULL;

CREATE INDEX location_code ON location (substr(id, 27));

CREATE INDEX asset_out_to_location ON asset (checked_out_id) WHERE checked_out_kind = 'location';

CREATE TABLE renaming (n INTEGER PRIMARY KEY, after_n INTEGER NOT NULL) STRICT;

CREATE TABLE renamed (
  renaming_n INTEGER NOT NULL REFERENCES renaming (n), entity_id TEXT NOT NULL, PRIMARY KEY (renaming_n, entity_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE shared_view (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE, address TEXT NOT NULL,
  columns TEXT NOT NULL, removed_at TEXT, revision INTEGER NOT NULL
) STRICT;

CREATE TABLE "audit" (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL,
  scope_kind TEXT NOT NULL CHECK (scope_kind IN ('location', 'category', 'custodian', 'list')),
  location_id TEXT REFERENCES location (id), category_id TEXT REFERENCES category (id),
  custodian_id TEXT REFERENCES person (id), scope TEXT NOT NULL, blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
  started_at TEXT NOT NULL, started_by TEXT NOT NULL REFERENCES person (id)
, captures TEXT) STRICT;

CREATE TABLE "audit_expected" (
  audit_id TEXT NOT NULL REFERENCES audit (id), asset_id TEXT NOT NULL REFERENCES asset (id),
  place_id TEXT REFERENCES location (id), away TEXT CHECK (away IN ('repair', 'loan')), PRIMARY KEY (audit_id, asset_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX audit_expected_place ON audit_expected (audit_id, place_id);

CREATE INDEX audit_expected_away ON audit_expected (audit_id) WHERE away IS NOT NULL;

CREATE TABLE audit_lost (
  audit_id TEXT NOT NULL REFERENCES audit (id), asset_id TEXT NOT NULL REFERENCES asset (id),
  place_id TEXT REFERENCES location (id), PRIMARY KEY (audit_id, asset_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE "audit_place_mark" (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  place_id TEXT REFERENCES location (id), state TEXT NOT NULL CHECK (state IN ('inProgress', 'counted', 'inaccessible')),
  reason TEXT, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, rank TEXT) STRICT;

CREATE INDEX audit_place_mark_place ON audit_place_mark (audit_id, place_id, n);

CREATE INDEX scan_label_damage ON scan (audit_id) WHERE label_damage IS NOT NULL;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER audit_expected_no_update BEFORE UPDATE ON audit_expected
BEGIN SELECT RAISE(ABORT, 'audit_expected is append-only'); END;

CREATE TRIGGER audit_expected_no_delete BEFORE DELETE ON audit_expected
BEGIN SELECT RAISE(ABORT, 'audit_expected is append-only'); END;

CREATE TRIGGER audit_lost_no_update BEFORE UPDATE ON audit_lost
BEGIN SELECT RAISE(ABORT, 'audit_lost is append-only'); END;

CREATE TRIGGER audit_lost_no_delete BEFORE DELETE ON audit_lost
BEGIN SELECT RAISE(ABORT, 'audit_lost is append-only'); END;

CREATE TRIGGER audit_place_mark_no_update BEFORE UPDATE ON audit_place_mark
BEGIN SELECT RAISE(ABORT, 'audit_place_mark is append-only'); END;

CREATE TRIGGER audit_place_mark_no_delete BEFORE DELETE ON audit_place_mark
BEGIN SELECT RAISE(ABORT, 'audit_place_mark is append-only'); END;

CREATE TABLE audit_decision (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  item_kind TEXT NOT NULL, asset_id TEXT REFERENCES asset (id), code_key TEXT, decision TEXT NOT NULL, reason TEXT,
  incident TEXT, encrypted TEXT CHECK (encrypted IN ('yes', 'no', 'unknown')), place_id TEXT REFERENCES location (id),
  code TEXT, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL, rank TEXT,
  CHECK ((asset_id IS NULL) <> (code_key IS NULL))
) STRICT;

CREATE INDEX scan_open_code ON scan (audit_id, code_key) WHERE asset_id IS NULL;

CREATE INDEX audit_decision_audit ON audit_decision (audit_id, n);

CREATE TABLE audit_approval (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  decision_id TEXT NOT NULL REFERENCES audit_decision (id), approver_id TEXT NOT NULL REFERENCES person (id),
  assurance TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;

CREATE INDEX audit_approval_audit ON audit_approval (audit_id, n);

CREATE TRIGGER audit_decision_no_update BEFORE UPDATE ON audit_decision
BEGIN SELECT RAISE(ABORT, 'audit_decision is append-only'); END;

CREATE TRIGGER audit_decision_no_delete BEFORE DELETE ON audit_decision
BEGIN SELECT RAISE(ABORT, 'audit_decision is append-only'); END;

CREATE TRIGGER audit_approval_no_update BEFORE UPDATE ON audit_approval
BEGIN SELECT RAISE(ABORT, 'audit_approval is append-only'); END;

CREATE TRIGGER audit_approval_no_delete BEFORE DELETE ON audit_approval
BEGIN SELECT RAISE(ABORT, 'audit_approval is append-only'); END;

CREATE TABLE tag_scheme (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE, prefix TEXT NOT NULL,
  width INTEGER NOT NULL CHECK (width BETWEEN 1 AND 12),
  check_character TEXT NOT NULL CHECK (check_character IN ('none', 'luhn', 'mod-37-36')),
  category_id TEXT REFERENCES category (id), location_id TEXT REFERENCES location (id),
  stated_last INTEGER NOT NULL, numbered_by TEXT NOT NULL, archived_at TEXT, revision INTEGER NOT NULL
, merged_into TEXT REFERENCES tag_scheme (id)) STRICT;

CREATE TABLE tag_block (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, scheme_id TEXT NOT NULL REFERENCES tag_scheme (id),
  count INTEGER NOT NULL, first_tag TEXT NOT NULL, last_tag TEXT NOT NULL, note TEXT, replica_id TEXT NOT NULL,
  actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, tags TEXT NOT NULL DEFAULT '[]') STRICT;

CREATE INDEX tag_block_scheme ON tag_block (scheme_id, n);

CREATE TABLE block_tag (
  tag_key TEXT PRIMARY KEY, asset_tag TEXT NOT NULL, block_id TEXT NOT NULL REFERENCES tag_block (id),
  number INTEGER NOT NULL, claimed_by TEXT REFERENCES asset (id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX block_tag_block ON block_tag (block_id, number);

CREATE TRIGGER block_tag_claimed_by_new AFTER INSERT ON asset
BEGIN UPDATE block_tag SET claimed_by = new.id WHERE tag_key = new.tag_key AND claimed_by IS NULL; END;

CREATE TRIGGER block_tag_claimed AFTER UPDATE OF tag_key ON asset
BEGIN UPDATE block_tag SET claimed_by = new.id WHERE tag_key = new.tag_key AND claimed_by IS NULL; END;

CREATE TRIGGER block_tag_claimed_beside AFTER INSERT ON identifier
BEGIN UPDATE block_tag SET claimed_by = new.asset_id WHERE tag_key = new.code_key AND claimed_by IS NULL; END;

CREATE TABLE queued_label (
  n INTEGER PRIMARY KEY, asset_id TEXT UNIQUE REFERENCES asset (id), tag_key TEXT UNIQUE REFERENCES block_tag (tag_key),
  reason TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL, rank TEXT NOT NULL DEFAULT '',
  CHECK ((asset_id IS NULL) <> (tag_key IS NULL))
) STRICT;

CREATE TABLE label_run (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('made', 'sending', 'stopped', 'printed', 'discarded')),
  job_id TEXT NOT NULL, stock TEXT NOT NULL, template TEXT NOT NULL, dpi INTEGER NOT NULL, options TEXT NOT NULL, destination TEXT,
  total INTEGER NOT NULL, printed INTEGER NOT NULL, uncertain INTEGER NOT NULL, reprint TEXT,
  actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL, ended_at TEXT
) STRICT;

CREATE TABLE run_label (
  run_id TEXT NOT NULL REFERENCES label_run (id), position INTEGER NOT NULL, asset_id TEXT REFERENCES asset (id),
  asset_tag TEXT NOT NULL, tag_key TEXT NOT NULL, is_reprint INTEGER NOT NULL CHECK (is_reprint IN (0, 1)),
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_label_asset ON run_label (asset_id) WHERE asset_id IS NOT NULL;

CREATE INDEX run_label_tag ON run_label (tag_key);

CREATE TABLE label_verification (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, run_id TEXT NOT NULL REFERENCES label_run (id), matched INTEGER NOT NULL,
  missing INTEGER NOT NULL, foreign_codes INTEGER NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;

CREATE INDEX label_verification_run ON label_verification (run_id, n);

CREATE TRIGGER run_label_no_update BEFORE UPDATE ON run_label
BEGIN SELECT RAISE(ABORT, 'run_label is append-only'); END;

CREATE TRIGGER run_label_no_delete BEFORE DELETE ON run_label
BEGIN SELECT RAISE(ABORT, 'run_label is append-only'); END;

CREATE TRIGGER label_verification_no_update BEFORE UPDATE ON label_verification
BEGIN SELECT RAISE(ABORT, 'label_verification is append-only'); END;

CREATE TRIGGER label_verification_no_delete BEFORE DELETE ON label_verification
BEGIN SELECT RAISE(ABORT, 'label_verification is append-only'); END;

CREATE TRIGGER block_tag_no_delete BEFORE DELETE ON block_tag
BEGIN SELECT RAISE(ABORT, 'a tag that was handed out stays so'); END;

CREATE TRIGGER label_run_no_delete BEFORE DELETE ON label_run
BEGIN SELECT RAISE(ABORT, 'what was printed stays in the record'); END;

CREATE TRIGGER label_run_only_more BEFORE UPDATE ON label_run WHEN new.printed < old.printed
BEGIN SELECT RAISE(ABORT, 'what was printed stays printed'); END;

CREATE TABLE label_design (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('stock', 'template', 'printer')),
  name TEXT NOT NULL, name_key TEXT NOT NULL, value TEXT NOT NULL, archived_at TEXT, revision INTEGER NOT NULL
) STRICT;

CREATE TABLE label_setting (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1), value TEXT NOT NULL, logo_name TEXT, logo_sha256 TEXT,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE audit_policy (
  only INTEGER PRIMARY KEY CHECK (only = 1), captures TEXT NOT NULL, approvers TEXT NOT NULL,
  approval_assurance TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;

CREATE TABLE person_pin (
  person_id TEXT PRIMARY KEY REFERENCES person (id), hash TEXT NOT NULL, failures INTEGER NOT NULL, wait_until TEXT,
  set_at TEXT NOT NULL, set_by TEXT NOT NULL REFERENCES person (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE late_scan (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  code TEXT NOT NULL, code_key TEXT NOT NULL, place_id TEXT REFERENCES location (id), asset_id TEXT REFERENCES asset (id),
  expected_place_id TEXT REFERENCES location (id), standing TEXT NOT NULL, placement TEXT NOT NULL, method TEXT NOT NULL,
  device TEXT NOT NULL, scanned_at TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX late_scan_once ON late_scan (audit_id, device, scanned_at, code_key, coalesce(place_id, ''));

CREATE TABLE "audit_event" (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  kind TEXT NOT NULL CHECK (kind IN ('countingEnded', 'countingResumed', 'closed', 'abandoned', 'amended')), reason TEXT,
  actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, rank TEXT) STRICT;

CREATE INDEX audit_event_audit ON audit_event (audit_id, n);

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

CREATE TRIGGER late_scan_no_update BEFORE UPDATE ON late_scan
BEGIN SELECT RAISE(ABORT, 'late_scan is append-only'); END;

CREATE TRIGGER late_scan_no_delete BEFORE DELETE ON late_scan
BEGIN SELECT RAISE(ABORT, 'late_scan is append-only'); END;

CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event
BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;

CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event
BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;

CREATE TRIGGER scan_remark_no_update BEFORE UPDATE ON scan_remark
BEGIN SELECT RAISE(ABORT, 'scan_remark is append-only'); END;

CREATE TRIGGER scan_remark_no_delete BEFORE DELETE ON scan_remark
BEGIN SELECT RAISE(ABORT, 'scan_remark is append-only'); END;

CREATE TABLE audit_link (
  audit_id TEXT PRIMARY KEY REFERENCES audit (id), of_id TEXT NOT NULL REFERENCES audit (id),
  kind TEXT NOT NULL CHECK (kind IN ('followUp', 'recount')), site_id TEXT NOT NULL, CHECK (audit_id <> of_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX audit_link_of ON audit_link (of_id);

CREATE TABLE audit_books (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  file_name TEXT NOT NULL, sha256 TEXT NOT NULL, lines TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id),
  at TEXT NOT NULL
, rank TEXT) STRICT;

CREATE INDEX audit_books_audit ON audit_books (audit_id, n);

CREATE TRIGGER audit_link_no_update BEFORE UPDATE ON audit_link
BEGIN SELECT RAISE(ABORT, 'audit_link is append-only'); END;

CREATE TRIGGER audit_link_no_delete BEFORE DELETE ON audit_link
BEGIN SELECT RAISE(ABORT, 'audit_link is append-only'); END;

CREATE TRIGGER audit_books_no_update BEFORE UPDATE ON audit_books
BEGIN SELECT RAISE(ABORT, 'audit_books is append-only'); END;

CREATE TRIGGER audit_books_no_delete BEFORE DELETE ON audit_books
BEGIN SELECT RAISE(ABORT, 'audit_books is append-only'); END;

CREATE TABLE disposal_case (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, reason TEXT NOT NULL, disposition TEXT NOT NULL, confidentiality TEXT, vendor TEXT, pick_up_on TEXT, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE TABLE disposal_asset (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES disposal_case (id), asset_id TEXT NOT NULL REFERENCES asset (id), asset_tag TEXT NOT NULL, tag_key TEXT NOT NULL,
  snapshot TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE INDEX disposal_asset_case ON disposal_asset (case_id, tag_key);

CREATE INDEX disposal_asset_asset ON disposal_asset (asset_id);

CREATE TABLE disposal_step (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES disposal_case (id), asset_id TEXT NOT NULL REFERENCES asset (id), state TEXT NOT NULL, reference TEXT, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE TABLE disposal_medium (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES disposal_case (id), asset_id TEXT NOT NULL REFERENCES asset (id), manufacturer TEXT, model TEXT NOT NULL,
  serial TEXT NOT NULL, serial_key TEXT NOT NULL, type TEXT NOT NULL, size INTEGER, confidentiality TEXT,
  is_removed INTEGER NOT NULL CHECK (is_removed IN (0, 1)), actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE INDEX disposal_medium_case ON disposal_medium (case_id, serial_key);

CREATE INDEX disposal_medium_serial ON disposal_medium (serial_key);

CREATE TABLE disposal_no_media (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES disposal_case (id), asset_id TEXT NOT NULL REFERENCES asset (id), person_id TEXT NOT NULL REFERENCES person (id), actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE TABLE disposal_evidence (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES disposal_case (id), file_name TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL, format TEXT NOT NULL,
  operator_id TEXT REFERENCES person (id), actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE INDEX disposal_evidence_case ON disposal_evidence (case_id);

CREATE TABLE disposal_erasure (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES disposal_case (id), evidence_id TEXT NOT NULL REFERENCES disposal_evidence (id), match TEXT NOT NULL,
  medium_id TEXT REFERENCES disposal_medium (id), erasure TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE INDEX disposal_erasure_case ON disposal_erasure (case_id);

CREATE INDEX disposal_erasure_medium ON disposal_erasure (medium_id) WHERE medium_id IS NOT NULL;

CREATE TABLE evidence_mapping (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, mapping TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE TABLE disposal_sanitization (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES disposal_case (id), medium_id TEXT NOT NULL REFERENCES disposal_medium (id), outcome TEXT, stated TEXT, tool TEXT, operator_id TEXT NOT NULL REFERENCES person (id),
  done_on TEXT NOT NULL, erasure_id TEXT REFERENCES disposal_erasure (id), demanded TEXT NOT NULL,
  meets_policy INTEGER NOT NULL CHECK (meets_policy IN (0, 1)), policy_version INTEGER NOT NULL, remarks TEXT NOT NULL,
  reason TEXT, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, photo_id TEXT REFERENCES disposal_evidence (id), video_id TEXT REFERENCES disposal_video (id), origin_n INTEGER) STRICT;

CREATE INDEX disposal_sanitization_case ON disposal_sanitization (case_id);

CREATE INDEX disposal_sanitization_medium ON disposal_sanitization (medium_id);

CREATE INDEX disposal_sanitization_day ON disposal_sanitization (done_on);

CREATE TABLE disposal_answer (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES disposal_case (id), item TEXT NOT NULL, answer TEXT NOT NULL, person_id TEXT NOT NULL REFERENCES person (id), actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE INDEX disposal_answer_case ON disposal_answer (case_id);

CREATE TABLE disposal_approval (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES disposal_case (id), person_id TEXT NOT NULL REFERENCES person (id), actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL, origin_n INTEGER) STRICT;

CREATE INDEX disposal_approval_case ON disposal_approval (case_id);

CREATE TABLE disposal_transfer (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES disposal_case (id), from_name TEXT NOT NULL, to_name TEXT NOT NULL, place TEXT, seal TEXT, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, signature TEXT, evidence_id TEXT REFERENCES disposal_evidence (id), video_id TEXT REFERENCES disposal_video (id), origin_n INTEGER) STRICT;

CREATE INDEX disposal_transfer_case ON disposal_transfer (case_id);

CREATE TABLE certificate_key (
  n INTEGER PRIMARY KEY, key_id TEXT NOT NULL UNIQUE, public_key TEXT NOT NULL, issued_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER disposal_case_no_update BEFORE UPDATE ON disposal_case
BEGIN SELECT RAISE(ABORT, 'disposal_case is append-only'); END;

CREATE TRIGGER disposal_case_no_delete BEFORE DELETE ON disposal_case
BEGIN SELECT RAISE(ABORT, 'disposal_case is append-only'); END;

CREATE TRIGGER disposal_asset_no_update BEFORE UPDATE ON disposal_asset
BEGIN SELECT RAISE(ABORT, 'disposal_asset is append-only'); END;

CREATE TRIGGER disposal_asset_no_delete BEFORE DELETE ON disposal_asset
BEGIN SELECT RAISE(ABORT, 'disposal_asset is append-only'); END;

CREATE TRIGGER disposal_step_no_update BEFORE UPDATE ON disposal_step
BEGIN SELECT RAISE(ABORT, 'disposal_step is append-only'); END;

CREATE TRIGGER disposal_step_no_delete BEFORE DELETE ON disposal_step
BEGIN SELECT RAISE(ABORT, 'disposal_step is append-only'); END;

CREATE TRIGGER disposal_medium_no_update BEFORE UPDATE ON disposal_medium
BEGIN SELECT RAISE(ABORT, 'disposal_medium is append-only'); END;

CREATE TRIGGER disposal_medium_no_delete BEFORE DELETE ON disposal_medium
BEGIN SELECT RAISE(ABORT, 'disposal_medium is append-only'); END;

CREATE TRIGGER disposal_no_media_no_update BEFORE UPDATE ON disposal_no_media
BEGIN SELECT RAISE(ABORT, 'disposal_no_media is append-only'); END;

CREATE TRIGGER disposal_no_media_no_delete BEFORE DELETE ON disposal_no_media
BEGIN SELECT RAISE(ABORT, 'disposal_no_media is append-only'); END;

CREATE TRIGGER disposal_evidence_no_update BEFORE UPDATE ON disposal_evidence
BEGIN SELECT RAISE(ABORT, 'disposal_evidence is append-only'); END;

CREATE TRIGGER disposal_evidence_no_delete BEFORE DELETE ON disposal_evidence
BEGIN SELECT RAISE(ABORT, 'disposal_evidence is append-only'); END;

CREATE TRIGGER disposal_erasure_no_update BEFORE UPDATE ON disposal_erasure
BEGIN SELECT RAISE(ABORT, 'disposal_erasure is append-only'); END;

CREATE TRIGGER disposal_erasure_no_delete BEFORE DELETE ON disposal_erasure
BEGIN SELECT RAISE(ABORT, 'disposal_erasure is append-only'); END;

CREATE TRIGGER evidence_mapping_no_update BEFORE UPDATE ON evidence_mapping
BEGIN SELECT RAISE(ABORT, 'evidence_mapping is append-only'); END;

CREATE TRIGGER evidence_mapping_no_delete BEFORE DELETE ON evidence_mapping
BEGIN SELECT RAISE(ABORT, 'evidence_mapping is append-only'); END;

CREATE TRIGGER disposal_sanitization_no_update BEFORE UPDATE ON disposal_sanitization
BEGIN SELECT RAISE(ABORT, 'disposal_sanitization is append-only'); END;

CREATE TRIGGER disposal_sanitization_no_delete BEFORE DELETE ON disposal_sanitization
BEGIN SELECT RAISE(ABORT, 'disposal_sanitization is append-only'); END;

CREATE TRIGGER disposal_answer_no_update BEFORE UPDATE ON disposal_answer
BEGIN SELECT RAISE(ABORT, 'disposal_answer is append-only'); END;

CREATE TRIGGER disposal_answer_no_delete BEFORE DELETE ON disposal_answer
BEGIN SELECT RAISE(ABORT, 'disposal_answer is append-only'); END;

CREATE TRIGGER disposal_approval_no_update BEFORE UPDATE ON disposal_approval
BEGIN SELECT RAISE(ABORT, 'disposal_approval is append-only'); END;

CREATE TRIGGER disposal_approval_no_delete BEFORE DELETE ON disposal_approval
BEGIN SELECT RAISE(ABORT, 'disposal_approval is append-only'); END;

CREATE TRIGGER disposal_transfer_no_update BEFORE UPDATE ON disposal_transfer
BEGIN SELECT RAISE(ABORT, 'disposal_transfer is append-only'); END;

CREATE TRIGGER disposal_transfer_no_delete BEFORE DELETE ON disposal_transfer
BEGIN SELECT RAISE(ABORT, 'disposal_transfer is append-only'); END;

CREATE TRIGGER certificate_key_no_update BEFORE UPDATE ON certificate_key
BEGIN SELECT RAISE(ABORT, 'certificate_key is append-only'); END;

CREATE TRIGGER certificate_key_no_delete BEFORE DELETE ON certificate_key
BEGIN SELECT RAISE(ABORT, 'certificate_key is append-only'); END;

CREATE TABLE disposal_vendor (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, vendor_id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, details TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE INDEX disposal_vendor_id ON disposal_vendor (vendor_id, n);

CREATE INDEX disposal_vendor_name ON disposal_vendor (name_key);

CREATE TABLE disposal_case_vendor (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES disposal_case (id), name TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL, origin_n INTEGER) STRICT;

CREATE INDEX disposal_case_vendor_case ON disposal_case_vendor (case_id);

CREATE TABLE disposal_vendor_override (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES disposal_case (id), vendor_id TEXT NOT NULL, person_id TEXT NOT NULL REFERENCES person (id), reason TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE INDEX disposal_vendor_override_case ON disposal_vendor_override (case_id);

CREATE TABLE shipment (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, vendor TEXT NOT NULL, vendor_id TEXT, carrier TEXT NOT NULL, consignment TEXT NOT NULL, ships_on TEXT NOT NULL,
  origin_country TEXT NOT NULL, country TEXT NOT NULL, basel_consent TEXT, details TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE INDEX shipment_day ON shipment (ships_on);

CREATE TABLE shipment_item (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, shipment_id TEXT NOT NULL REFERENCES shipment (id), case_id TEXT NOT NULL REFERENCES disposal_case (id), asset_id TEXT NOT NULL REFERENCES asset (id),
  medium_id TEXT REFERENCES disposal_medium (id), tag TEXT NOT NULL, serial TEXT
, origin_n INTEGER) STRICT;

CREATE INDEX shipment_item_shipment ON shipment_item (shipment_id);

CREATE INDEX shipment_item_case ON shipment_item (case_id);

CREATE TABLE shipment_receipt (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, shipment_id TEXT NOT NULL REFERENCES shipment (id), file_name TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, lines TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE INDEX shipment_receipt_shipment ON shipment_receipt (shipment_id);

CREATE TABLE disposal_unsanitized (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES disposal_case (id), medium_id TEXT NOT NULL REFERENCES disposal_medium (id), vendor_id TEXT NOT NULL, person_id TEXT NOT NULL REFERENCES person (id), seal TEXT NOT NULL, reason TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE INDEX disposal_unsanitized_case ON disposal_unsanitized (case_id);

CREATE TABLE vendor_certificate (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES disposal_case (id), vendor TEXT NOT NULL, number TEXT NOT NULL, destroyed_on TEXT NOT NULL,
  evidence_id TEXT REFERENCES disposal_evidence (id), actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE INDEX vendor_certificate_case ON vendor_certificate (case_id);

CREATE TABLE vendor_certificate_serial (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES disposal_case (id), certificate_id TEXT NOT NULL REFERENCES vendor_certificate (id), serial TEXT NOT NULL,
  match TEXT NOT NULL, medium_id TEXT REFERENCES disposal_medium (id)
, origin_n INTEGER) STRICT;

CREATE INDEX vendor_certificate_serial_case ON vendor_certificate_serial (case_id);

CREATE TRIGGER disposal_vendor_no_update BEFORE UPDATE ON disposal_vendor
BEGIN SELECT RAISE(ABORT, 'disposal_vendor is append-only'); END;

CREATE TRIGGER disposal_vendor_no_delete BEFORE DELETE ON disposal_vendor
BEGIN SELECT RAISE(ABORT, 'disposal_vendor is append-only'); END;

CREATE TRIGGER disposal_case_vendor_no_update BEFORE UPDATE ON disposal_case_vendor
BEGIN SELECT RAISE(ABORT, 'disposal_case_vendor is append-only'); END;

CREATE TRIGGER disposal_case_vendor_no_delete BEFORE DELETE ON disposal_case_vendor
BEGIN SELECT RAISE(ABORT, 'disposal_case_vendor is append-only'); END;

CREATE TRIGGER disposal_vendor_override_no_update BEFORE UPDATE ON disposal_vendor_override
BEGIN SELECT RAISE(ABORT, 'disposal_vendor_override is append-only'); END;

CREATE TRIGGER disposal_vendor_override_no_delete BEFORE DELETE ON disposal_vendor_override
BEGIN SELECT RAISE(ABORT, 'disposal_vendor_override is append-only'); END;

CREATE TRIGGER shipment_no_update BEFORE UPDATE ON shipment
BEGIN SELECT RAISE(ABORT, 'shipment is append-only'); END;

CREATE TRIGGER shipment_no_delete BEFORE DELETE ON shipment
BEGIN SELECT RAISE(ABORT, 'shipment is append-only'); END;

CREATE TRIGGER shipment_item_no_update BEFORE UPDATE ON shipment_item
BEGIN SELECT RAISE(ABORT, 'shipment_item is append-only'); END;

CREATE TRIGGER shipment_item_no_delete BEFORE DELETE ON shipment_item
BEGIN SELECT RAISE(ABORT, 'shipment_item is append-only'); END;

CREATE TRIGGER shipment_receipt_no_update BEFORE UPDATE ON shipment_receipt
BEGIN SELECT RAISE(ABORT, 'shipment_receipt is append-only'); END;

CREATE TRIGGER shipment_receipt_no_delete BEFORE DELETE ON shipment_receipt
BEGIN SELECT RAISE(ABORT, 'shipment_receipt is append-only'); END;

CREATE TRIGGER disposal_unsanitized_no_update BEFORE UPDATE ON disposal_unsanitized
BEGIN SELECT RAISE(ABORT, 'disposal_unsanitized is append-only'); END;

CREATE TRIGGER disposal_unsanitized_no_delete BEFORE DELETE ON disposal_unsanitized
BEGIN SELECT RAISE(ABORT, 'disposal_unsanitized is append-only'); END;

CREATE TRIGGER vendor_certificate_no_update BEFORE UPDATE ON vendor_certificate
BEGIN SELECT RAISE(ABORT, 'vendor_certificate is append-only'); END;

CREATE TRIGGER vendor_certificate_no_delete BEFORE DELETE ON vendor_certificate
BEGIN SELECT RAISE(ABORT, 'vendor_certificate is append-only'); END;

CREATE TRIGGER vendor_certificate_serial_no_update BEFORE UPDATE ON vendor_certificate_serial
BEGIN SELECT RAISE(ABORT, 'vendor_certificate_serial is append-only'); END;

CREATE TRIGGER vendor_certificate_serial_no_delete BEFORE DELETE ON vendor_certificate_serial
BEGIN SELECT RAISE(ABORT, 'vendor_certificate_serial is append-only'); END;

CREATE TABLE sampling_lot_medium (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, lot_id TEXT NOT NULL REFERENCES sampling_lot (id), case_id TEXT NOT NULL REFERENCES disposal_case (id), medium_id TEXT NOT NULL REFERENCES disposal_medium (id), sanitization_id TEXT NOT NULL REFERENCES disposal_sanitization (id), is_sampled INTEGER NOT NULL CHECK (is_sampled IN (0, 1))
, origin_n INTEGER) STRICT;

CREATE INDEX sampling_lot_medium_lot ON sampling_lot_medium (lot_id);

CREATE INDEX sampling_lot_medium_case ON sampling_lot_medium (case_id);

CREATE TABLE disposal_sample (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, lot_id TEXT NOT NULL REFERENCES sampling_lot (id), case_id TEXT NOT NULL REFERENCES disposal_case (id), medium_id TEXT NOT NULL REFERENCES disposal_medium (id), sanitization_id TEXT NOT NULL REFERENCES disposal_sanitization (id), passed INTEGER NOT NULL CHECK (passed IN (0, 1)), method TEXT NOT NULL,
  competence TEXT, person_id TEXT NOT NULL REFERENCES person (id), actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE INDEX disposal_sample_lot ON disposal_sample (lot_id);

CREATE INDEX disposal_sample_case ON disposal_sample (case_id);

CREATE INDEX disposal_sample_medium ON disposal_sample (medium_id);

CREATE TABLE disposal_contact (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, person_id TEXT NOT NULL REFERENCES person (id), title TEXT, organisation TEXT, location TEXT, phone TEXT, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE INDEX disposal_contact_person ON disposal_contact (person_id);

CREATE TABLE past_certificate (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, asset_tag TEXT, asset_id TEXT REFERENCES asset (id), serial TEXT NOT NULL, serial_key TEXT NOT NULL,
  number TEXT NOT NULL, issuer TEXT NOT NULL, done_on TEXT NOT NULL, outcome TEXT, method TEXT, file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL, size INTEGER NOT NULL, line INTEGER NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE INDEX past_certificate_day ON past_certificate (done_on);

CREATE TRIGGER sampling_lot_medium_no_update BEFORE UPDATE ON sampling_lot_medium
BEGIN SELECT RAISE(ABORT, 'sampling_lot_medium is append-only'); END;

CREATE TRIGGER sampling_lot_medium_no_delete BEFORE DELETE ON sampling_lot_medium
BEGIN SELECT RAISE(ABORT, 'sampling_lot_medium is append-only'); END;

CREATE TRIGGER disposal_sample_no_update BEFORE UPDATE ON disposal_sample
BEGIN SELECT RAISE(ABORT, 'disposal_sample is append-only'); END;

CREATE TRIGGER disposal_sample_no_delete BEFORE DELETE ON disposal_sample
BEGIN SELECT RAISE(ABORT, 'disposal_sample is append-only'); END;

CREATE TRIGGER disposal_contact_no_update BEFORE UPDATE ON disposal_contact
BEGIN SELECT RAISE(ABORT, 'disposal_contact is append-only'); END;

CREATE TRIGGER disposal_contact_no_delete BEFORE DELETE ON disposal_contact
BEGIN SELECT RAISE(ABORT, 'disposal_contact is append-only'); END;

CREATE TRIGGER past_certificate_no_update BEFORE UPDATE ON past_certificate
BEGIN SELECT RAISE(ABORT, 'past_certificate is append-only'); END;

CREATE TRIGGER past_certificate_no_delete BEFORE DELETE ON past_certificate
BEGIN SELECT RAISE(ABORT, 'past_certificate is append-only'); END;

CREATE TABLE enrolment (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1), url TEXT NOT NULL, device_id TEXT NOT NULL, role TEXT NOT NULL,
  epoch TEXT NOT NULL, replica_id TEXT NOT NULL, acknowledged INTEGER NOT NULL,
  pulling INTEGER NOT NULL CHECK (pulling IN (0, 1)), enrolled_at TEXT NOT NULL, synced_at TEXT
, failing_since TEXT, problem_code TEXT, problem_message TEXT, paused_at TEXT, spares_battery INTEGER NOT NULL DEFAULT 0, spares_metered INTEGER NOT NULL DEFAULT 0, held_by TEXT, folder_replica_id TEXT NOT NULL DEFAULT '', sites TEXT, let_go INTEGER NOT NULL DEFAULT 0, leaving INTEGER NOT NULL DEFAULT 0, may_leave INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE pull_cursor (site_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, mark TEXT, snapshot_seq INTEGER, snapshot_mark TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE synced_row (
  id TEXT NOT NULL, kind TEXT NOT NULL, revision INTEGER NOT NULL, PRIMARY KEY (id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE change_origin (
  change_n INTEGER PRIMARY KEY REFERENCES change (n), replica_id TEXT NOT NULL, n INTEGER NOT NULL,
  UNIQUE (replica_id, n)
) STRICT;

CREATE TABLE waiting_entry (
  n INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, row_revision INTEGER NOT NULL, replica_id TEXT NOT NULL,
  origin_n INTEGER NOT NULL, entry TEXT NOT NULL, UNIQUE (replica_id, origin_n)
) STRICT;

CREATE UNIQUE INDEX waiting_entry_row ON waiting_entry (id, kind, row_revision);

CREATE TABLE sync_conflict (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, entity TEXT NOT NULL, entity_id TEXT NOT NULL, field TEXT NOT NULL,
  base TEXT NOT NULL, kept TEXT NOT NULL, offered TEXT NOT NULL, kept_by TEXT, kept_at TEXT, offered_by TEXT NOT NULL,
  offered_at TEXT NOT NULL, resolution TEXT, resolved_by TEXT, resolved_at TEXT
) STRICT;

CREATE INDEX sync_conflict_open ON sync_conflict (offered_at) WHERE resolution IS NULL;

CREATE TABLE quarantined_change (
  replica_id TEXT NOT NULL, n INTEGER NOT NULL, change_n INTEGER REFERENCES change (n), kind TEXT NOT NULL,
  row_id TEXT NOT NULL, fact_kind TEXT, reason TEXT NOT NULL, server_values TEXT, at TEXT NOT NULL, settled TEXT
  CHECK (settled IN ('resent', 'discarded')), settled_by TEXT, settled_at TEXT, settled_reason TEXT,
  PRIMARY KEY (replica_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE disposal_video (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL,
  case_id TEXT NOT NULL REFERENCES disposal_case (id), file_name TEXT NOT NULL, size INTEGER NOT NULL,
  sha256 TEXT NOT NULL, seconds INTEGER, place TEXT NOT NULL,
  actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE INDEX disposal_video_case ON disposal_video (case_id);

CREATE TRIGGER disposal_video_no_update BEFORE UPDATE ON disposal_video
BEGIN SELECT RAISE(ABORT, 'disposal_video is append-only'); END;

CREATE TRIGGER disposal_video_no_delete BEFORE DELETE ON disposal_video
BEGIN SELECT RAISE(ABORT, 'disposal_video is append-only'); END;

CREATE INDEX disposal_erasure_evidence ON disposal_erasure (evidence_id);

CREATE TABLE "outbox"  (
  n INTEGER PRIMARY KEY, kind TEXT NOT NULL,
  change_n INTEGER REFERENCES change (n), fact_id TEXT,
  CHECK ((kind = 'change') = (change_n IS NOT NULL)), CHECK ((kind = 'change') = (fact_id IS NULL))
) STRICT;

CREATE INDEX outbox_change ON outbox (change_n) WHERE change_n IS NOT NULL;

CREATE TRIGGER change_outbox AFTER INSERT ON change
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, change_n) VALUES ('change', new.n); END;

CREATE TRIGGER audit_outbox AFTER INSERT ON audit
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('audit', new.id); END;

CREATE TRIGGER scan_outbox AFTER INSERT ON scan
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('scan', new.id); END;

CREATE TRIGGER scan_void_outbox AFTER INSERT ON scan_void
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('scanVoid', new.id); END;

CREATE TRIGGER audit_place_mark_outbox AFTER INSERT ON audit_place_mark
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('placeMark', new.id); END;

CREATE TABLE "disposal_verification"  (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, case_id TEXT NOT NULL REFERENCES disposal_case (id), medium_id TEXT NOT NULL REFERENCES disposal_medium (id), sanitization_id TEXT NOT NULL REFERENCES disposal_sanitization (id),
  method TEXT NOT NULL, passed INTEGER NOT NULL CHECK (passed IN (0, 1)), person_id TEXT REFERENCES person (id), actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, assurance TEXT NOT NULL DEFAULT 'asserted'
  CHECK (assurance IN ('asserted', 'pin')), origin_n INTEGER) STRICT;

CREATE INDEX disposal_verification_case ON disposal_verification (case_id);

CREATE TRIGGER disposal_verification_no_update BEFORE UPDATE ON disposal_verification
BEGIN SELECT RAISE(ABORT, 'disposal_verification is append-only'); END;

CREATE TRIGGER disposal_verification_no_delete BEFORE DELETE ON disposal_verification
BEGIN SELECT RAISE(ABORT, 'disposal_verification is append-only'); END;

CREATE TABLE "certificate"  (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, number TEXT NOT NULL, device TEXT NOT NULL, year INTEGER NOT NULL, sequence INTEGER NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('medium', 'asset', 'case')), case_id TEXT NOT NULL REFERENCES disposal_case (id), asset_id TEXT REFERENCES asset (id),
  medium_id TEXT REFERENCES disposal_medium (id), basis TEXT NOT NULL, content TEXT NOT NULL,
  logo_sha256 TEXT,
  digest TEXT NOT NULL, previous_digest TEXT, key_id TEXT NOT NULL, signature TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL, origin_n INTEGER,
  CHECK ((scope = 'medium') = (medium_id IS NOT NULL)), CHECK ((scope = 'asset') = (asset_id IS NOT NULL))
) STRICT;

CREATE INDEX certificate_medium ON certificate (medium_id) WHERE medium_id IS NOT NULL;

CREATE INDEX certificate_case ON certificate (case_id);

CREATE TRIGGER certificate_no_update BEFORE UPDATE ON certificate
BEGIN SELECT RAISE(ABORT, 'certificate is append-only'); END;

CREATE TRIGGER certificate_no_delete BEFORE DELETE ON certificate
BEGIN SELECT RAISE(ABORT, 'certificate is append-only'); END;

CREATE TABLE "certificate_end"  (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, number TEXT NOT NULL,
  superseded_by TEXT, reason TEXT NOT NULL, person_id TEXT NOT NULL REFERENCES person (id),
  second_id TEXT REFERENCES person (id), actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE TRIGGER certificate_end_no_update BEFORE UPDATE ON certificate_end
BEGIN SELECT RAISE(ABORT, 'certificate_end is append-only'); END;

CREATE TRIGGER certificate_end_no_delete BEFORE DELETE ON certificate_end
BEGIN SELECT RAISE(ABORT, 'certificate_end is append-only'); END;

CREATE TABLE "certificate_key_end"  (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, key_id TEXT NOT NULL REFERENCES certificate_key (key_id),
  state TEXT NOT NULL CHECK (state IN ('revoked', 'compromised')), reason TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, person_id TEXT REFERENCES person (id), second_id TEXT REFERENCES person (id), origin_n INTEGER) STRICT;

CREATE TRIGGER certificate_key_end_no_update BEFORE UPDATE ON certificate_key_end
BEGIN SELECT RAISE(ABORT, 'certificate_key_end is append-only'); END;

CREATE TRIGGER certificate_key_end_no_delete BEFORE DELETE ON certificate_key_end
BEGIN SELECT RAISE(ABORT, 'certificate_key_end is append-only'); END;

CREATE TABLE "sanitization_policy"  (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, version INTEGER, policy TEXT, reason TEXT, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL, origin_n INTEGER,
  CHECK (version IS NULL OR (policy IS NOT NULL AND reason IS NOT NULL))
) STRICT;

CREATE TRIGGER sanitization_policy_no_update BEFORE UPDATE ON sanitization_policy
BEGIN SELECT RAISE(ABORT, 'sanitization_policy is append-only'); END;

CREATE TRIGGER sanitization_policy_no_delete BEFORE DELETE ON sanitization_policy
BEGIN SELECT RAISE(ABORT, 'sanitization_policy is append-only'); END;

CREATE TABLE "sampling_lot"  (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, number INTEGER NOT NULL, seed TEXT NOT NULL, percent INTEGER NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE TRIGGER sampling_lot_no_update BEFORE UPDATE ON sampling_lot
BEGIN SELECT RAISE(ABORT, 'sampling_lot is append-only'); END;

CREATE TRIGGER sampling_lot_no_delete BEFORE DELETE ON sampling_lot
BEGIN SELECT RAISE(ABORT, 'sampling_lot is append-only'); END;

CREATE TABLE "disposal_incident"  (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, shipment_id TEXT NOT NULL REFERENCES shipment (id), item_id TEXT NOT NULL REFERENCES shipment_item (id), actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE INDEX disposal_incident_shipment ON disposal_incident (shipment_id);

CREATE TRIGGER disposal_incident_no_update BEFORE UPDATE ON disposal_incident
BEGIN SELECT RAISE(ABORT, 'disposal_incident is append-only'); END;

CREATE TRIGGER disposal_incident_no_delete BEFORE DELETE ON disposal_incident
BEGIN SELECT RAISE(ABORT, 'disposal_incident is append-only'); END;

CREATE TABLE "disposal_incident_end"  (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, incident_id TEXT NOT NULL REFERENCES disposal_incident (id), person_id TEXT NOT NULL REFERENCES person (id), resolution TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE TRIGGER disposal_incident_end_no_update BEFORE UPDATE ON disposal_incident_end
BEGIN SELECT RAISE(ABORT, 'disposal_incident_end is append-only'); END;

CREATE TRIGGER disposal_incident_end_no_delete BEFORE DELETE ON disposal_incident_end
BEGIN SELECT RAISE(ABORT, 'disposal_incident_end is append-only'); END;

CREATE INDEX certificate_sequence ON certificate (device, year, sequence);

CREATE INDEX certificate_number ON certificate (number);

CREATE INDEX certificate_end_number ON certificate_end (number);

CREATE INDEX certificate_key_end_key ON certificate_key_end (key_id);

CREATE INDEX disposal_verification_sanitization ON disposal_verification (sanitization_id);

CREATE INDEX sanitization_policy_version ON sanitization_policy (version);

CREATE INDEX disposal_incident_item ON disposal_incident (item_id);

CREATE INDEX disposal_incident_end_incident ON disposal_incident_end (incident_id);

CREATE INDEX disposal_step_asset ON disposal_step (case_id, asset_id, state);

CREATE INDEX disposal_no_media_asset ON disposal_no_media (case_id, asset_id);

CREATE INDEX sampling_lot_medium_sanitization ON sampling_lot_medium (sanitization_id);

CREATE INDEX disposal_sample_sanitization ON disposal_sample (sanitization_id);

CREATE INDEX past_certificate_once ON past_certificate (issuer, number, serial_key);

CREATE TABLE "certificate_document" (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, number TEXT NOT NULL, sha256 TEXT NOT NULL,
  size INTEGER NOT NULL, file_name TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
, origin_n INTEGER) STRICT;

CREATE INDEX certificate_document_number ON certificate_document (number);

CREATE TRIGGER certificate_document_no_update BEFORE UPDATE ON certificate_document
BEGIN SELECT RAISE(ABORT, 'certificate_document is append-only'); END;

CREATE TRIGGER certificate_document_no_delete BEFORE DELETE ON certificate_document
BEGIN SELECT RAISE(ABORT, 'certificate_document is append-only'); END;

CREATE TRIGGER disposal_step_once_here BEFORE INSERT ON disposal_step
WHEN coalesce((SELECT pulling FROM enrolment), 0) = 0
  AND EXISTS (SELECT 1 FROM disposal_step WHERE case_id = new.case_id AND asset_id = new.asset_id AND state = new.state)
BEGIN SELECT RAISE(ABORT, 'disposal_step is append-only and has this already'); END;

CREATE TRIGGER disposal_no_media_once_here BEFORE INSERT ON disposal_no_media
WHEN coalesce((SELECT pulling FROM enrolment), 0) = 0
  AND EXISTS (SELECT 1 FROM disposal_no_media WHERE case_id = new.case_id AND asset_id = new.asset_id)
BEGIN SELECT RAISE(ABORT, 'disposal_no_media is append-only and has this already'); END;

CREATE TRIGGER disposal_verification_once_here BEFORE INSERT ON disposal_verification
WHEN coalesce((SELECT pulling FROM enrolment), 0) = 0
  AND EXISTS (SELECT 1 FROM disposal_verification WHERE sanitization_id = new.sanitization_id)
BEGIN SELECT RAISE(ABORT, 'disposal_verification is append-only and has this already'); END;

CREATE TRIGGER certificate_once_here BEFORE INSERT ON certificate
WHEN coalesce((SELECT pulling FROM enrolment), 0) = 0
  AND EXISTS (SELECT 1 FROM certificate WHERE number = new.number)
BEGIN SELECT RAISE(ABORT, 'certificate is append-only and has this already'); END;

CREATE TRIGGER certificate_end_once_here BEFORE INSERT ON certificate_end
WHEN coalesce((SELECT pulling FROM enrolment), 0) = 0
  AND EXISTS (SELECT 1 FROM certificate_end WHERE number = new.number)
BEGIN SELECT RAISE(ABORT, 'certificate_end is append-only and has this already'); END;

CREATE TRIGGER certificate_key_end_once_here BEFORE INSERT ON certificate_key_end
WHEN coalesce((SELECT pulling FROM enrolment), 0) = 0
  AND EXISTS (SELECT 1 FROM certificate_key_end WHERE key_id = new.key_id)
BEGIN SELECT RAISE(ABORT, 'certificate_key_end is append-only and has this already'); END;

CREATE TRIGGER certificate_document_once_here BEFORE INSERT ON certificate_document
WHEN coalesce((SELECT pulling FROM enrolment), 0) = 0
  AND EXISTS (SELECT 1 FROM certificate_document WHERE number = new.number AND sha256 = new.sha256)
BEGIN SELECT RAISE(ABORT, 'certificate_document is append-only and has this already'); END;

CREATE TRIGGER sanitization_policy_once_here BEFORE INSERT ON sanitization_policy
WHEN coalesce((SELECT pulling FROM enrolment), 0) = 0
  AND EXISTS (SELECT 1 FROM sanitization_policy WHERE version = new.version)
BEGIN SELECT RAISE(ABORT, 'sanitization_policy is append-only and has this already'); END;

CREATE TRIGGER sampling_lot_once_here BEFORE INSERT ON sampling_lot
WHEN coalesce((SELECT pulling FROM enrolment), 0) = 0
  AND EXISTS (SELECT 1 FROM sampling_lot WHERE number = new.number)
BEGIN SELECT RAISE(ABORT, 'sampling_lot is append-only and has this already'); END;

CREATE TRIGGER sampling_lot_medium_once_here BEFORE INSERT ON sampling_lot_medium
WHEN coalesce((SELECT pulling FROM enrolment), 0) = 0
  AND EXISTS (SELECT 1 FROM sampling_lot_medium WHERE sanitization_id = new.sanitization_id)
BEGIN SELECT RAISE(ABORT, 'sampling_lot_medium is append-only and has this already'); END;

CREATE TRIGGER disposal_sample_once_here BEFORE INSERT ON disposal_sample
WHEN coalesce((SELECT pulling FROM enrolment), 0) = 0
  AND EXISTS (SELECT 1 FROM disposal_sample WHERE sanitization_id = new.sanitization_id)
BEGIN SELECT RAISE(ABORT, 'disposal_sample is append-only and has this already'); END;

CREATE TRIGGER disposal_incident_once_here BEFORE INSERT ON disposal_incident
WHEN coalesce((SELECT pulling FROM enrolment), 0) = 0
  AND EXISTS (SELECT 1 FROM disposal_incident WHERE item_id = new.item_id)
BEGIN SELECT RAISE(ABORT, 'disposal_incident is append-only and has this already'); END;

CREATE TRIGGER disposal_incident_end_once_here BEFORE INSERT ON disposal_incident_end
WHEN coalesce((SELECT pulling FROM enrolment), 0) = 0
  AND EXISTS (SELECT 1 FROM disposal_incident_end WHERE incident_id = new.incident_id)
BEGIN SELECT RAISE(ABORT, 'disposal_incident_end is append-only and has this already'); END;

CREATE TRIGGER past_certificate_once_here BEFORE INSERT ON past_certificate
WHEN coalesce((SELECT pulling FROM enrolment), 0) = 0
  AND EXISTS (SELECT 1 FROM past_certificate WHERE issuer = new.issuer AND number = new.number AND serial_key = new.serial_key)
BEGIN SELECT RAISE(ABORT, 'past_certificate is append-only and has this already'); END;

CREATE TRIGGER disposal_case_outbox AFTER INSERT ON disposal_case
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalCase', new.id); END;

CREATE TRIGGER disposal_asset_outbox AFTER INSERT ON disposal_asset
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalAsset', new.id); END;

CREATE TRIGGER disposal_medium_outbox AFTER INSERT ON disposal_medium
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalMedium', new.id); END;

CREATE TRIGGER disposal_no_media_outbox AFTER INSERT ON disposal_no_media
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalNoMedia', new.id); END;

CREATE TRIGGER disposal_evidence_outbox AFTER INSERT ON disposal_evidence
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalEvidence', new.id); END;

CREATE TRIGGER disposal_video_outbox AFTER INSERT ON disposal_video
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalVideo', new.id); END;

CREATE TRIGGER disposal_erasure_outbox AFTER INSERT ON disposal_erasure
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalErasure', new.id); END;

CREATE TRIGGER evidence_mapping_outbox AFTER INSERT ON evidence_mapping
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('evidenceMapping', new.id); END;

CREATE TRIGGER sanitization_policy_outbox AFTER INSERT ON sanitization_policy
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('sanitizationPolicy', new.id); END;

CREATE TRIGGER disposal_sanitization_outbox AFTER INSERT ON disposal_sanitization
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalSanitization', new.id); END;

CREATE TRIGGER disposal_verification_outbox AFTER INSERT ON disposal_verification
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalVerification', new.id); END;

CREATE TRIGGER disposal_answer_outbox AFTER INSERT ON disposal_answer
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalAnswer', new.id); END;

CREATE TRIGGER disposal_approval_outbox AFTER INSERT ON disposal_approval
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalApproval', new.id); END;

CREATE TRIGGER disposal_transfer_outbox AFTER INSERT ON disposal_transfer
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalTransfer', new.id); END;

CREATE TRIGGER disposal_vendor_outbox AFTER INSERT ON disposal_vendor
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalVendor', new.id); END;

CREATE TRIGGER disposal_case_vendor_outbox AFTER INSERT ON disposal_case_vendor
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalCaseVendor', new.id); END;

CREATE TRIGGER disposal_vendor_override_outbox AFTER INSERT ON disposal_vendor_override
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalVendorOverride', new.id); END;

CREATE TRIGGER disposal_unsanitized_outbox AFTER INSERT ON disposal_unsanitized
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalUnsanitized', new.id); END;

CREATE TRIGGER vendor_certificate_outbox AFTER INSERT ON vendor_certificate
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('vendorCertificate', new.id); END;

CREATE TRIGGER vendor_certificate_serial_outbox AFTER INSERT ON vendor_certificate_serial
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('vendorCertificateSerial', new.id); END;

CREATE TRIGGER disposal_step_outbox AFTER INSERT ON disposal_step
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalStep', new.id); END;

CREATE TRIGGER sampling_lot_outbox AFTER INSERT ON sampling_lot
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('samplingLot', new.id); END;

CREATE TRIGGER sampling_lot_medium_outbox AFTER INSERT ON sampling_lot_medium
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('samplingLotMedium', new.id); END;

CREATE TRIGGER disposal_sample_outbox AFTER INSERT ON disposal_sample
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalSample', new.id); END;

CREATE TRIGGER disposal_contact_outbox AFTER INSERT ON disposal_contact
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalContact', new.id); END;

CREATE TRIGGER certificate_outbox AFTER INSERT ON certificate
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('certificate', new.id); END;

CREATE TRIGGER certificate_end_outbox AFTER INSERT ON certificate_end
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('certificateEnd', new.id); END;

CREATE TRIGGER certificate_key_end_outbox AFTER INSERT ON certificate_key_end
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('certificateKeyEnd', new.id); END;

CREATE TRIGGER certificate_document_outbox AFTER INSERT ON certificate_document
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('certificateDocument', new.id); END;

CREATE TRIGGER shipment_outbox AFTER INSERT ON shipment
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('shipment', new.id); END;

CREATE TRIGGER shipment_item_outbox AFTER INSERT ON shipment_item
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('shipmentItem', new.id); END;

CREATE TRIGGER shipment_receipt_outbox AFTER INSERT ON shipment_receipt
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('shipmentReceipt', new.id); END;

CREATE TRIGGER disposal_incident_outbox AFTER INSERT ON disposal_incident
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalIncident', new.id); END;

CREATE TRIGGER disposal_incident_end_outbox AFTER INSERT ON disposal_incident_end
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('disposalIncidentEnd', new.id); END;

CREATE TRIGGER past_certificate_outbox AFTER INSERT ON past_certificate
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('pastCertificate', new.id); END;

CREATE TABLE waiting_content (
  sha256 TEXT PRIMARY KEY, direction TEXT NOT NULL CHECK (direction IN ('send', 'fetch')), size INTEGER, asked_at TEXT,
  problem TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE sent_content (sha256 TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE INDEX asset_location ON asset (n >> 13, location_id);

CREATE TABLE tag_lease (
  id TEXT PRIMARY KEY, prefix_key TEXT NOT NULL, width INTEGER NOT NULL, check_character TEXT NOT NULL,
  count INTEGER NOT NULL, first INTEGER, last INTEGER, replica_id TEXT NOT NULL, at TEXT NOT NULL,
  CHECK ((first IS NULL) = (last IS NULL))
) STRICT;

CREATE INDEX tag_lease_form ON tag_lease (prefix_key, width, check_character, first);

CREATE TRIGGER tag_lease_stays BEFORE DELETE ON tag_lease WHEN old.first IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a number that was leased stays so'); END;

CREATE TRIGGER tag_lease_answered_once BEFORE UPDATE ON tag_lease WHEN old.first IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a number that was leased stays so'); END;

CREATE TABLE snapshot (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1), begun_at TEXT NOT NULL, ended_at TEXT, after_kind TEXT,
  after_id TEXT, rows INTEGER NOT NULL, total INTEGER NOT NULL
) STRICT;

CREATE TABLE snapshot_late (n INTEGER PRIMARY KEY, row TEXT NOT NULL) STRICT;

CREATE TRIGGER audit_event_outbox AFTER INSERT ON audit_event
WHEN (SELECT pulling FROM enrolment) = 0 AND new.kind NOT IN ('closed', 'amended')
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('auditEvent', new.id); END;

CREATE TRIGGER audit_decision_outbox AFTER INSERT ON audit_decision
WHEN (SELECT pulling FROM enrolment) = 0 AND true
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('auditDecision', new.id); END;

CREATE TRIGGER audit_approval_outbox AFTER INSERT ON audit_approval
WHEN (SELECT pulling FROM enrolment) = 0 AND true
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('auditApproval', new.id); END;

CREATE TRIGGER audit_books_outbox AFTER INSERT ON audit_books
WHEN (SELECT pulling FROM enrolment) = 0 AND true
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('auditBooks', new.id); END;

CREATE TABLE "audit_closing" (
  id TEXT PRIMARY KEY, audit_id TEXT NOT NULL REFERENCES audit (id), site_id TEXT NOT NULL, digest TEXT NOT NULL,
  actor_id TEXT NOT NULL REFERENCES person (id), device TEXT, at TEXT NOT NULL, covered TEXT NOT NULL,
  report TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX audit_closing_head ON audit_closing (audit_id, at, digest);

CREATE TABLE audit_standing (
  audit_id TEXT PRIMARY KEY, first_id TEXT, closing_id TEXT REFERENCES audit_closing (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_late_fact (id TEXT PRIMARY KEY, audit_id TEXT NOT NULL REFERENCES audit (id)) STRICT, WITHOUT ROWID;

CREATE INDEX audit_late_fact_audit ON audit_late_fact (audit_id);

CREATE TABLE "audit_amendment" (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  number INTEGER NOT NULL CHECK (number > 0), reason TEXT NOT NULL, supersedes TEXT NOT NULL, digest TEXT NOT NULL,
  closing_id TEXT REFERENCES audit_closing (id), actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL,
  covered TEXT NOT NULL, report TEXT NOT NULL
) STRICT;

CREATE INDEX audit_amendment_head ON audit_amendment (audit_id, number, at, id);

CREATE TABLE "audit_signature" (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id),
  report_id TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('auditor', 'responsible')),
  person_id TEXT NOT NULL REFERENCES person (id), assurance TEXT NOT NULL, statement TEXT NOT NULL, digest TEXT NOT NULL,
  image TEXT, device TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX audit_signature_role ON audit_signature (report_id, role);

CREATE TABLE "audit_document" (
  report_id TEXT NOT NULL, format TEXT NOT NULL, audit_id TEXT NOT NULL REFERENCES audit (id), sha256 TEXT NOT NULL,
  size INTEGER NOT NULL, file_name TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (report_id, format)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_closing_no_update BEFORE UPDATE ON audit_closing
BEGIN SELECT RAISE(ABORT, 'audit_closing is append-only'); END;

CREATE TRIGGER audit_closing_no_delete BEFORE DELETE ON audit_closing
BEGIN SELECT RAISE(ABORT, 'audit_closing is append-only'); END;

CREATE TRIGGER audit_amendment_no_update BEFORE UPDATE ON audit_amendment
BEGIN SELECT RAISE(ABORT, 'audit_amendment is append-only'); END;

CREATE TRIGGER audit_amendment_no_delete BEFORE DELETE ON audit_amendment
BEGIN SELECT RAISE(ABORT, 'audit_amendment is append-only'); END;

CREATE TRIGGER audit_signature_no_update BEFORE UPDATE ON audit_signature
BEGIN SELECT RAISE(ABORT, 'audit_signature is append-only'); END;

CREATE TRIGGER audit_signature_no_delete BEFORE DELETE ON audit_signature
BEGIN SELECT RAISE(ABORT, 'audit_signature is append-only'); END;

CREATE TRIGGER audit_document_no_update BEFORE UPDATE ON audit_document
BEGIN SELECT RAISE(ABORT, 'audit_document is append-only'); END;

CREATE TRIGGER audit_document_no_delete BEFORE DELETE ON audit_document
BEGIN SELECT RAISE(ABORT, 'audit_document is append-only'); END;

CREATE TRIGGER audit_closing_outbox AFTER INSERT ON audit_closing WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('auditClosing', new.id); END;

CREATE TRIGGER audit_amendment_outbox AFTER INSERT ON audit_amendment WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('amendedReport', new.id); END;

CREATE TABLE "audit_rule"  (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, location_id TEXT REFERENCES location (id),
  category_id TEXT REFERENCES category (id), months INTEGER CHECK (months BETWEEN 1 AND 120),
  set_at TEXT NOT NULL, revision INTEGER NOT NULL, CHECK ((location_id IS NULL) <> (category_id IS NULL))
) STRICT;

CREATE INDEX label_design_name ON label_design (kind, name_key) WHERE archived_at IS NULL;

CREATE TABLE label_run_step (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, run_id TEXT NOT NULL REFERENCES label_run (id),
  state TEXT NOT NULL CHECK (state IN ('made', 'stopped', 'printed', 'discarded')), printed INTEGER NOT NULL,
  uncertain INTEGER NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL, rank TEXT NOT NULL
) STRICT;

CREATE INDEX label_run_step_run ON label_run_step (run_id, printed);

CREATE INDEX label_run_step_rank ON label_run_step (rank);

CREATE TABLE label_queue_step (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('wanted', 'removed')),
  reason TEXT, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL, rank TEXT NOT NULL,
  CHECK ((kind = 'wanted') = (reason IS NOT NULL))
) STRICT;

CREATE INDEX label_queue_step_rank ON label_queue_step (rank);

CREATE TABLE label_queue_item (
  n INTEGER PRIMARY KEY, step_id TEXT NOT NULL REFERENCES label_queue_step (id), asset_id TEXT REFERENCES asset (id),
  tag_key TEXT REFERENCES block_tag (tag_key), CHECK ((asset_id IS NULL) <> (tag_key IS NULL))
) STRICT;

CREATE INDEX label_queue_item_step ON label_queue_item (step_id);

CREATE INDEX label_queue_item_asset ON label_queue_item (asset_id) WHERE asset_id IS NOT NULL;

CREATE INDEX label_queue_item_tag ON label_queue_item (tag_key) WHERE tag_key IS NOT NULL;

CREATE INDEX synced_row_untold ON synced_row (kind, id) WHERE revision = -1;

CREATE TRIGGER tag_block_outbox AFTER INSERT ON tag_block
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('tagBlock', new.id); END;

CREATE TRIGGER label_queue_step_outbox AFTER INSERT ON label_queue_step
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('labelQueueStep', new.id); END;

CREATE TRIGGER label_verification_outbox AFTER INSERT ON label_verification
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('labelVerification', new.id); END;

CREATE TRIGGER label_run_step_outbox AFTER INSERT ON label_run_step
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN
  INSERT INTO outbox (kind, fact_id) SELECT 'labelRun', new.run_id
  WHERE NOT EXISTS (SELECT 1 FROM label_run_step WHERE run_id = new.run_id AND id <> new.id);
  INSERT INTO outbox (kind, fact_id) VALUES ('labelRunStep', new.id);
END;

CREATE TRIGGER tag_block_no_update BEFORE UPDATE ON tag_block
BEGIN SELECT RAISE(ABORT, 'tag_block is append-only'); END;

CREATE TRIGGER tag_block_no_delete BEFORE DELETE ON tag_block
BEGIN SELECT RAISE(ABORT, 'tag_block is append-only'); END;

CREATE TRIGGER label_run_step_no_update BEFORE UPDATE ON label_run_step
BEGIN SELECT RAISE(ABORT, 'label_run_step is append-only'); END;

CREATE TRIGGER label_run_step_no_delete BEFORE DELETE ON label_run_step
BEGIN SELECT RAISE(ABORT, 'label_run_step is append-only'); END;

CREATE TRIGGER label_queue_step_no_update BEFORE UPDATE ON label_queue_step
BEGIN SELECT RAISE(ABORT, 'label_queue_step is append-only'); END;

CREATE TRIGGER label_queue_step_no_delete BEFORE DELETE ON label_queue_step
BEGIN SELECT RAISE(ABORT, 'label_queue_step is append-only'); END;

CREATE TRIGGER label_queue_item_no_update BEFORE UPDATE ON label_queue_item
BEGIN SELECT RAISE(ABORT, 'label_queue_item is append-only'); END;

CREATE TRIGGER label_queue_item_no_delete BEFORE DELETE ON label_queue_item
BEGIN SELECT RAISE(ABORT, 'label_queue_item is append-only'); END;

CREATE INDEX quarantined_row ON quarantined_change (row_id) WHERE settled IS NULL;

CREATE INDEX sync_conflict_row ON sync_conflict (entity_id);

CREATE INDEX asset_out_to_asset ON asset (checked_out_id) WHERE checked_out_kind = 'asset';

CREATE INDEX asset_elsewhere ON asset (id) WHERE site_id = 'elsewhere';

CREATE TABLE arriving_register (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1), up_to INTEGER NOT NULL,
  is_filling INTEGER NOT NULL CHECK (is_filling IN (0, 1))
) STRICT;

CREATE TABLE arriving_index (name TEXT PRIMARY KEY, sql TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TRIGGER asset_search_insert AFTER INSERT ON asset
WHEN NOT EXISTS (SELECT 1 FROM arriving_register WHERE is_filling = 1)
BEGIN INSERT OR IGNORE INTO asset_search_dirty VALUES (new.n); END;
`
