import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { QueuedLabel } from '../../../../../src-shared/features/labels/label-queue-contract.ts'
import type { QueueOrder } from '../../../../../src-shared/features/labels/wanted-labels-selection.ts'
import { statement } from '../../../database/statement.ts'
import { hadLabel } from '../runs/label-runs-query.ts'
import { byOrder, isOneOfQueue, queueWithOrders } from './queue-order.ts'

/** An asset is known by its tag, too: it came out as a blank before the asset took it. */
const isReprint = hadLabel(
  'queued_label.asset_id',
  sql<string | null>`coalesce(queued_label.tag_key, asset.tag_key)`,
)

type Row = Omit<QueuedLabel, 'isReprint'> & { isReprint: 0 | 1 }

const pages = byOrder((order) =>
  statement<{ offset: number; limit: number }, Row>(
    (value) => sql<Row>`
SELECT queued_label.n, coalesce(asset.asset_tag, block_tag.asset_tag) AS assetTag, queued_label.asset_id AS assetId,
  model.name AS model, reason, person.name AS by, queued_label.at,
  ${isReprint} AS isReprint
FROM ${queueWithOrders}
JOIN person ON person.id = queued_label.actor_id
WHERE ${isOneOfQueue} ORDER BY ${order} LIMIT ${value('limit')} OFFSET ${value('offset')}`,
  ),
)
const counts = statement<Record<never, never>, { total: number; reprints: number }>(
  () => sql<{ total: number; reprints: number }>`
SELECT count(*) AS total, coalesce(sum(${isReprint}), 0) AS reprints
FROM queued_label LEFT JOIN asset ON asset.id = queued_label.asset_id WHERE ${isOneOfQueue}`,
)

/** A page of the labels that wait, and how many there are. */
export function queuedLabels(
  database: Database,
  { offset, limit, sort }: { offset: number; limit: number; sort: QueueOrder },
): { total: number; reprints: number; labels: QueuedLabel[] } {
  const { total, reprints } = counts.get(database, {}) ?? { total: 0, reprints: 0 }
  const labels = pages[sort]
    .all(database, { offset, limit })
    .map((row) => ({ ...row, isReprint: row.isReprint === 1 }))
  return { total, reprints, labels }
}
