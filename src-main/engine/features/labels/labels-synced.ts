import type { Database } from 'better-sqlite3'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { LabelFactKind } from '../../../../src-shared/sync/kinds.ts'
import { organisationSite } from '../../../../src-shared/sync/protocol.ts'
import { asFact, asRow, idsIn, rowFact } from '../../database/row-fact.ts'
import type {
  LabelQueueStepRow,
  LabelRunRow,
  LabelRunStepRow,
  LabelVerificationRow,
  TagBlockRow,
} from '../../database/schema-labels.ts'
import type { SyncedFact } from '../../database/synced-fact.ts'
import type { Transaction } from '../../database/transaction.ts'
import { labelQueue } from './label-queue.ts'
import {
  insertQueueItem,
  insertQueueStep,
  itemsOfStep,
  queueStepById,
  settleQueued,
} from './label-queue-store.ts'
import {
  insertRun,
  insertRunStep,
  insertToldLabel,
  insertVerification,
  labelsOfRun,
  lastRunStep,
  runById,
  runStepById,
  stretchesOfRun,
  updateRun,
  verificationById,
} from './label-runs-store.ts'
import { blockTag, insertTagBlock, insertToldTag, tagBlockById } from './tag-blocks-store.ts'

/** Of a run: what it is of, what its code says, whether it was a reprint. */
type ToldLabel = [assetId: string | null, assetTag: string, isReprint: 0 | 1]

interface TagBlockFact extends Omit<TagBlockRow, 'n' | 'tags'> {
  tags: [number: number, tag: string][]
}
interface QueueStepFact extends Omit<LabelQueueStepRow, 'n'> {
  assets: string[]
  /** keys of blanks */
  tags: string[]
}
/** A run as it was made; how far it came is told in steps. */
type RunFact = Pick<
  LabelRunRow,
  | 'id'
  | 'site_id'
  | 'stock'
  | 'template'
  | 'dpi'
  | 'options'
  | 'destination'
  | 'total'
  | 'reprint'
  | 'actor_id'
  | 'at'
> & { labels: ToldLabel[] }

/** The tags that were handed out at once. Of one that was handed out twice the older block has it, on every laptop. */
const tagBlock: SyncedFact = {
  read: (database, id) => {
    const row = tagBlockById.get(database, { id })
    if (!row) return undefined
    const { n: _, tags, ...block } = row
    return asFact({ ...block, tags: JSON.parse(tags) as TagBlockFact['tags'] } satisfies TagBlockFact)
  },
  needs: (fact) => {
    const { scheme_id, actor_id } = asRow<TagBlockFact>(fact)
    return idsIn(scheme_id, actor_id)
  },
  write: (tx, fact) => {
    const { tags, ...block } = asRow<TagBlockFact>(fact)
    const { database } = tx
    if (tagBlockById.get(database, { id: block.id })) return
    insertTagBlock.run(database, { ...block, tags: JSON.stringify(tags) })
    for (const [number, tag] of tags)
      insertToldTag.run(database, { block_id: block.id, number, asset_tag: tag, tag_key: identifierKey(tag) })
    tx.touch('labels')
  },
}

/** What was put into the queue at once, or taken out of it. Of one label what was said last counts. */
const labelQueueStep: SyncedFact = {
  read: (database, id) => {
    const row = queueStepById.get(database, { id })
    if (!row) return undefined
    const { n: _, ...step } = row
    const items = itemsOfStep.all(database, { stepId: id })
    return asFact({
      ...step,
      assets: items.flatMap(({ asset_id }) => asset_id ?? []),
      tags: items.flatMap(({ tag_key }) => tag_key ?? []),
    } satisfies QueueStepFact)
  },
  needs: (fact, database) => {
    const { actor_id, assets, tags } = asRow<QueueStepFact>(fact)
    const areKnown = tags.every((key) => blockTag.get(database, { key }) !== undefined)
    return areKnown ? [actor_id, ...assets] : null
  },
  write: (tx, fact) => {
    const { assets, tags, ...step } = asRow<QueueStepFact>(fact)
    const { database } = tx
    if (queueStepById.get(database, { id: step.id })) return
    insertQueueStep.run(database, step)
    for (const asset_id of assets)
      insertQueueItem.run(database, { step_id: step.id, asset_id, tag_key: null })
    for (const tag_key of tags) insertQueueItem.run(database, { step_id: step.id, asset_id: null, tag_key })
    for (const subject of assets) settle(tx, 'asset_id', subject)
    for (const subject of tags) settle(tx, 'tag_key', subject)
    tx.touch('labels')
  },
}

