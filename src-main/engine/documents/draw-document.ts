import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { FileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { files } from '../features/files/files.ts'
import type { JobContext } from '../features/jobs/jobs.ts'
import { threadEntry } from '../thread-entry.ts'
import type { DocumentOrder } from './document-order.ts'

/** Without it V8 lets what lives for a moment take three times as much; collecting it sooner costs a document no time. */
const maxYoungGenerationSizeMb = 8

/**
 * Draws a document on a thread of its own, with its own reading connection, so that neither scans nor lists wait for
 * it; cancelling the job ends the thread.
 */
export async function drawDocument(
  job: JobContext,
  order: DocumentOrder,
  fileName: string,
): Promise<FileResult> {
  const outgoingId = job.newId()
  const file = files.outgoing(job.dataFolder, outgoingId)
  const worker = new Worker(threadEntry('./documents/document-thread'), {
    workerData: { dataFolder: job.dataFolder, order, file },
    resourceLimits: { maxYoungGenerationSizeMb },
  })
  const end = () => void worker.terminate()
  job.signal.addEventListener('abort', end, { once: true })
  try {
    await new Promise<void>((resolve, reject) => {
      worker.once('error', reject)
      worker.once('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`drawing ended with code ${code}`)),
      )
    })
  } catch (error) {
    job.signal.throwIfAborted()
    throw error
  } finally {
    job.signal.removeEventListener('abort', end)
  }
  return { outgoingId, fileName, size: statSync(file).size }
}
