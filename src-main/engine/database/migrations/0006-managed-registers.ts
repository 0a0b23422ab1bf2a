import type { Migration } from './migration.ts'

/**
 * What was merged stays as a row that says into what, and what is archived stays as a row that is offered no more: the
 * record of change, audits and scans name both by id.
 */
const merging = ['location', 'person', 'model', 'category', 'status_label', 'custom_field']
  .map(
    (table) => `
ALTER TABLE ${table} ADD COLUMN merged_into TEXT REFERENCES ${table} (id);
ALTER TABLE ${table} ADD COLUMN archived_at TEXT;
CREATE INDEX ${table}_merged ON ${table} (merged_into) WHERE merged_into IS NOT NULL;`,
  )
  .join('')

/** Every location has a barcode made of its id, and may have one of its own, that somebody stuck to the door long ago. */
const barcodes = `
ALTER TABLE location ADD COLUMN barcode TEXT;
ALTER TABLE location ADD COLUMN barcode_key TEXT;
CREATE UNIQUE INDEX location_barcode ON location (barcode_key) WHERE barcode_key IS NOT NULL;
CREATE INDEX location_code ON location (substr(id, 27));
CREATE INDEX asset_out_to_location ON asset (checked_out_id) WHERE checked_out_kind = 'location';`

const ranges = `
ALTER TABLE custom_field ADD COLUMN minimum TEXT;
ALTER TABLE custom_field ADD COLUMN maximum TEXT;`

/**
 * Full text holds the names of what assets refer to. What got another name is noted here with the new name; upkeep walks
 * through the assets behind it, and begins where it was interrupted.
 */
const renaming = `
CREATE TABLE renaming (n INTEGER PRIMARY KEY, after_n INTEGER NOT NULL) STRICT;
CREATE TABLE renamed (
  renaming_n INTEGER NOT NULL REFERENCES renaming (n), entity_id TEXT NOT NULL, PRIMARY KEY (renaming_n, entity_id)
) STRICT, WITHOUT ROWID;`

/** Locations, people, models, categories, status labels and own fields can be merged and archived. */
export const managedRegisters: Migration = {
  number: 6,
  up: (database) => database.exec([merging, barcodes, ranges, renaming].join('\n')),
}
