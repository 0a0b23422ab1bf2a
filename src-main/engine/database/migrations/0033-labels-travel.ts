import type { Database } from 'better-sqlite3'
import { appendOnlyTriggers } from './append-only.ts'
import type { Migration, MigrationTools } from './migration.ts'

/**
 * How far a run came, each time that it came to rest, and what was put into the queue of labels and taken out of it. `rank`
 * tells which of several counts (decision 55).
 */
const tables = `
CREATE TABLE label_run_step (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, run_id TEXT NOT NULL REFERENCES label_run (id),
  state TEXT NOT NULL CHECK (state IN ('made', 'stopped', 'printed', 'discarded')), printed INTEGER NOT NULL,
  uncertain INTEGER NOT NULL, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL, rank TEXT NOT NULL
) STRICT;
CREATE INDEX label_run_step_run ON label_run_step (run_id, printed);
CREATE INDEX label_run_step_rank ON label_run_step (rank);

CREATE TABLE label_queue_step (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('wanted', 'removed')),
  reason TEXT, actor_id TEXT NOT NULL REFERENCES person (id), at TEXT NOT NULL, rank TEXT NOT NULL,
  CHECK ((kind = 'wanted') = (reason IS NOT NULL))
) STRICT;
CREATE INDEX label_queue_step_rank ON label_queue_step (rank);
CREATE TABLE label_queue_item (
  n INTEGER PRIMARY KEY, step_id TEXT NOT NULL REFERENCES label_queue_step (id), asset_id TEXT REFERENCES asset (id),
  tag_key TEXT REFERENCES block_tag (tag_key), CHECK ((asset_id IS NULL) <> (tag_key IS NULL))
) STRICT;
CREATE INDEX label_queue_item_step ON label_queue_item (step_id);
CREATE INDEX label_queue_item_asset ON label_queue_item (asset_id) WHERE asset_id IS NOT NULL;
CREATE INDEX label_queue_item_tag ON label_queue_item (tag_key) WHERE tag_key IS NOT NULL;

ALTER TABLE queued_label ADD COLUMN rank TEXT NOT NULL DEFAULT '';
UPDATE queued_label SET rank = at;

ALTER TABLE tag_block ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
DROP TRIGGER tag_block_no_update;
DROP TRIGGER tag_block_no_delete;
UPDATE tag_block SET tags = (SELECT json_group_array(json_array(number, asset_tag)) FROM (
  SELECT number, asset_tag FROM block_tag WHERE block_id = tag_block.id ORDER BY number));`

/**
 * A server that was restored is sent what it lacks under the numbers of a replica of their own, which is another one than
 * that of the data folder. Rows that it does not tell of any more (revision -1) are found without a look at all others.
 */
const sentAgain = `
ALTER TABLE enrolment ADD COLUMN folder_replica_id TEXT NOT NULL DEFAULT '';
UPDATE enrolment SET folder_replica_id = replica_id;
CREATE INDEX synced_row_untold ON synced_row (kind, id) WHERE revision = -1;`

/** What was printed before, as far as it is known; a run of which not all labels were noted is none. */
function keepRuns(database: Database, { newId }: MigrationTools): void {
  const insert =
    database.prepare(`INSERT INTO label_run_step (id, site_id, run_id, state, printed, uncertain, actor_id, at, rank)
    SELECT ?, site_id, id, iif(state = 'sending', 'stopped', state), printed, uncertain, actor_id, coalesce(ended_at, at),
      coalesce(ended_at, at) FROM label_run WHERE id = ?`)
  const runs = database.prepare<[], string>(
    `SELECT id FROM label_run WHERE state <> 'discarded' OR ended_at IS NOT NULL ORDER BY n`,
  )
  for (const id of runs.pluck().all()) insert.run(newId(), id)
  database.exec(`UPDATE label_run SET state = 'stopped' WHERE state = 'sending';
UPDATE label_run SET site_id = coalesce((
  SELECT iif(count(DISTINCT asset.site_id) = 1, min(asset.site_id), iif(count(*) = 0, 'org', 'several'))
  FROM run_label JOIN asset ON asset.id = run_label.asset_id WHERE run_id = label_run.id), 'org');`)
}

/** What waits in the queue was wanted by somebody. */
function keepQueue(database: Database, { newId }: MigrationTools): void {
  const groups = database
    .prepare<[], { site: string; reason: string; actor: string; at: string }>(
      `SELECT DISTINCT coalesce(asset.site_id, 'org') AS site, reason, actor_id AS actor, at
       FROM queued_label LEFT JOIN asset ON asset.id = asset_id ORDER BY at, site, reason, actor`,
    )
    .all()
  const step = database.prepare(`INSERT INTO label_queue_step (id, site_id, kind, reason, actor_id, at, rank)
    VALUES (?, ?, 'wanted', ?, ?, ?, ?)`)
  const items = database.prepare(`INSERT INTO label_queue_item (step_id, asset_id, tag_key)
    SELECT ?, asset_id, queued_label.tag_key FROM queued_label LEFT JOIN asset ON asset.id = asset_id
    WHERE coalesce(asset.site_id, 'org') = ? AND reason = ? AND actor_id = ? AND at = ? ORDER BY queued_label.n`)
  for (const { site, reason, actor, at } of groups) {
    const id = newId()
    step.run(id, site, reason, actor, at, at)
    items.run(id, site, reason, actor, at)
  }
}

const facts = [
  ['tag_block', 'tagBlock'],
  ['label_queue_step', 'labelQueueStep'],
  ['label_verification', 'labelVerification'],
] as const

const triggers = [
  ...facts.map(
    ([table, kind]) => `CREATE TRIGGER ${table}_outbox AFTER INSERT ON ${table}
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN INSERT INTO outbox (kind, fact_id) VALUES ('${kind}', new.id); END;`,
  ),
  // A run goes with the first that is known of what came of it.
  `CREATE TRIGGER label_run_step_outbox AFTER INSERT ON label_run_step
WHEN (SELECT pulling FROM enrolment) = 0
BEGIN
  INSERT INTO outbox (kind, fact_id) SELECT 'labelRun', new.run_id
  WHERE NOT EXISTS (SELECT 1 FROM label_run_step WHERE run_id = new.run_id AND id <> new.id);
  INSERT INTO outbox (kind, fact_id) VALUES ('labelRunStep', new.id);
END;`,
].join('\n')

/** A folder that is enrolled has not sent them yet. */
const unsent = [
  ['tagBlock', 'tag_block', 'true'],
  ['labelRun', 'label_run', 'id IN (SELECT run_id FROM label_run_step)'],
  ['labelRunStep', 'label_run_step', 'true'],
  ['labelVerification', 'label_verification', 'true'],
  ['labelQueueStep', 'label_queue_step', 'true'],
]
  .map(
    ([kind, table, which]) => `INSERT INTO outbox (kind, fact_id)
SELECT '${kind}', id FROM ${table} WHERE ${which} AND EXISTS (SELECT 1 FROM enrolment) ORDER BY n;`,
  )
  .join('\n')

const appendOnly = ['tag_block', 'label_run_step', 'label_queue_step', 'label_queue_item']

/** Blocks of tags, runs of labels and the queue go to every laptop. */
export const labelsTravel: Migration = {
  number: 33,
  up: (database, tools) => {
    database.exec([tables, sentAgain].join('\n'))
    keepRuns(database, tools)
    keepQueue(database, tools)
    database.exec([triggers, appendOnlyTriggers(appendOnly), unsent].join('\n'))
  },
}