function settle({ database }: Transaction, column: keyof typeof settleQueued, subject: string): void {
  settleQueued[column].forget.run(database, { subject })
  settleQueued[column].keep.run(database, { subject })
}

/** What was printed, label by label, without what it was asked for by: that may name what is of another site. */
const labelRun: SyncedFact = {
  read: (database, id) => {
    const row = runById.get(database, { id })
    if (!row) return undefined
    const { site_id, stock, template, dpi, destination, total, reprint, actor_id, at } = row
    const { assets: _, ...options } = JSON.parse(row.options) as Record<string, unknown>
    const run = { id, site_id, stock, template, dpi, destination, total, reprint, actor_id, at }
    const labels = labelsOfRun
      .all(database, { runId: id })
      .map(({ asset_id, asset_tag, is_reprint }): ToldLabel => [asset_id, asset_tag, is_reprint])
    return asFact({ ...run, options: JSON.stringify(options), labels } satisfies RunFact)
  },
  needs: (fact) => {
    const { actor_id, labels } = asRow<RunFact>(fact)
    return [...new Set(idsIn(actor_id, ...labels.map(([assetId]) => assetId)))]
  },
  write: (tx, fact) => {
    const { labels, ...run } = asRow<RunFact>(fact)
    const { database } = tx
    if (runById.get(database, { id: run.id })) return
    insertRun.run(database, {
      ...run,
      state: 'discarded',
      job_id: '',
      printed: 0,
      uncertain: 0,
      ended_at: null,
    })
    labels.forEach(([asset_id, asset_tag, is_reprint], index) => {
      insertToldLabel.run(database, {
        run_id: run.id,
        position: index + 1,
        asset_id,
        asset_tag,
        tag_key: identifierKey(asset_tag),
        is_reprint,
      })
    })
    tx.touch('labels')
  },
}

/** How far a run came: what came out stays out, and what was said last tells what it does. */
const labelRunStep = rowFact<LabelRunStepRow>(
  runStepById,
  insertRunStep,
  ({ run_id, actor_id }) => idsIn(run_id, actor_id),
  (tx, { run_id }) => settleRun(tx, run_id),
)

function settleRun(tx: Transaction, runId: string): void {
  const { database } = tx
  const run = runById.get(database, { id: runId })
  const last = lastRunStep.get(database, { runId })
  if (!run || !last) return
  const stretches = stretchesOfRun.all(database, { runId })
  const printed = Math.max(run.printed, stretches.at(-1)?.printed ?? 0)
  const isOver = last.state === 'printed' || last.state === 'discarded'
  // Who sends it here says how far it is once that is over.
  const state = run.state === 'sending' ? 'sending' : last.state
  const ended_at = isOver ? last.at : null
  updateRun.run(database, {
    id: runId,
    job_id: run.job_id,
    state,
    printed,
    uncertain: last.uncertain,
    ended_at,
  })
  removeCameOut(tx, runId, stretches)
  tx.touch('labels')
}

/** A label came out at the first of the steps that count it. */
function removeCameOut(
  tx: Transaction,
  runId: string,
  stretches: readonly { printed: number; rank: string }[],
): void {
  let rank = ''
  for (const [index, { printed }] of [...stretches.entries()].reverse()) {
    const own = stretches[index]?.rank ?? ''
    rank = rank === '' || own < rank ? own : rank
    const after = stretches[index - 1]?.printed ?? 0
    if (printed > after) labelQueue.removePrinted(tx, runId, after, printed, rank)
  }
}

/** What looking through a run has shown. Its site is that of the run. */
const labelVerification: SyncedFact = {
  read: (database, id) => {
    const row = verificationById.get(database, { id })
    if (!row) return undefined
    const { n: _, ...verification } = row
    return asFact({ ...verification, site_id: siteOf(database, row.run_id) })
  },
  needs: (fact) => {
    const { run_id, actor_id } = asRow<LabelVerificationRow>(fact)
    return idsIn(run_id, actor_id)
  },
  write: (tx, fact) => {
    const { site_id: _, ...row } = asRow<Omit<LabelVerificationRow, 'n'> & { site_id: string }>(fact)
    if (verificationById.get(tx.database, { id: row.id })) return
    insertVerification.run(tx.database, row)
    tx.touch('labels')
  },
}

const siteOf = (database: Database, runId: string) =>
  runById.get(database, { id: runId })?.site_id ?? organisationSite

/** What laptops tell each other of labels. */
export const labelFacts = {
  tagBlock,
  labelQueueStep,
  labelRun,
  labelRunStep,
  labelVerification,
} satisfies Record<LabelFactKind, SyncedFact>
