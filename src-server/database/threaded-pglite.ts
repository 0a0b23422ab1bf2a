import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import {
  DatabaseAway,
  type OnRetry,
  type ServerDatabase,
  type Session,
  watched,
  withRetries,
} from './server-database.ts'

export interface PgliteThreadData {
  folder: string
}
/** A statement; text null: the end. */
export type ToPgliteThread = { text: string; values: unknown[] } | { text: null; values: [] }
/** What came of the oldest statement that is not answered; once more before the first one, when it is open. */
export type FromPgliteThread = { rows: unknown[] } | { failure: { message: string; code: string | null } }

/** The source itself where the server runs from sources, else the file beside its bundle. */
const entry = new URL(`./pglite-thread.${import.meta.url.endsWith('.ts') ? 'ts' : 'mjs'}`, import.meta.url)

/** Milliseconds after a thread could not begin in which no other one is tried. */
const pause = 5000

/**
 * PGlite on a thread of its own, so that the server hears and answers while a statement is at work. PGlite has one
 * connection: transactions, and statements outside of one, follow each other. Where the thread ends by itself, what it had
 * in hand fails and has no effect, and the next one who asks has another thread.
 * @throws what PGlite says where it cannot open the folder
 */
export async function openThreadedPglite(folder: string, onRetry?: OnRetry): Promise<ServerDatabase> {
  const threads = new PgliteThreads(folder)
  await threads.working()
  const turns = new Turns()
  return {
    rows: (text, values) => turns.take(async () => (await threads.working()).rows(text, values)),
    transaction: (work) =>
      withRetries(() => turns.take(async () => inTransaction(await threads.working(), work)), onRetry),
    close: () => turns.take(() => threads.close()),
  }
}

/** The thread that works on a folder, and the one that takes its place. */
class PgliteThreads {
  readonly #folder: string
  #thread: PgliteThread | undefined
  #notBefore = Number.NEGATIVE_INFINITY
  #isClosed = false

  constructor(folder: string) {
    this.#folder = folder
  }

  /** @throws DatabaseAway where none can begin, and after the end */
  async working(): Promise<PgliteThread> {
    if (this.#thread && (this.#isClosed || !this.#thread.hasEnded)) return this.#thread
    if (performance.now() < this.#notBefore) throw away(new Error('another thread is tried in a moment'))
    const thread = new PgliteThread(this.#folder)
    await thread.opened.catch((error: unknown) => {
      this.#notBefore = performance.now() + pause
      throw error
    })
    this.#thread = thread
    return thread
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#thread?.close()
  }
}

async function inTransaction<Result>(
  thread: PgliteThread,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const session = watched(thread.rows)
  await session.rows('BEGIN')
  try {
    const result = await work(session)
    await session.settled()
    await session.rows('COMMIT')
    return result
  } catch (error) {
    // Of a thread that has ended nothing is left to be undone; the first failure says why.
    await thread.rows('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/** Has one thing done after the other, in the order in which they were asked for. */
class Turns {
  #last: Promise<unknown> = Promise.resolve()

  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work)
    this.#last = result.catch(() => undefined)
    return result
  }
}

class PgliteThread implements Session {
  readonly opened: Promise<unknown>
  readonly #worker: Worker
  readonly #waiting: PromiseWithResolvers<unknown[]>[] = []
  #ended: Error | null = null

  constructor(folder: string) {
    const workerData: PgliteThreadData = { folder }
    this.#worker = new Worker(entry, { workerData })
    this.#worker.on('message', (said: FromPgliteThread) => {
      const waiting = this.#waiting.shift()
      if ('rows' in said) waiting?.resolve(said.rows)
      else {
        const { message, code } = said.failure
        waiting?.reject(Object.assign(new Error(message), code !== null && { code }))
      }
    })
    this.#worker.on('error', (error) => this.#end(error))
    this.#worker.on('exit', () => this.#end(new Error('the thread has ended')))
    this.opened = this.#answer()
  }

  get hasEnded(): boolean {
    return this.#ended !== null
  }

  /** @throws DatabaseAway once the thread has ended */
  readonly rows = <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
    this.#asked({ text, values: [...values] }) as Promise<Row[]>

  async close(): Promise<void> {
    if (this.#ended !== null) return
    const exit = once(this.#worker, 'exit')
    this.#worker.postMessage({ text: null, values: [] } satisfies ToPgliteThread)
    await exit
  }

  #asked(statement: ToPgliteThread): Promise<unknown[]> {
    if (this.#ended !== null) return Promise.reject(away(this.#ended))
    this.#worker.postMessage(statement)
    return this.#answer()
  }

  #answer(): Promise<unknown[]> {
    const waiting = Promise.withResolvers<unknown[]>()
    this.#waiting.push(waiting)
    return waiting.promise
  }

  #end(cause: Error): void {
    this.#ended ??= cause
    for (const { reject } of this.#waiting.splice(0)) reject(away(this.#ended))
  }
}

const away = (cause: Error) => new DatabaseAway(`PGlite has ended: ${cause.message}`, { cause })
