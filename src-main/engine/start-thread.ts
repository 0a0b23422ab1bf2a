import type { EventEmitter } from 'node:events'
import { type ResourceLimits, Worker } from 'node:worker_threads'
import { threadEntry } from './thread-entry.ts'
import type { ThreadName, ToThread } from './work-of-thread.ts'

/** Says what a Worker says: message, error, exit. */
export interface EngineThread extends EventEmitter {
  postMessage: (message: ToThread) => void
  terminate: () => Promise<unknown>
}

export type StartThread = (thread: ThreadName) => EngineThread

/** Answers live for a moment; a smaller room for them costs the reader no time. To an import it costs a fifth of its speed. */
const limitsOf: Record<ThreadName, ResourceLimits> = {
  reader: { maxYoungGenerationSizeMb: 8 },
  writer: {},
}

/** Starts one of the engine's threads. It loads its code, and waits until it is told to open a data folder. */
export const startThread: StartThread = (thread) =>
  new Worker(threadEntry('./engine-thread'), { workerData: thread, resourceLimits: limitsOf[thread] })
