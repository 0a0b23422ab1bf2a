import { appendOnlyTriggers } from './append-only.ts'
import type { Migration } from './migration.ts'

/** How tags are numbered. `numbered_by` is the replica for which it is certain which numbers were handed out. */
const schemes = `
CREATE TABLE tag_scheme (
  id TEXT PRIMARY KEY, site_id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE, prefix TEXT NOT NULL,
  width INTEGER NOT NULL CHECK (width BETWEEN 1 AND 12),
  check_character TEXT NOT NULL CHECK (check_character IN ('none', 'luhn', 'mod-37-36')),
  category_id TEXT REFERENCES category (id), location_id TEXT REFERENCES location (id),
  stated_last INTEGER NOT NULL, numbered_by TEXT NOT NULL, archived_at TEXT, revision INTEGER NOT NULL
) STRICT;`

/** A tag that was handed out stays so: its key is there once, whichever scheme made it. */
const blocks = `
CREATE TABLE tag_block (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, scheme_id TEXT NOT NULL REFERENCES tag_scheme (id),
  count INTEGER NOT NULL, first_tag TEXT NOT NULL, last_tag TEXT NOT NULL, note TEXT, replica_id TEXT NOT NULL,
  actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL
) STRICT;
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
BEGIN UPDATE block_tag SET claimed_by = new.asset_id WHERE tag_key = new.code_key AND claimed_by IS NULL; END;`

/** The queue holds what is wanted, once for each asset or blank. What was made and sent stands in runs, label by label. */
const prints = `
CREATE TABLE queued_label (
  n INTEGER PRIMARY KEY, asset_id TEXT UNIQUE REFERENCES asset (id), tag_key TEXT UNIQUE REFERENCES block_tag (tag_key),
  reason TEXT NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL,
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
CREATE INDEX label_verification_run ON label_verification (run_id, n);`

const appendOnly = appendOnlyTriggers(['tag_block', 'run_label', 'label_verification'])

const neverTakenBack = `
CREATE TRIGGER block_tag_no_delete BEFORE DELETE ON block_tag
BEGIN SELECT RAISE(ABORT, 'a tag that was handed out stays so'); END;
CREATE TRIGGER label_run_no_delete BEFORE DELETE ON label_run
BEGIN SELECT RAISE(ABORT, 'what was printed stays in the record'); END;
CREATE TRIGGER label_run_only_more BEFORE UPDATE ON label_run WHEN new.printed < old.printed
BEGIN SELECT RAISE(ABORT, 'what was printed stays printed'); END;`

/** Blocks of tags, the queue of labels and what was printed when. */
export const labelPrints: Migration = {
  number: 11,
  up: (database) => database.exec([schemes, blocks, prints, appendOnly, neverTakenBack].join('\n')),
}
