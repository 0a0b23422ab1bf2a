import { rmSync, statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { FileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { files } from '../features/files/files.ts'
import { threadEntry } from '../thread-entry.ts'
import { thrownAgain } from '../thread-failure.ts'
import type { DocumentOrder, DocumentTask, FromDocumentThread } from './document-order.ts'
import { type DrawingJob, drawApart, wayApart } from './draw-apart.ts'

/** Without it V8 lets what lives for a moment take three times as much; collecting it sooner costs a document no time. */
const maxYoungGenerationSizeMb = 8

/**
 * Draws a document on a thread of its own, with its own reading connection, so that neither scans nor lists wait for
 * it; cancelling the job ends the thread.
 * @param onTold hears what is told of the document beside its file
 * @throws the problem for which the document cannot be drawn, where there is one
 */
export async function drawDocument(
  job: DrawingJob,
  order: DocumentOrder,
  fileName: string,
  onTold?: (told: never) => void,
): Promise<FileResult> {
  return outgoing(job, fileName, (file) => askDocumentThread(job, order, file, onTold))
}

/**
 * Draws a document that takes seconds and hundreds of megabytes: in a process of its own, where one can be started, else
 * as the others.
 * @throws DRAWING_ENDED beside what `drawDocument` throws
 */
export async function drawBigDocument(
  job: DrawingJob,
  order: DocumentOrder,
  fileName: string,
): Promise<FileResult> {
  if (wayApart(job) === 'none') return drawDocument(job, order, fileName)
  return outgoing(job, fileName, (file) =>
    unlessCancelled(job, drawApart(job, { dataFolder: job.dataFolder, order, file })),
  )
}

async function outgoing(
  job: DrawingJob,
  fileName: string,
  drawn: (file: string) => Promise<void>,
): Promise<FileResult> {
  const outgoingId = job.newId()
  const file = files.outgoing(job.dataFolder, outgoingId)
  try {
    await drawn(file)
  } catch (error) {
    // what is half written is no use to anybody, and would keep a full disk full
    rmSync(file, { force: true })
    throw error
  }
  return { outgoingId, fileName, size: statSync(file).size }
}

/** Has an order done by such a thread, of which what it tells is wanted, or its file. */
export async function askDocumentThread(
  job: DrawingJob,
  order: DocumentOrder,
  file: string | null,
  onTold?: (told: never) => void,
): Promise<void> {
  job.signal.throwIfAborted()
  const workerData: DocumentTask = { dataFolder: job.dataFolder, order, file }
  const worker = new Worker(threadEntry('./documents/document-thread'), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb },
  })
  const end = () => void worker.terminate()
  job.signal.addEventListener('abort', end, { once: true })
  const ended = new Promise<void>((resolve, reject) => {
    worker.once('error', reject)
    worker.on('message', (message: FromDocumentThread) => {
      if ('failure' in message) return reject(thrownAgain(message.failure))
      try {
        onTold?.(message.told as never)
      } catch (error) {
        reject(error)
        end()
      }
    })
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`drawing ended with code ${code}`)),
    )
  })
  await unlessCancelled(job, ended).finally(() => job.signal.removeEventListener('abort', end))
}

/** However a cancelled drawing ended, it was cancelled: a thread that is ended before it began says 0, too. */
async function unlessCancelled({ signal }: DrawingJob, drawn: Promise<void>): Promise<void> {
  await drawn.catch((error: unknown) => {
    signal.throwIfAborted()
    throw error
  })
  signal.throwIfAborted()
}
