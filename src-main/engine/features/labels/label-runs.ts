import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { type ReprintReason, runIsAt } from '../../../../src-shared/features/labels/label-run.ts'
import { labelRunsProblems } from '../../../../src-shared/features/labels/label-runs-problems-contract.ts'
import type { Resolution } from '../../../../src-shared/features/labels/printer-dots.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import type { LabelRunRow, LabelRunStepRow } from '../../database/schema-labels.ts'
import type { Transaction } from '../../database/transaction.ts'
import { jobs } from '../jobs/jobs.ts'
import { labelQueue } from './label-queue.ts'
import { rankOfLabels } from './label-rank.ts'
import {
  insertRun,
  insertRunLabel,
  insertRunStep,
  insertVerification,
  lastRunStep,
  runById,
  runsBeingSent,
  setSiteOfRun,
  stretchesOfRun,
  updateRun,
} from './label-runs-store.ts'
import type { LabelSubject } from './label-subject.ts'

/** What is known of labels once they are drawn. */
export interface DrawnRun {
  stock: string
  template: string
  dpi: Resolution
  /** as it was asked for, to go on with it */
  options: object
  /** printer; null: a file */
  destination: string | null
  total: number
  reprint: ReprintReason | null
}

/** How far a printer is with a run. */
export type RunProgress = Pick<LabelRunRow, 'state' | 'printed' | 'uncertain'>

export const labelRuns = {
  /** @throws RUN_UNKNOWN */
  get(database: Database, runId: string): LabelRunRow {
    const run = runById.get(database, { id: runId })
    if (!run) throw failure(labelRunsProblems, 'RUN_UNKNOWN', { runId })
    const isRunning = run.state === 'sending' && jobs.get(database, run.job_id).state === 'running'
    return { ...run, state: runIsAt(run.state, isRunning) }
  },

  /** Begins a run, of which nothing counts until all its labels are noted and it is made. */
  begin(tx: Transaction, jobId: string, { options, ...drawn }: DrawnRun): string {
    const id = tx.newId()
    insertRun.run(tx.database, {
      ...drawn,
      id,
      site_id: 'org',
      state: 'discarded',
      job_id: jobId,
      options: JSON.stringify(options),
      printed: 0,
      uncertain: 0,
      actor_id: tx.actorId,
      at: tx.at,
      ended_at: null,
    })
    return id
  },

  /** @param position from 1 */
  addLabel(tx: Transaction, runId: string, position: number, { assetId, assetTag }: LabelSubject): void {
    insertRunLabel.run(tx.database, {
      run_id: runId,
      position,
      asset_id: assetId,
      asset_tag: assetTag,
      tag_key: identifierKey(assetTag),
    })
  },

  /** Notes how far a run is; what came out of it waits no more. */
  note(tx: Transaction, runId: string, progress: RunProgress, jobId?: string): void {
    const run = labelRuns.get(tx.database, runId)
    const isOver = progress.state === 'printed' || progress.state === 'discarded'
    updateRun.run(tx.database, {
      id: runId,
      job_id: jobId ?? run.job_id,
      ...progress,
      ended_at: isOver ? tx.at : null,
    })
    const rank = rankOfLabels(tx)
    if (progress.printed > run.printed)
      labelQueue.removePrinted(tx, runId, run.printed, progress.printed, rank)
    if (progress.state !== 'sending') noteStep(tx, run, { ...progress, state: progress.state }, rank)
    tx.touch('labels')
  },

  /** A run that was being sent when the engine ended was stopped by that: so other laptops learn of it. */
  endInterrupted(tx: Transaction): void {
    for (const { id, printed, uncertain, actor_id, job_id } of runsBeingSent.all(tx.database, {})) {
      updateRun.run(tx.database, { id, state: 'stopped', job_id, printed, uncertain, ended_at: null })
      noteStep(tx, { id }, { state: 'stopped', printed, uncertain }, rankOfLabels(tx), actor_id)
    }
  },

  /** Takes it from a person or a program that a file was written: its labels came out. @throws RUN_UNKNOWN, RUN_NOT_MADE */
  confirm(tx: Transaction, runId: string): void {
    const run = unconfirmed(tx.database, runId)
    labelRuns.note(tx, runId, { state: 'printed', printed: run.total, uncertain: 0 })
  },

  /** @throws RUN_UNKNOWN, RUN_NOT_MADE */
  discard(tx: Transaction, runId: string): void {
    const { printed } = unconfirmed(tx.database, runId)
    labelRuns.note(tx, runId, { state: 'discarded', printed, uncertain: 0 })
  },

  /** A run that a printer stopped in. @throws RUN_UNKNOWN, RUN_NOT_STOPPED, LABEL_OUTSIDE_RUN */
  stopped(database: Database, runId: string, from: number | undefined): LabelRunRow {
    const run = labelRuns.get(database, runId)
    if (run.state !== 'stopped') throw failure(labelRunsProblems, 'RUN_NOT_STOPPED', { state: run.state })
    if (from !== undefined && from > run.total)
      throw failure(labelRunsProblems, 'LABEL_OUTSIDE_RUN', { label: from, total: run.total })
    return run
  },

  /** Keeps what looking through a run has shown. */
  keepVerification(
    tx: Transaction,
    runId: string,
    counts: { matched: number; missing: number; foreign: number },
  ): void {
    insertVerification.run(tx.database, {
      id: tx.newId(),
      run_id: runId,
      matched: counts.matched,
      missing: counts.missing,
      foreign_codes: counts.foreign,
      actor_id: tx.actorId,
      at: tx.at,
    })
    tx.touch('labels')
  },
}

/** Notes where a run came to rest; with the first of it the run is told to other laptops. */
function noteStep(
  tx: Transaction,
  { id: run_id }: Pick<LabelRunRow, 'id'>,
  progress: Pick<LabelRunStepRow, 'state' | 'printed' | 'uncertain'>,
  rank: string,
  actor_id = tx.actorId,
): void {
  const { database, at } = tx
  // What was wanted again while it was being sent came out, too: other laptops know of no other moment.
  const before = stretchesOfRun.all(database, { runId: run_id }).at(-1)?.printed ?? 0
  labelQueue.removePrinted(tx, run_id, before, progress.printed, rank)
  if (!lastRunStep.get(database, { runId: run_id })) setSiteOfRun.run(database, { id: run_id })
  const site_id = runById.get(database, { id: run_id })?.site_id ?? ''
  insertRunStep.run(database, { ...progress, id: tx.newId(), site_id, run_id, actor_id, at, rank })
}

/** A run of which nobody has said yet what came of it, or that stopped. */
function unconfirmed(database: Database, runId: string): LabelRunRow {
  const run = labelRuns.get(database, runId)
  if (run.state !== 'made' && run.state !== 'stopped')
    throw failure(labelRunsProblems, 'RUN_NOT_MADE', { state: run.state })
  return run
}
