import type { Database } from 'better-sqlite3'
import type { Transaction } from './database/transaction.ts'
import { assetsSearch } from './features/assets/assets-search.ts'
import type { Log } from './log.ts'

const rowsAtATime = 150
/** So long nothing has to be written before it begins; while an import writes, it would double the commits. */
const quietMilliseconds = 50
/** It begins all the same where writing never rests, so that it is never far behind. */
const longestWait = 1000
const pauseAfterFailure = 5000

/** Brings changed assets into full text in small steps, as long as there are any, when nothing else is written. */
export class SearchUpkeep {
  readonly #database: Database
  readonly #transact: (work: (tx: Transaction) => void) => void
  readonly #log: Log
  #next: NodeJS.Immediate | undefined
  #quiet: NodeJS.Timeout | undefined
  #waitingSince: number | undefined
  #pause: NodeJS.Timeout | undefined

  constructor(database: Database, transact: (work: (tx: Transaction) => void) => void, log: Log) {
    this.#database = database
    this.#transact = transact
    this.#log = log
  }

  /** Something was written. */
  soon(): void {
    if (this.#pause) return
    this.#stopWaiting()
    const now = performance.now()
    this.#waitingSince ??= now
    const left = this.#waitingSince + longestWait - now
    this.#quiet = setTimeout(() => this.#step(), Math.min(quietMilliseconds, Math.max(0, left)))
  }

  stop(): void {
    this.#stopWaiting()
    clearTimeout(this.#pause)
    this.#pause = undefined
  }

  #stopWaiting(): void {
    clearImmediate(this.#next)
    clearTimeout(this.#quiet)
  }

  #step(): void {
    this.#waitingSince = undefined
    try {
      if (!assetsSearch.hasWork(this.#database)) return
      this.#transact((tx) => assetsSearch.upkeep(tx, rowsAtATime))
      this.#next = setImmediate(() => this.#step())
    } catch (error) {
      this.#tryAgainLater(error)
    }
  }

  /** Search finds what is behind all the same, so a full disk is no reason to end the engine. */
  #tryAgainLater(error: unknown): void {
    this.#log.bug('search upkeep', error)
    this.#pause = setTimeout(() => {
      this.#pause = undefined
      this.soon()
    }, pauseAfterFailure)
  }
}
