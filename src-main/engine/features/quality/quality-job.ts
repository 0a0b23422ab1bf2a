import type { QualityReport } from '../../../../src-shared/features/quality/quality-contract.ts'
import { startDatabaseThread } from '../../database-thread.ts'
import { assets } from '../assets/assets.ts'
import type { JobContext } from '../jobs/jobs.ts'
import type { FromQualityThread } from './quality-thread.ts'

/** Looks through the register on a thread of its own, so that neither scans nor lists wait. */
export async function checkQuality(_: object, job: JobContext): Promise<QualityReport> {
  const { dataFolder, signal } = job
  const total = assets.count(job.database)
  signal.throwIfAborted()
  const thread = startDatabaseThread('./features/quality/quality-thread', { dataFolder, now: job.now() })
  const { worker } = thread
  const end = () => void thread.end()
  signal.addEventListener('abort', end, { once: true })
  try {
    return await new Promise<QualityReport>((resolve, reject) => {
      worker.on('message', (message: FromQualityThread) => {
        if ('report' in message) resolve(message.report)
        else job.progress(message.done, total)
      })
      worker.once('error', reject)
      worker.once('exit', (code) =>
        reject(
          signal.aborted ? signal.reason : new Error(`the look at the register ended with code ${code}`),
        ),
      )
    })
  } finally {
    signal.removeEventListener('abort', end)
  }
}
