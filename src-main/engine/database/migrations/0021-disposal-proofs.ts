import { appendOnlyTriggers } from './append-only.ts'
import type { Migration } from './migration.ts'

/** Of a video there is a reference alone: by its hash whoever keeps it can show that it is the one. */
const videos = `
CREATE TABLE disposal_video (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL,
  case_id TEXT NOT NULL REFERENCES disposal_case (id), file_name TEXT NOT NULL, size INTEGER NOT NULL,
  sha256 TEXT NOT NULL, seconds INTEGER, place TEXT NOT NULL,
  actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;
CREATE INDEX disposal_video_case ON disposal_video (case_id);
ALTER TABLE disposal_transfer ADD COLUMN video_id TEXT REFERENCES disposal_video (id);
ALTER TABLE disposal_sanitization ADD COLUMN photo_id TEXT REFERENCES disposal_evidence (id);
ALTER TABLE disposal_sanitization ADD COLUMN video_id TEXT REFERENCES disposal_video (id);`

/** Whoever ends a key as compromised takes its certificates away with it, which takes two people. */
const keys = `
ALTER TABLE certificate_key_end ADD COLUMN person_id TEXT REFERENCES person (id);
ALTER TABLE certificate_key_end ADD COLUMN second_id TEXT REFERENCES person (id);`

/** Photos and videos that show a transfer or a destruction, and who ended a key. */
export const disposalProofs: Migration = {
  number: 21,
  up: (database) => database.exec([videos, keys, appendOnlyTriggers(['disposal_video'])].join('\n')),
}
