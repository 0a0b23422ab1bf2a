import type { Migration } from './migration.ts'

/** Numbers of tags that the server leased; `first` is null until it has answered what was asked for under the id. */
export const tagLeases: Migration = {
  number: 27,
  up: (database) =>
    database.exec(`
CREATE TABLE tag_lease (
  id TEXT PRIMARY KEY, prefix_key TEXT NOT NULL, width INTEGER NOT NULL, check_character TEXT NOT NULL,
  count INTEGER NOT NULL, first INTEGER, last INTEGER, replica_id TEXT NOT NULL, at TEXT NOT NULL,
  CHECK ((first IS NULL) = (last IS NULL))
) STRICT;
CREATE INDEX tag_lease_form ON tag_lease (prefix_key, width, check_character, first);
CREATE TRIGGER tag_lease_stays BEFORE DELETE ON tag_lease WHEN old.first IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a number that was leased stays so'); END;
CREATE TRIGGER tag_lease_answered_once BEFORE UPDATE ON tag_lease WHEN old.first IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a number that was leased stays so'); END;`),
}
