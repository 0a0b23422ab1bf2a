import { Worker } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import { isDiskFull } from './database/disk-full.ts'
import { makeAgain } from './database/set-aside.ts'
import type { Transaction } from './database/transaction.ts'
import { arriving } from './features/assets/arriving/arriving.ts'
import { builtTextFile, forgetBuilt } from './features/assets/arriving/built-text.ts'
import { takeBuiltText } from './features/assets/arriving/take-built-text.ts'
import type { Log } from './log.ts'
import { threadEntry } from './thread-entry.ts'

export interface TextBuilderData {
  dataFolder: string
  file: string
}
/** Up to which asset text is to be built, and whether that is all for now; `end` has the thread close what it has open. */
export type ToTextBuilder = { upTo: number; isLast: boolean } | 'end'
export interface FromTextBuilder {
  builtUpTo: number
}

interface ArrivalTools {
  database: Database
  dataFolder: string
  transact: (work: (tx: Transaction) => void) => void
  /** full text that was built beside is in place now, in many parts */
  textCame: () => void
  log: Log
}

/** Milliseconds without a part of a snapshot after which search is made ready for what is here. */
const usualPatience = 60_000

/**
 * Makes a register that arrives ready for work: builds full text of its assets on a thread of its own while they come; makes
 * indexes, and puts that text in place, once they are all here, or once nothing has come for a minute. Whoever is cut off
 * works with what they have.
 */
export class RegisterArrival {
  readonly #tools: ArrivalTools
  readonly #patience: number
  #thread: Worker | undefined
  #threadEnded = Promise.resolve()
  #builtUpTo = 0
  #heard: (() => void) | undefined
  #failure: Error | undefined
  #finishing: Promise<void> | undefined
  #waiting: NodeJS.Timeout | undefined
  #isStopped = false

  constructor(tools: ArrivalTools, patience = usualPatience) {
    this.#tools = tools
    this.#patience = patience
    if (arriving.upTo(tools.database) === null) forgetBuilt(builtTextFile(tools.dataFolder))
    else this.soon()
  }

  /** Whether texts of rows that are written next can be built apart: not while those before are put in place. */
  get takesMore(): boolean {
    return this.#finishing === undefined && !this.#isStopped
  }

  /** More assets are here whose text is to be built apart. */
  soon(): void {
    if (!this.takesMore || arriving.upTo(this.#tools.database) === null) return
    this.#tell(false)
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(() => void this.finish(), this.#patience)
  }

  /** Settles once what is here can be worked with: every index is there, and every asset in full text or noted as changed. */
  finish(): Promise<void> {
    clearTimeout(this.#waiting)
    if (arriving.upTo(this.#tools.database) === null || this.#isStopped) return Promise.resolve()
    this.#finishing ??= this.#finish().finally(() => {
      this.#finishing = undefined
    })
    return this.#finishing
  }

  /** What is built already is gone on with by the next engine. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#waiting)
    this.#heard?.()
    await this.#finishing
    await this.#endThread()
  }

  async #finish(): Promise<void> {
    const { database, dataFolder, transact, textCame, log } = this.#tools
    const began = performance.now()
    const file = builtTextFile(dataFolder)
    try {
      // What is written from now on is noted as changed.
      transact((tx) => void makeAgain(tx.database))
      this.#tell(true)
      await this.#makeIndexes()
      await this.#builtUpToLast()
      await this.#endThread()
      if (this.#isStopped) return
      await takeBuiltText(database, file, transact, () => this.#pause())
      textCame()
      log.note('register arrived', { milliseconds: Math.round(performance.now() - began) })
    } catch (error) {
      if (error === stopped) return
      log.bug('arriving register', error)
      await this.#endThread()
      this.#giveUp()
    }
    forgetBuilt(file)
  }

  /** Leaves the text to upkeep; on a full disk it is tried again. */
  #giveUp(): void {
    const { transact, log } = this.#tools
    try {
      transact((tx) => {
        while (makeAgain(tx.database));
        arriving.endWithoutText(tx)
      })
    } catch (error) {
      if (!isDiskFull(error)) log.bug('arriving register', error)
      this.#waiting = setTimeout(() => void this.finish(), this.#patience)
    }
  }

  /** One is a second of work for a million assets, and cannot be parted. */
  async #makeIndexes(): Promise<void> {
    for (let isMore = true; isMore; ) {
      this.#tools.transact(({ database }) => {
        isMore = makeAgain(database)
      })
      await this.#pause()
    }
  }

  async #builtUpToLast(): Promise<void> {
    const upTo = arriving.upTo(this.#tools.database) ?? 0
    while (this.#builtUpTo < upTo && this.#failure === undefined && !this.#isStopped)
      await new Promise<void>((resolve) => {
        this.#heard = resolve
      })
    if (this.#failure) throw this.#failure
  }

  /** Lets others write between two steps. */
  async #pause(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve))
    if (this.#isStopped) throw stopped
  }

  #tell(isLast: boolean): void {
    this.#thread ??= this.#beginThread()
    const message: ToTextBuilder = { upTo: arriving.upTo(this.#tools.database) ?? 0, isLast }
    this.#thread.postMessage(message)
  }

  #beginThread(): Worker {
    const { dataFolder } = this.#tools
    const workerData: TextBuilderData = { dataFolder, file: builtTextFile(dataFolder) }
    const thread = new Worker(threadEntry('./text-builder-thread'), { workerData })
    this.#builtUpTo = 0
    this.#failure = undefined
    thread.on('message', ({ builtUpTo }: FromTextBuilder) => {
      this.#builtUpTo = builtUpTo
      this.#heard?.()
    })
    thread.once('error', (error) => {
      this.#failure = error instanceof Error ? error : new Error(String(error))
      this.#heard?.()
    })
    this.#threadEnded = new Promise((resolve) => {
      thread.once('exit', () => {
        this.#thread = undefined
        resolve()
      })
    })
    return thread
  }

  #endThread(): Promise<void> {
    this.#thread?.postMessage('end')
    return this.#threadEnded
  }
}

const stopped = new Error('the engine ends')
