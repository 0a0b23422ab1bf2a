import { dirname } from 'node:path'
import type { Database } from 'better-sqlite3'
import { closing } from '../../../database/closing.ts'
import { startDatabaseThread } from '../../../database-thread.ts'
import { type IndexParts, readIndexParts, type WantedParts } from './index-parts.ts'
import type { IndexThreadData } from './index-thread.ts'

/** So many assets are read between two answers; more are read on a thread of their own, while others go on. */
export const readAtOnce = 5000
/** Rows live for a moment; a smaller room for them costs no time. */
const maxYoungGenerationSizeMb = 8

/** Reads parts of the index of the register that a connection is open on; never settles once that connection closes. */
export function readParts(database: Database, wanted: WantedParts): Promise<IndexParts> {
  const rows = database.prepare('SELECT coalesce(max(n), 0) FROM asset').pluck().get() as number
  if (rows <= readAtOnce) return Promise.resolve(readIndexParts(database, wanted))
  const closed = closing(database)
  return new Promise<IndexParts>((resolve, reject) => {
    const workerData: IndexThreadData = { dataFolder: dirname(database.name), wanted }
    const name = './features/assets/list-index/index-thread'
    const thread = startDatabaseThread(name, workerData, { maxYoungGenerationSizeMb })
    const { worker } = thread
    const end = () => void thread.end()
    closed.addEventListener('abort', end, { once: true })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => {
      closed.removeEventListener('abort', end)
      if (!closed.aborted) reject(new Error('the thread that reads the list index ended'))
    })
  })
}
