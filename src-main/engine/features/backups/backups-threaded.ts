import { startDatabaseThread } from '../../database-thread.ts'
import { thrownAgain } from '../../thread-failure.ts'
import type { BackupsEnd, BackupsThreadData } from './backups-order.ts'

/**
 * Has a database written, looked through or made ready on a thread of its own, so that neither scans nor lists wait.
 * @param signal ends the thread; what it has begun is left as it lies
 * @throws what the thread ended with, coded as there; AbortError
 */
export async function threaded<Result>(data: BackupsThreadData, signal?: AbortSignal): Promise<Result> {
  signal?.throwIfAborted()
  const thread = startDatabaseThread('./features/backups/backups-thread', data)
  const { worker } = thread
  const end = () => void thread.end()
  signal?.addEventListener('abort', end, { once: true })
  try {
    const ended = await new Promise<BackupsEnd>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the thread of backups ended with code ${code}`)))
    })
    if ('failure' in ended) throw thrownAgain(ended.failure)
    return ended.result as Result
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', end)
  }
}
