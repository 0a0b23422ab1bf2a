import type { Migration } from './migration.ts'

/** The register of a new laptop as it comes in parts, and up to where the log has nothing new of it. */
export const snapshot: Migration = {
  number: 28,
  up: (database) =>
    database.exec(`
CREATE TABLE snapshot (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1), begun_at TEXT NOT NULL, ended_at TEXT, after_kind TEXT,
  after_id TEXT, rows INTEGER NOT NULL, total INTEGER NOT NULL
) STRICT;
CREATE TABLE snapshot_late (n INTEGER PRIMARY KEY, row TEXT NOT NULL) STRICT;
ALTER TABLE pull_cursor ADD COLUMN snapshot_seq INTEGER;
ALTER TABLE pull_cursor ADD COLUMN snapshot_mark TEXT;`),
}
