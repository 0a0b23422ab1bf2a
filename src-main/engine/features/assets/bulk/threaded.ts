import type {
  AssetSelection,
  BulkEditOrder,
  BulkEditPreview,
} from '../../../../../src-shared/features/assets/bulk-edit-contract.ts'
import { startDatabaseThread } from '../../../database-thread.ts'
import { type ThreadFailure, thrownAgain } from '../../../thread-failure.ts'
import type { JobContext } from '../../jobs/jobs.ts'
import { assets } from '../assets.ts'
import { answerOf, type BulkListener, type BulkQuestion } from './bulk-answer.ts'

export interface BulkThreadData {
  dataFolder: string
  question: BulkQuestion
}

export type FromBulkThread =
  | { done: number; total: number }
  | { numbers: Uint32Array }
  | { result: BulkEditPreview | number }
  | { failure: ThreadFailure }

/** So many assets are looked at between two answers of the writer; a thread would take longer to begin. */
const fewNamed = 1000
const fewInAll = 5000
/** Rows live for a moment; a smaller room for them costs no time. */
const maxYoungGenerationSizeMb = 16

/**
 * Finds the assets of a selection, of more than a few on a thread of its own, so that neither scans nor lists wait.
 * @param found is given their numbers, ascending, some at a time: they can be worked on while others are looked for
 * @returns how many there are
 * @throws ASSET_UNKNOWN, AbortError
 */
export function selectApart(
  job: JobContext,
  selection: AssetSelection,
  found: (numbers: Uint32Array) => void,
): Promise<number> {
  return apart(job, { selection }, found) as Promise<number>
}

/**
 * What an edit would do, row by row; likewise.
 * @throws what the edit would be refused for as a whole, AbortError
 */
export function previewApart(
  job: JobContext,
  { selection, fields }: BulkEditOrder,
): Promise<BulkEditPreview> {
  return apart(job, { selection, fields }, () => {}) as Promise<BulkEditPreview>
}

async function apart(
  job: JobContext,
  asked: Omit<BulkQuestion, 'today'>,
  found: BulkListener['found'],
): Promise<unknown> {
  job.signal.throwIfAborted()
  const { database, dataFolder } = job
  const { selection } = asked
  const question = { ...asked, today: job.now().slice(0, 10) }
  const isSmall =
    assets.count(database) <= fewInAll || ('ids' in selection && selection.ids.length <= fewNamed)
  if (isSmall) return answerOf(database, question, { progress: job.progress, found })
  const workerData: BulkThreadData = { dataFolder, question }
  const thread = startDatabaseThread('./features/assets/bulk/bulk-thread', workerData, {
    maxYoungGenerationSizeMb,
  })
  const { worker } = thread
  const end = () => void thread.end()
  job.signal.addEventListener('abort', end, { once: true })
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (message: FromBulkThread) => {
        if ('done' in message) job.progress(message.done, message.total)
        else if ('numbers' in message) found(message.numbers)
        else if ('result' in message) resolve(message.result)
        else reject(thrownAgain(message.failure))
      })
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the thread of bulk edits ended with code ${code}`)))
    })
  } catch (error) {
    job.signal.throwIfAborted()
    throw error
  } finally {
    job.signal.removeEventListener('abort', end)
  }
}
