import type { Migration } from './migration.ts'

/**
 * Stocks, templates and printers of one's own, each one JSON value, and what the organisation's labels have in common.
 * What was archived keeps its row.
 */
export const labelDesigns: Migration = {
  number: 12,
  up: (database) =>
    database.exec(`
CREATE TABLE label_design (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('stock', 'template', 'printer')),
  name TEXT NOT NULL, name_key TEXT NOT NULL, value TEXT NOT NULL, archived_at TEXT, revision INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX label_design_name ON label_design (kind, name_key) WHERE archived_at IS NULL;
CREATE TABLE label_setting (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1), value TEXT NOT NULL, logo_name TEXT, logo_sha256 TEXT,
  revision INTEGER NOT NULL
) STRICT;`),
}
