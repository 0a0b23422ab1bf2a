import type { Migration } from './migration.ts'

/** Where this data folder takes part in a sync, and what of it still has to be sent. */
const outbox = `
CREATE TABLE enrolment (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1), url TEXT NOT NULL, device_id TEXT NOT NULL, role TEXT NOT NULL,
  epoch TEXT NOT NULL, replica_id TEXT NOT NULL, acknowledged INTEGER NOT NULL,
  pulling INTEGER NOT NULL CHECK (pulling IN (0, 1)), enrolled_at TEXT NOT NULL, synced_at TEXT
) STRICT;
CREATE TABLE outbox (
  n INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('change', 'audit', 'scan', 'scanVoid', 'placeMark')),
  change_n INTEGER REFERENCES change (n), fact_id TEXT,
  CHECK ((kind = 'change') = (change_n IS NOT NULL)), CHECK ((kind = 'change') = (fact_id IS NULL))
) STRICT;
CREATE INDEX outbox_change ON outbox (change_n) WHERE change_n IS NOT NULL;`

/** What is recorded after a folder was enrolled is noted in the same transaction, unless it came from the server. */
const triggers = [
  ['change', 'change', 'change_n', 'n'],
  ['audit', 'audit', 'fact_id', 'id'],
  ['scan', 'scan', 'fact_id', 'id'],
  ['scan_void', 'scanVoid', 'fact_id', 'id'],
  ['audit_place_mark', 'placeMark', 'fact_id', 'id'],
]
  .map(
    ([table, kind, column, source]) => `CREATE TRIGGER ${table}_outbox AFTER INSERT ON ${table}
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, ${column}) VALUES ('${kind}', new.${source}); END;`,
  )
  .join('\n')

/** How far a pull is, what it brought, and what waits for something that did not come yet. */
const pulled = `
CREATE TABLE pull_cursor (site_id TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
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
CREATE UNIQUE INDEX waiting_entry_row ON waiting_entry (id, kind, row_revision);`

/** What a person has to look at. */
const attention = `
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
) STRICT, WITHOUT ROWID;`

/** Enrolment, outbox, what was pulled, conflicts and quarantine. */
export const sync: Migration = {
  number: 19,
  up: (database) => database.exec([outbox, triggers, pulled, attention].join('\n')),
}
