import type { Database } from 'better-sqlite3'
import type { WantedReason } from '../../../../src-shared/features/labels/label-run.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { organisationSite } from '../../../../src-shared/sync/protocol.ts'
import type { Transaction } from '../../database/transaction.ts'
import {
  countQueued,
  deletePrinted,
  deleteQueued,
  insertAsset,
  insertBlank,
  insertBlanks,
  insertDamaged,
  insertQueueItem,
  insertQueueStep,
  lastQueued,
  type Waiting,
  waitingAfter,
  waitingByN,
  waitingTagged,
  waitingUsed,
} from './label-queue-store.ts'
import { rankOfLabels } from './label-rank.ts'

/**
 * The labels that are wanted and did not come out yet; each asset and each blank is in it once. What is put into it and
 * taken out of it is noted, so that what several laptops want adds up (decision 58).
 */
export const labelQueue = {
  count: (database: Database): number => countQueued.get(database, {})?.count ?? 0,

  /** @returns how many were not in it yet */
  addAssets: (tx: Transaction, assetIds: readonly string[], reason: WantedReason): number =>
    wanted(tx, reason, (common) => {
      for (const assetId of assetIds) insertAsset.run(tx.database, { ...common, assetId })
    }),

  /** Blanks by the keys of their tags; the code of a location or a text is none, and is left out. */
  addBlanks: (tx: Transaction, tagKeys: readonly string[], reason: WantedReason): number =>
    wanted(tx, reason, (common) => {
      for (const key of tagKeys) insertBlank.run(tx.database, { ...common, key })
    }),

  /** The blanks of a block. */
  addBlock: (tx: Transaction, blockId: string): number =>
    wanted(tx, 'block', (common) => insertBlanks.run(tx.database, { ...common, blockId })),

  /** What an audit marked as having a damaged label. */
  addDamaged: (tx: Transaction, auditId: string): number =>
    wanted(tx, 'damaged', (common) => insertDamaged.run(tx.database, { ...common, auditId })),

  /** By their numbers in the queue, by tag, or all. */
  remove(tx: Transaction, labels: readonly number[] | 'all' | { tags: readonly string[] }): number {
    const { database } = tx
    if (labels === 'all') return removed(tx, waitingAfter.all(database, { n: 0 }))
    if ('tags' in labels)
      return removed(
        tx,
        labels.tags.flatMap((tag) => waitingTagged.all(database, { key: identifierKey(tag) })),
      )
    return removed(
      tx,
      labels.flatMap((n) => waitingByN.get(database, { n }) ?? []),
    )
  },

  /**
   * Takes out what came out of a run, but for what was wanted since.
   * @param after and up to which of its labels
   * @param rank at which they came out
   */
  removePrinted(tx: Transaction, runId: string, after: number, upTo: number, rank: string): void {
    if (deletePrinted.run(tx.database, { runId, after, upTo, rank }) > 0) tx.touch('labels')
  },

  /** Takes out blanks of which somebody said that they were used by another copy of the data. */
  removeUsed: (tx: Transaction, schemeId: string, last: number): number =>
    removed(tx, waitingUsed.all(tx.database, { schemeId, last })),
}

type Common = { reason: WantedReason; actorId: string; at: string; rank: string }

/** @returns how many came into the queue */
function wanted(tx: Transaction, reason: WantedReason, insert: (common: Common) => void): number {
  const { database, actorId, at } = tx
  const before = lastQueued.get(database, {})?.n ?? 0
  const rank = rankOfLabels(tx)
  insert({ reason, actorId, at, rank })
  const added = waitingAfter.all(database, { n: before })
  note(tx, added, reason, rank)
  return added.length
}

/** @returns how many left the queue */
function removed(tx: Transaction, labels: readonly Waiting[]): number {
  const gone = labels.filter(({ n }) => deleteQueued.run(tx.database, { n }) > 0)
  note(tx, gone, null, rankOfLabels(tx))
  return gone.length
}

/** Notes what was wanted or removed, for each site apart: who does not see a site learns nothing of it. */
function note(tx: Transaction, labels: readonly Waiting[], reason: WantedReason | null, rank: string): void {
  const { database } = tx
  for (const [site_id, ofSite] of Map.groupBy(labels, (label) => label.site_id ?? organisationSite)) {
    const id = tx.newId()
    const kind = reason === null ? 'removed' : 'wanted'
    insertQueueStep.run(database, { id, site_id, kind, reason, actor_id: tx.actorId, at: tx.at, rank })
    for (const { asset_id, tag_key } of ofSite)
      insertQueueItem.run(database, { step_id: id, asset_id, tag_key })
  }
  if (labels.length > 0) tx.touch('labels')
}
