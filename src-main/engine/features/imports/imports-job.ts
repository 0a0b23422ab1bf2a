import { rmSync } from 'node:fs'
import type { ImportOrder, ImportResult } from '../../../../src-shared/features/imports/imports-contract.ts'
import { quiet, timeBoxes } from '../../database/time-boxes.ts'
import type { Transaction } from '../../database/transaction.ts'
import { files } from '../files/files.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { type ImportPlan, madeReady } from './import-plan.ts'
import { KnownReferences, type RowOutcome } from './imports.ts'
import { type ListReader, readerOf } from './list-reader.ts'
import type { ReadRow } from './read-rows.ts'
import { RejectsFile } from './rejects-file.ts'
import { taking } from './take-row.ts'

const shownRejected = 100

/** Imports a staged file: reads all of it once to understand it, then writes it in time boxes of whole rows. */
export async function importList(order: ImportOrder, job: JobContext): Promise<ImportResult> {
  const file = files.staged(job.dataFolder, order.stagingId)
  const list = readerOf(job, file, order)
  try {
    const plan = await list.plan()
    job.progress(0, plan.rows)
    const known = new KnownReferences()
    const makeReady = (tx: Transaction) => {
      known.in(tx) // which begins with the register as it is before the first row is looked up
      return madeReady(tx, plan)
    }
    const ready = job.signal.aborted ? plan : job.step(makeReady)
    return await writeRows(list, ready, order, job, known)
  } finally {
    await list.close()
    rmSync(file, { force: true })
  }
}

async function writeRows(
  list: ListReader,
  plan: ImportPlan,
  order: ImportOrder,
  job: JobContext,
  known: KnownReferences,
): Promise<ImportResult> {
  const take = taking(plan, order.update, known)
  const rejects = new RejectsFile(job, plan.header, order.fileName)
  const counts = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 }
  const firstRejected: ImportResult['firstRejected'] = []

  /** Steps are short otherwise, and each would leave a small part of full text. */
  const isAlone = () => job.quietFor() > quiet.aMoment
  const reject = async ({ line, cells }: ReadRow, reason: string): Promise<void> => {
    const values = JSON.parse(cells) as string[]
    const assetTag = values[plan.columns.columns.get('assetTag') ?? -1] ?? ''
    if (firstRejected.length < shownRejected) firstRejected.push({ line, assetTag, reason })
    await rejects.add(values, reason)
  }
  const count = (row: ReadRow, outcome: RowOutcome): Promise<void> | undefined => {
    counts.rows++
    counts[outcome.kind]++
    return outcome.kind === 'rejected' ? reject(row, outcome.reason) : undefined
  }

  for await (const { rows, generation } of list.rows(plan, known)) {
    const taken = (tx: Transaction, row: ReadRow) => take(tx, row, generation, isAlone())
    await timeBoxes(job, rows, taken, count)
    job.progress(counts.rows, plan.rows)
    if (job.signal.aborted) break
  }
  const { format, dates, columns } = plan
  const read = { format: { ...format, dates }, columnsNotUsed: columns.notUsed }
  return { ...counts, ...read, firstRejected, rejects: await rejects.close() }
}
