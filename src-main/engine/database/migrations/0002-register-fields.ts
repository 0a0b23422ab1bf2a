import type { Migration } from './migration.ts'

/** Company, department and supplier are plain text: nothing to orphan, nothing to merge; renaming one is a bulk edit. */
const columns = `
ALTER TABLE asset ADD COLUMN company TEXT;
ALTER TABLE asset ADD COLUMN department TEXT;
ALTER TABLE asset ADD COLUMN supplier TEXT;
ALTER TABLE asset ADD COLUMN order_number TEXT;
ALTER TABLE asset ADD COLUMN fixed_asset_number TEXT;
ALTER TABLE asset ADD COLUMN ownership TEXT CHECK (ownership IN ('owned', 'leased', 'byod'));
ALTER TABLE asset ADD COLUMN owner_id TEXT REFERENCES person (id);
ALTER TABLE asset ADD COLUMN currency TEXT;
ALTER TABLE asset ADD COLUMN in_service_date TEXT;
ALTER TABLE asset ADD COLUMN warranty_months INTEGER;
ALTER TABLE asset ADD COLUMN end_of_life_date TEXT;
ALTER TABLE asset ADD COLUMN last_audit_date TEXT;
ALTER TABLE asset ADD COLUMN next_audit_date TEXT;
ALTER TABLE asset ADD COLUMN parent_id TEXT REFERENCES asset (id);
CREATE INDEX asset_parent ON asset (parent_id) WHERE parent_id IS NOT NULL;
ALTER TABLE model ADD COLUMN expected_life_months INTEGER;
ALTER TABLE model ADD COLUMN end_of_life_date TEXT;
ALTER TABLE person ADD COLUMN employee_number TEXT;
CREATE INDEX person_employee_number ON person (employee_number) WHERE employee_number IS NOT NULL;`

const newTables = `
CREATE TABLE identifier (
  asset_id TEXT NOT NULL REFERENCES asset (id),
  kind TEXT NOT NULL CHECK (kind IN ('formerTag', 'secondBarcode', 'rfidEpc', 'giai', 'imei', 'mac')),
  code TEXT NOT NULL, code_key TEXT NOT NULL, PRIMARY KEY (asset_id, kind, code_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX identifier_code ON identifier (code_key);

CREATE TABLE custom_field (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL CHECK (type IN ('text', 'number', 'date', 'yes-no', 'choice')), unit TEXT,
  required INTEGER NOT NULL CHECK (required IN (0, 1)), pattern TEXT, choices TEXT,
  category_id TEXT REFERENCES category (id), revision INTEGER NOT NULL
) STRICT;

CREATE TABLE custom_value (
  asset_id TEXT NOT NULL REFERENCES asset (id), field_id TEXT NOT NULL REFERENCES custom_field (id),
  text TEXT NOT NULL, number REAL, PRIMARY KEY (asset_id, field_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX custom_value_text ON custom_value (field_id, text);
CREATE INDEX custom_value_number ON custom_value (field_id, number) WHERE number IS NOT NULL;

CREATE TABLE import_mapping (
  header_key TEXT PRIMARY KEY, mapping TEXT NOT NULL, at TEXT NOT NULL
) STRICT, WITHOUT ROWID;`

/** Labels get a type for what was lost or stolen; the label of that name, as a data folder starts with it, is of it. */
const statusLabels = `
CREATE TABLE status_label_next (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL CHECK (type IN ('deployable', 'pending', 'undeployable', 'lost', 'archived')),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO status_label_next SELECT id, site_id, name, name_key,
  CASE WHEN name_key = 'lost/stolen' AND type = 'undeployable' AND revision = 1 THEN 'lost' ELSE type END, revision
FROM status_label;
DROP TABLE status_label;
ALTER TABLE status_label_next RENAME TO status_label;`

/** Search looks into every text of an asset; full text is behind for those that had notes, which it left out. */
const search = `
DROP VIEW asset_search_source;
CREATE VIEW asset_search_source AS
SELECT asset.n, concat_ws(' ', asset.asset_tag, asset.serial_number, asset.name, model.name, model.manufacturer,
  model.model_number, category.name, location.path, person.name, place.path, holder.asset_tag, owner.name,
  parent.asset_tag, asset.company, asset.department, asset.supplier, asset.order_number, asset.fixed_asset_number,
  (SELECT group_concat(code, ' ') FROM identifier WHERE identifier.asset_id = asset.id),
  (SELECT group_concat(text, ' ') FROM custom_value WHERE custom_value.asset_id = asset.id), asset.notes) AS text
FROM asset
LEFT JOIN model ON model.id = asset.model_id
LEFT JOIN category ON category.id = asset.category_id
LEFT JOIN location ON location.id = asset.location_id
LEFT JOIN person ON asset.checked_out_kind = 'person' AND person.id = asset.checked_out_id
LEFT JOIN location AS place ON asset.checked_out_kind = 'location' AND place.id = asset.checked_out_id
LEFT JOIN asset AS holder ON asset.checked_out_kind = 'asset' AND holder.id = asset.checked_out_id
LEFT JOIN person AS owner ON owner.id = asset.owner_id
LEFT JOIN asset AS parent ON parent.id = asset.parent_id;
INSERT OR IGNORE INTO asset_search_dirty SELECT n FROM asset WHERE notes IS NOT NULL;`

/** Every field of an asset, its further identifiers, and the fields that an organisation makes for itself. */
export const registerFields: Migration = {
  number: 2,
  rebuildsTables: true,
  up: (database) => database.exec([columns, newTables, statusLabels, search].join('\n')),
}
