import { sql } from 'kysely'
import { organisationEntityId } from '../../database/change-record.ts'
import type { LabelQueueItemRow, LabelQueueStepRow, QueuedLabelRow } from '../../database/schema-labels.ts'
import { build, statement } from '../../database/statement.ts'
import { isOneOfQueue } from './queue/queue-order.ts'

type None = Record<never, never>
/** Why, who, when, and the rank of the step. */
type Wanted = Pick<QueuedLabelRow, 'reason' | 'rank'> & { actorId: string; at: string }
/** What waits, and whose it is. */
export type Waiting = Pick<QueuedLabelRow, 'n' | 'asset_id' | 'tag_key'> & { site_id: string | null }

/** An asset whose tag does not wait already as the blank that it was. */
export const insertAsset = statement<Wanted & { assetId: string }>(
  (value) => sql`
INSERT OR IGNORE INTO queued_label (asset_id, reason, actor_id, at, rank)
SELECT id, ${value('reason')}, ${value('actorId')}, ${value('at')}, ${value('rank')} FROM asset
WHERE id = ${value('assetId')} AND NOT EXISTS (SELECT 1 FROM queued_label WHERE tag_key = asset.tag_key)`,
)
/** A tag that was handed out; any other, as the code of a location, waits for nobody. */
export const insertBlank = statement<Wanted & { key: string }>(
  (value) => sql`
INSERT OR IGNORE INTO queued_label (tag_key, reason, actor_id, at, rank)
SELECT tag_key, ${value('reason')}, ${value('actorId')}, ${value('at')}, ${value('rank')}
FROM block_tag WHERE tag_key = ${value('key')}`,
)
/** Blanks of a block that no asset has. */
export const insertBlanks = statement<Wanted & { blockId: string }>(
  (value) => sql`
INSERT OR IGNORE INTO queued_label (tag_key, reason, actor_id, at, rank)
SELECT tag_key, ${value('reason')}, ${value('actorId')}, ${value('at')}, ${value('rank')} FROM block_tag
WHERE block_id = ${value('blockId')} AND claimed_by IS NULL ORDER BY number`,
)
/** What an audit's scans that stand marked as having a damaged label. */
export const insertDamaged = statement<Wanted & { auditId: string }>(
  (value) => sql`
INSERT OR IGNORE INTO queued_label (asset_id, reason, actor_id, at, rank)
SELECT DISTINCT asset_id, ${value('reason')}, ${value('actorId')}, ${value('at')}, ${value('rank')} FROM scan
WHERE audit_id = ${value('auditId')} AND label_damage IS NOT NULL AND asset_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM scan_void WHERE scan_id = scan.id)
AND NOT EXISTS (SELECT 1 FROM queued_label JOIN asset ON asset.tag_key = queued_label.tag_key WHERE asset.id = scan.asset_id)`,
)
export const deleteQueued = statement<{ n: number }>((value) =>
  build.deleteFrom('queued_label').where('n', '=', value('n')),
)

const waiting = sql`SELECT queued_label.n, asset_id, queued_label.tag_key, asset.site_id
  FROM queued_label LEFT JOIN asset ON asset.id = asset_id`
/** What waits, and came after a number. */
export const waitingAfter = statement<{ n: number }, Waiting>(
  (value) => sql`${waiting} WHERE queued_label.n > ${value('n')} ORDER BY queued_label.n`,
)
export const waitingByN = statement<{ n: number }, Waiting>(
  (value) => sql`${waiting} WHERE queued_label.n = ${value('n')}`,
)
/** What waits with a tag, as a blank or as the asset that has it. */
export const waitingTagged = statement<{ key: string }, Waiting>(
  (value) => sql`${waiting} WHERE queued_label.tag_key = ${value('key')} OR asset.tag_key = ${value('key')}`,
)
/** Blanks that another copy of the data may have printed: up to a number, of blocks that this folder handed out before it was one. */
export const waitingUsed = statement<{ schemeId: string; last: number }, Waiting>(
  (value) => sql`${waiting} JOIN block_tag ON block_tag.tag_key = queued_label.tag_key
  JOIN tag_block ON tag_block.id = block_tag.block_id JOIN tag_scheme ON tag_scheme.id = tag_block.scheme_id
  WHERE coalesce(tag_scheme.merged_into, tag_scheme.id) = ${value('schemeId')} AND number <= ${value('last')}
  AND tag_block.replica_id IN (SELECT fields ->> '$.replicaId.from' FROM change
    WHERE entity_id = ${sql.lit(organisationEntityId)} AND entity = 'organisation')`,
)
export const lastQueued = statement<None, { n: number }>(
  () => sql`SELECT coalesce(max(n), 0) AS n FROM queued_label`,
)
export const countQueued = statement<None, { count: number }>(
  () => sql`SELECT count(*) AS count FROM queued_label WHERE ${isOneOfQueue}`,
)

