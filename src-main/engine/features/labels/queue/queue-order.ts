import { type RawBuilder, sql } from 'kysely'
import type { QueueOrder } from '../../../../../src-shared/features/labels/wanted-labels-selection.ts'

/**
 * Orders of what waits, of tables with the names `queued_label`, `asset`, `block_tag`, `model` and `location`; what has no
 * model or location comes last.
 */
const orderOfQueue: Readonly<Record<QueueOrder, RawBuilder<unknown>>> = {
  waiting: sql`queued_label.n`,
  assetTag: sql`coalesce(asset.tag_key, block_tag.tag_key), queued_label.n`,
  model: sql`model.name IS NULL, model.name COLLATE NOCASE, coalesce(asset.tag_key, block_tag.tag_key)`,
  location: sql`location.path IS NULL, location.path_key, coalesce(asset.tag_key, block_tag.tag_key)`,
}

/** The tables that the orders name, for what waits. */
export const queueWithOrders = sql`queued_label
LEFT JOIN asset ON asset.id = queued_label.asset_id
LEFT JOIN model ON model.id = asset.model_id
LEFT JOIN location ON location.id = asset.location_id
LEFT JOIN block_tag ON block_tag.tag_key = queued_label.tag_key`

/** What is made once for each order. */
export const byOrder = <Made>(
  make: (order: RawBuilder<unknown>) => Made,
): Readonly<Record<QueueOrder, Made>> => ({
  waiting: make(orderOfQueue.waiting),
  assetTag: make(orderOfQueue.assetTag),
  model: make(orderOfQueue.model),
  location: make(orderOfQueue.location),
})

/** An asset whose tag waits as the blank that it was is one label with it. */
export const isOneOfQueue = sql<boolean>`NOT EXISTS (SELECT 1 FROM queued_label AS blank JOIN asset AS owner
  ON owner.tag_key = blank.tag_key WHERE owner.id = queued_label.asset_id)`
