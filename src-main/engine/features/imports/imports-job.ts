import { rmSync } from 'node:fs'
import { readImportRow } from '../../../../src-shared/features/imports/import-row.ts'
import type { ImportOrder, ImportResult } from '../../../../src-shared/features/imports/imports-contract.ts'
import { importsText } from '../../../../src-shared/features/imports/imports-text.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { timeBoxes } from '../../database/time-boxes.ts'
import type { Transaction } from '../../database/transaction.ts'
import { files } from '../files/files.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { type CsvRow, readCsv } from './csv-source.ts'
import { type ImportPlan, madeReady, planImport } from './import-plan.ts'
import { imports, type RowOutcome } from './imports.ts'
import { RejectsFile } from './rejects-file.ts'

const rowsAtATime = 1024
const shownRejected = 100

/** Imports a staged file: reads all of it once to understand it, then writes it in time boxes of whole rows. */
export async function importList(order: ImportOrder, job: JobContext): Promise<ImportResult> {
  const file = files.staged(job.dataFolder, order.stagingId)
  try {
    const plan = await planImport(job.database, file, order, job.signal)
    job.progress(0, plan.rows)
    const ready = job.signal.aborted ? plan : job.step((tx) => madeReady(tx, plan))
    return await writeRows(file, ready, order, job)
  } finally {
    rmSync(file, { force: true })
  }
}

async function writeRows(
  file: string,
  plan: ImportPlan,
  order: ImportOrder,
  job: JobContext,
): Promise<ImportResult> {
  const lineOfTag = new Map<string, number>()
  const rejects = new RejectsFile(job, plan.header, order.fileName)
  const counts = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 }
  const firstRejected: ImportResult['firstRejected'] = []

  const take = (tx: Transaction, { line, cells }: CsvRow): RowOutcome => {
    const row = readImportRow(cells, plan.header, plan.columns, plan.dates)
    if ('reason' in row) return { kind: 'rejected', reason: row.reason }
    const tagKey = identifierKey(row.assetTag)
    const earlier = lineOfTag.get(tagKey)
    if (earlier !== undefined)
      return { kind: 'rejected', reason: importsText.reasons.assetTagTwiceInFile(earlier) }
    lineOfTag.set(tagKey, line)
    return imports.apply(tx, row, order.update)
  }
  const count = async ({ line, cells }: CsvRow, outcome: RowOutcome): Promise<void> => {
    counts.rows++
    counts[outcome.kind]++
    if (outcome.kind !== 'rejected') return
    const assetTag = cells[plan.columns.columns.get('assetTag') ?? -1] ?? ''
    if (firstRejected.length < shownRejected) firstRejected.push({ line, assetTag, reason: outcome.reason })
    await rejects.add(cells, outcome.reason)
  }

  for await (const rows of inGroups(readCsv(file, plan.format))) {
    await timeBoxes(job, rows, take, count)
    job.progress(counts.rows, plan.rows)
    if (job.signal.aborted) break
  }
  const { format, dates, columns } = plan
  const read = { format: { ...format, dates }, columnsNotUsed: columns.notUsed }
  return { ...counts, ...read, firstRejected, rejects: await rejects.close() }
}

/** The rows below the header, some at a time. */
async function* inGroups(rows: AsyncGenerator<CsvRow>): AsyncGenerator<CsvRow[]> {
  await rows.next()
  let group: CsvRow[] = []
  for await (const row of rows) {
    group.push(row)
    if (group.length < rowsAtATime) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}
