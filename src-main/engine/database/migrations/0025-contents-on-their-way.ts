import type { Migration } from './migration.ts'

/** Contents of photos and files that a sync has to carry, and those that the server has confirmed. */
export const contentsOnTheirWay: Migration = {
  number: 25,
  up: (database) =>
    database.exec(`
CREATE TABLE waiting_content (
  sha256 TEXT PRIMARY KEY, direction TEXT NOT NULL CHECK (direction IN ('send', 'fetch')), size INTEGER, asked_at TEXT,
  problem TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE sent_content (sha256 TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;`),
}
