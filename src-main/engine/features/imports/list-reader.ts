import { on } from 'node:events'
import { statSync } from 'node:fs'
import { type DatabaseThread, startDatabaseThread } from '../../database-thread.ts'
import { type ThreadFailure, thrownAgain } from '../../thread-failure.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { type ImportPlan, planImport, type Said } from './import-plan.ts'
import { type Meanwhile, type ReadRows, readRows } from './read-rows.ts'

export interface ListThreadData {
  dataFolder: string
  file: string
  said: Said
}

/** The plan to read rows by; without it: the next rows. */
export type ToListThread = Meanwhile & { plan?: ImportPlan }

export type FromListThread =
  | { plan: ImportPlan }
  /** null: there are no more */
  | { rows: ReadRows | null }
  | { failure: ThreadFailure }

/** Reads a list: first what must be known of all of it, then its rows. */
export interface ListReader {
  plan: () => Promise<ImportPlan>
  rows: (plan: ImportPlan, meanwhile: Meanwhile) => AsyncIterable<ReadRows>
  close: () => Promise<void>
}

/** A thread of its own takes longer to begin than so many bytes take to be read. */
const fewBytes = 256 * 1024

/** Reads a list; one of some size on a thread of its own, so that the writer only writes. */
export function readerOf(job: JobContext, file: string, said: Said): ListReader {
  if (statSync(file).size > fewBytes) return new ListThread(job, file, said)
  return {
    plan: () => planImport(job.database, file, said, job.signal),
    rows: (plan, meanwhile) => readRows(job.database, file, plan, meanwhile),
    close: async () => {},
  }
}

class ListThread implements ListReader {
  readonly #signal: AbortSignal
  readonly #thread: DatabaseThread
  readonly #heard: NodeJS.AsyncIterator<[FromListThread]>
  readonly #end = () => void this.#thread.end()

  constructor({ dataFolder, signal }: JobContext, file: string, said: Said) {
    this.#signal = signal
    const workerData: ListThreadData = { dataFolder, file, said }
    this.#thread = startDatabaseThread('./features/imports/list-thread', workerData)
    this.#heard = on(this.#thread.worker, 'message', { close: ['exit'] }) as NodeJS.AsyncIterator<
      [FromListThread]
    >
    signal.addEventListener('abort', this.#end, { once: true })
  }

  async plan(): Promise<ImportPlan> {
    const message = await this.#next()
    this.#signal.throwIfAborted()
    if (!message || !('plan' in message)) throw new Error('the thread that reads lists made no plan')
    return message.plan
  }

  async *rows(plan: ImportPlan, meanwhile: Meanwhile): AsyncGenerator<ReadRows> {
    this.#tell({ plan, generation: meanwhile.generation })
    for (;;) {
      const message = await this.#next()
      if (!message || !('rows' in message) || message.rows === null) return
      this.#tell({ generation: meanwhile.generation }) // it reads on while these are written
      yield message.rows
    }
  }

  async close(): Promise<void> {
    this.#signal.removeEventListener('abort', this.#end)
    await this.#thread.end()
  }

  #tell(message: ToListThread): void {
    this.#thread.worker.postMessage(message)
  }

  /** What it says next; nothing once the job is cancelled. */
  async #next(): Promise<Exclude<FromListThread, { failure: unknown }> | undefined> {
    if (this.#signal.aborted) return undefined
    const { value, done } = await this.#heard.next()
    if (this.#signal.aborted) return undefined
    if (done) throw new Error('the thread that reads lists ended before the list')
    const [message] = value
    if ('failure' in message) throw thrownAgain(message.failure)
    return message
  }
}