export const insertQueueStep = statement<Omit<LabelQueueStepRow, 'n'>>((value) =>
  build.insertInto('label_queue_step').values({
    id: value('id'),
    site_id: value('site_id'),
    kind: value('kind'),
    reason: value('reason'),
    actor_id: value('actor_id'),
    at: value('at'),
    rank: value('rank'),
  } as never),
)
export const insertQueueItem = statement<Omit<LabelQueueItemRow, 'n'>>((value) =>
  build.insertInto('label_queue_item').values({
    step_id: value('step_id'),
    asset_id: value('asset_id'),
    tag_key: value('tag_key'),
  } as never),
)
export const queueStepById = statement<{ id: string }, LabelQueueStepRow>((value) =>
  build.selectFrom('label_queue_step').selectAll().where('id', '=', value('id')),
)
export const itemsOfStep = statement<{ stepId: string }, LabelQueueItemRow>((value) =>
  build.selectFrom('label_queue_item').selectAll().where('step_id', '=', value('stepId')).orderBy('n'),
)

/**
 * What came out of a run waits no more, but for what was wanted since it came out.
 * @param after and up to which of its labels
 */
export const deletePrinted = statement<{ runId: string; after: number; upTo: number; rank: string }>(
  (value) => sql`
DELETE FROM queued_label WHERE rank <= ${value('rank')} AND (asset_id IN (SELECT asset_id FROM run_label
  WHERE run_id = ${value('runId')} AND position > ${value('after')} AND position <= ${value('upTo')} AND asset_id IS NOT NULL)
OR tag_key IN (SELECT tag_key FROM run_label
  WHERE run_id = ${value('runId')} AND position > ${value('after')} AND position <= ${value('upTo')}))`,
)

type Subject = 'asset_id' | 'tag_key'

/** Decides anew whether a label waits: as the last that was said of it, unless it came out since. */
const settlement = (column: Subject) => ({
  forget: statement<{ subject: string }>(
    (value) => sql`DELETE FROM queued_label WHERE ${sql.ref(column)} = ${value('subject')}`,
  ),
  keep: statement<{ subject: string }>(
    (value) => sql`INSERT INTO queued_label (${sql.ref(column)}, reason, actor_id, at, rank)
    SELECT item.${sql.ref(column)}, step.reason, step.actor_id, step.at, step.rank FROM label_queue_item AS item
    JOIN label_queue_step AS step ON step.id = item.step_id
    WHERE item.${sql.ref(column)} = ${value('subject')} AND step.kind = 'wanted'
    AND NOT EXISTS (SELECT 1 FROM label_queue_item AS other JOIN label_queue_step AS later ON later.id = other.step_id
      WHERE other.${sql.ref(column)} = item.${sql.ref(column)} AND (later.rank, later.id) > (step.rank, step.id))
    AND NOT EXISTS (SELECT 1 FROM run_label WHERE run_label.${sql.ref(column)} = item.${sql.ref(column)} AND (
      SELECT min(rank) FROM label_run_step AS came WHERE came.run_id = run_label.run_id AND came.printed >= position
    ) >= step.rank)`,
  ),
})
export const settleQueued = { asset_id: settlement('asset_id'), tag_key: settlement('tag_key') }
