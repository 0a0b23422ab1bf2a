import { once } from 'node:events'
import { type ResourceLimits, Worker } from 'node:worker_threads'
import { threadEntry } from './thread-entry.ts'

/** A thread that reads the database, goes through something and ends. Its first import is `database/native-code.ts`. */
export interface DatabaseThread {
  worker: Worker
  /** Settles once the thread may be ended, or has ended. */
  endable: Promise<unknown>
  /** Ends the thread, whatever it does. */
  end: () => Promise<void>
}

/**
 * Starts such a thread. It is not ended while it loads the native code of SQLite: Node aborts the whole process then
 * (Error::New napi_get_last_error_info, seen with Node 24 and better-sqlite3 13), and with it all that others do.
 * @param name path of the thread's file from the engine's folder, without its ending
 */
export function startDatabaseThread(
  name: string,
  data: object,
  resourceLimits: ResourceLimits = {},
): DatabaseThread {
  const hasLoaded = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(threadEntry(name), { workerData: { ...data, hasLoaded }, resourceLimits })
  const ended = once(worker, 'exit').catch(() => undefined)
  const endable = Promise.race([Atomics.waitAsync(hasLoaded, 0, 0).value, ended])
  return {
    worker,
    endable,
    end: async () => {
      await endable
      await worker.terminate()
    },
  }
}
