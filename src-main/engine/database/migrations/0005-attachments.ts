import type { Migration } from './migration.ts'

/** Photos and files of assets. What was removed keeps its row, so that its history stays whole and it can be put back. */
export const attachments: Migration = {
  number: 5,
  up: (database) =>
    database.exec(`
CREATE TABLE attachment (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, asset_id TEXT NOT NULL REFERENCES asset (id),
  kind TEXT NOT NULL CHECK (kind IN ('photo', 'file')), file_name TEXT NOT NULL, media_type TEXT NOT NULL,
  size INTEGER NOT NULL, sha256 TEXT NOT NULL, thumbnail_sha256 TEXT, added_at TEXT NOT NULL, added_by TEXT NOT NULL,
  removed_at TEXT, revision INTEGER NOT NULL
) STRICT;
CREATE INDEX attachment_asset ON attachment (asset_id);
CREATE INDEX attachment_photo ON attachment (asset_id) WHERE kind = 'photo' AND removed_at IS NULL;`),
}
