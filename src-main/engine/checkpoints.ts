import { Worker } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import { isDiskFull } from './database/disk-full.ts'
import type { Log } from './log.ts'
import { threadEntry } from './thread-entry.ts'

export interface CheckpointThreadData {
  dataFolder: string
}

interface CheckpointTools {
  database: Database
  dataFolder: string
  log: Log
}

const afterMilliseconds = 1000
/** Whoever begins to write much is seen so soon. */
const firstLookAfter = 200
const pagesBesidePeople = 1000
const pagesAlone = 8000
/**
 * Where a thread moves pages, some thousand of these are left to the writer; then the log begins anew. A scan that comes
 * just then waits for it, so it has to be seldom.
 */
const pagesWithThread = 32_000
/** Whoever writes so many pages in a second, or as soon as it begins, goes on for a while. */
const manyPages = 500
/** It does little, in little room. */
const resourceLimits = { maxYoungGenerationSizeMb: 2 }

/**
 * Moves what is in the write-ahead log over into the database, once a second at most and only after something was
 * written: an engine that has nothing to do sleeps. Where much is written, a thread of its own does it, as long as that
 * lasts. What finds no room in the database stays safe in the log.
 */
export class Checkpoints {
  readonly #tools: CheckpointTools
  #pages: number | undefined
  #timer: NodeJS.Timeout | undefined
  #firstLook: NodeJS.Timeout | undefined
  #isWritten = false
  #isLongWork = false
  #thread: Worker | undefined
  #threadEnded = Promise.resolve()
  #isStopped = false

  constructor(tools: CheckpointTools) {
    this.#tools = tools
  }

  /**
   * Something is written. The log is moved over after so many pages, too: beside people in many short turns, else in few,
   * since a page that is written again and again is then moved once.
   * @param isLongWork whether it is a step of something long: calls that come one by one never have the thread, beside
   *   which the log would grow, and a log that grows takes twice as long to write as one that begins anew now and then
   */
  soon(isAlone: boolean, isLongWork: boolean): void {
    this.#isWritten = true
    this.#isLongWork ||= isLongWork
    this.#paceBy(this.#thread ? pagesWithThread : isAlone ? pagesAlone : pagesBesidePeople)
    // Whoever still writes before the connection is closed leaves the rest to that.
    if (this.#timer || this.#isStopped) return
    this.#timer = setTimeout(() => this.#turn(), afterMilliseconds)
    this.#firstLook = setTimeout(() => this.#look(), firstLookAfter)
  }

  #paceBy(pages: number): void {
    if (this.#pages === pages) return
    this.#tools.database.pragma(`wal_autocheckpoint = ${pages}`)
    this.#pages = pages
  }

  /** Settles once nobody moves anything any more. */
  stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    clearTimeout(this.#firstLook)
    this.#thread?.postMessage('end')
    return this.#threadEnded
  }

  #turn(): void {
    this.#timer = undefined
    const [goesOn, isLong] = [this.#isWritten, this.#isLongWork]
    this.#isWritten = false
    this.#isLongWork = false
    if (!goesOn) this.#thread?.postMessage('end')
    else if (this.#thread) this.#timer = setTimeout(() => this.#turn(), afterMilliseconds)
    else if (this.#move() >= manyPages && isLong) this.#beginThread()
  }

  /** Where much is written at once, the thread begins before the writer has to move any of it. */
  #look(): void {
    if (this.#thread || !this.#isLongWork) return
    const [{ log, checkpointed }] = this.#tools.database.pragma('wal_checkpoint(NOOP)') as [
      { log: number; checkpointed: number },
    ]
    if (log - checkpointed >= manyPages) this.#beginThread()
  }

  /** @returns how many pages the log had */
  #move(): number {
    const { database, log } = this.#tools
    try {
      const [moved] = database.pragma('wal_checkpoint(PASSIVE)') as [{ log: number }]
      return moved.log
    } catch (error) {
      if (!isDiskFull(error)) log.bug('checkpoint', error)
      return 0
    }
  }

  #beginThread(): void {
    const workerData: CheckpointThreadData = { dataFolder: this.#tools.dataFolder }
    const thread = new Worker(threadEntry('./checkpoint-thread'), { workerData, resourceLimits })
    thread.once('error', (error) => this.#tools.log.bug('checkpoint thread', error))
    this.#threadEnded = new Promise((resolve) => {
      thread.once('exit', () => {
        this.#thread = undefined
        if (!this.#isStopped) this.#move()
        resolve()
      })
    })
    this.#thread = thread
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#turn(), afterMilliseconds)
  }
}
