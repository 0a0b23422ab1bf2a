import type { Database } from 'better-sqlite3'
import type { WantedReason } from '../../../../src-shared/features/labels/label-run.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { Transaction } from '../../database/transaction.ts'
import {
  countQueued,
  deletePrinted,
  deleteQueued,
  deleteTagged,
  deleteUsedBlanks,
  emptyQueue,
  insertAsset,
  insertBlank,
  insertBlanks,
  insertDamaged,
} from './label-queue-store.ts'

/** The labels that are wanted and did not come out yet; each asset and each blank is in it once. */
export const labelQueue = {
  count: (database: Database): number => countQueued.get(database, {})?.count ?? 0,

  /** @returns how many were not in it yet */
  addAssets(tx: Transaction, assetIds: readonly string[], reason: WantedReason): number {
    const common = { reason, actorId: tx.actorId, at: tx.at }
    return counted(
      tx,
      sumOf(assetIds, (assetId) => insertAsset.run(tx.database, { ...common, assetId })),
    )
  },

  /** Blanks by the keys of their tags; the code of a location or a text is none, and is left out. */
  addBlanks(tx: Transaction, tagKeys: readonly string[], reason: WantedReason): number {
    const common = { reason, actorId: tx.actorId, at: tx.at }
    return counted(
      tx,
      sumOf(tagKeys, (key) => insertBlank.run(tx.database, { ...common, key })),
    )
  },

  /** The blanks of a block. */
  addBlock: (tx: Transaction, blockId: string): number =>
    counted(tx, insertBlanks.run(tx.database, { blockId, actorId: tx.actorId, at: tx.at })),

  /** What an audit marked as having a damaged label. */
  addDamaged: (tx: Transaction, auditId: string): number =>
    counted(tx, insertDamaged.run(tx.database, { auditId, actorId: tx.actorId, at: tx.at })),

  /** By their numbers in the queue, by tag, or all. */
  remove(tx: Transaction, labels: readonly number[] | 'all' | { tags: readonly string[] }): number {
    const { database } = tx
    if (labels === 'all') return counted(tx, emptyQueue.run(database, {}))
    if ('tags' in labels)
      return counted(
        tx,
        sumOf(labels.tags, (tag) => deleteTagged.run(database, { key: identifierKey(tag) })),
      )
    return counted(
      tx,
      sumOf(labels, (n) => deleteQueued.run(database, { n })),
    )
  },

  /** Takes out what came out of a run. */
  removePrinted: (tx: Transaction, runId: string, printed: number): number =>
    counted(tx, deletePrinted.run(tx.database, { runId, printed })),

  /** Takes out blanks of which somebody said that they were used by another copy of the data. */
  removeUsed: (tx: Transaction, schemeId: string, last: number, replicaId: string): number =>
    counted(tx, deleteUsedBlanks.run(tx.database, { schemeId, last, replicaId })),
}

function sumOf<Item>(items: readonly Item[], rowsOf: (item: Item) => number): number {
  let sum = 0
  for (const item of items) sum += rowsOf(item)
  return sum
}

function counted(tx: Transaction, rows: number): number {
  if (rows > 0) tx.touch('labels')
  return rows
}
