import { sql } from 'kysely'
import { build, statement } from '../../database/statement.ts'

/** An asset whose tag does not wait already as the blank that it was. */
export const insertAsset = statement<{ assetId: string; reason: string; actorId: string; at: string }>(
  (value) => sql`
INSERT OR IGNORE INTO queued_label (asset_id, reason, actor_id, at)
SELECT id, ${value('reason')}, ${value('actorId')}, ${value('at')} FROM asset
WHERE id = ${value('assetId')} AND NOT EXISTS (SELECT 1 FROM queued_label WHERE tag_key = asset.tag_key)`,
)
/** A tag that was handed out; any other, as the code of a location, waits for nobody. */
export const insertBlank = statement<{ key: string; reason: string; actorId: string; at: string }>(
  (value) => sql`
INSERT OR IGNORE INTO queued_label (tag_key, reason, actor_id, at)
SELECT tag_key, ${value('reason')}, ${value('actorId')}, ${value('at')} FROM block_tag WHERE tag_key = ${value('key')}`,
)
/** Blanks of a block that no asset has. */
export const insertBlanks = statement<{ blockId: string; actorId: string; at: string }>(
  (value) => sql`
INSERT OR IGNORE INTO queued_label (tag_key, reason, actor_id, at)
SELECT tag_key, 'block', ${value('actorId')}, ${value('at')} FROM block_tag
WHERE block_id = ${value('blockId')} AND claimed_by IS NULL ORDER BY number`,
)
export const deleteQueued = statement<{ n: number }>((value) =>
  build.deleteFrom('queued_label').where('n', '=', value('n')),
)
export const deleteTagged = statement<{ key: string }>(
  (value) => sql`
DELETE FROM queued_label WHERE tag_key = ${value('key')}
OR asset_id IN (SELECT id FROM asset WHERE tag_key = ${value('key')})`,
)
export const emptyQueue = statement<Record<never, never>>(() => build.deleteFrom('queued_label'))
export const countQueued = statement<Record<never, never>, { count: number }>(() =>
  build.selectFrom('queued_label').select((all) => all.fn.countAll<number>().as('count')),
)
/** What came out of a run waits no more. */
export const deletePrinted = statement<{ runId: string; printed: number }>(
  (value) => sql`
DELETE FROM queued_label WHERE asset_id IN (SELECT asset_id FROM run_label WHERE run_id = ${value('runId')}
  AND position <= ${value('printed')} AND asset_id IS NOT NULL)
OR tag_key IN (SELECT tag_key FROM run_label WHERE run_id = ${value('runId')} AND position <= ${value('printed')})`,
)
/** Blanks that another copy of the data may have printed: up to a number, of blocks that it handed out. */
export const deleteUsedBlanks = statement<{ schemeId: string; last: number; replicaId: string }>(
  (value) => sql`
DELETE FROM queued_label WHERE tag_key IN (SELECT tag_key FROM block_tag
  JOIN tag_block ON tag_block.id = block_tag.block_id
  WHERE tag_block.scheme_id = ${value('schemeId')} AND tag_block.replica_id <> ${value('replicaId')}
  AND number <= ${value('last')})`,
)
/** What an audit's scans that stand marked as having a damaged label. */
export const insertDamaged = statement<{ auditId: string; actorId: string; at: string }>(
  (value) => sql`
INSERT OR IGNORE INTO queued_label (asset_id, reason, actor_id, at)
SELECT DISTINCT asset_id, 'damaged', ${value('actorId')}, ${value('at')} FROM scan
WHERE audit_id = ${value('auditId')} AND label_damage IS NOT NULL AND asset_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM scan_void WHERE scan_id = scan.id)
AND NOT EXISTS (SELECT 1 FROM queued_label JOIN asset ON asset.tag_key = queued_label.tag_key WHERE asset.id = scan.asset_id)`,
)
