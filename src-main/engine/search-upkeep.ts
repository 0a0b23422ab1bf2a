import type { Database } from 'better-sqlite3'
import type { Transaction } from './database/transaction.ts'
import { assetsSearch } from './features/assets/assets-search.ts'

const rowsAtATime = 150
const pauseAfterFailure = 5000

/** Brings changed assets into full text in small steps between calls, as long as there are any. */
export class SearchUpkeep {
  readonly #database: Database
  readonly #transact: (work: (tx: Transaction) => void) => void
  readonly #logBug: (call: string, error: unknown) => void
  #next: NodeJS.Immediate | undefined
  #pause: NodeJS.Timeout | undefined

  constructor(
    database: Database,
    transact: (work: (tx: Transaction) => void) => void,
    logBug: (call: string, error: unknown) => void,
  ) {
    this.#database = database
    this.#transact = transact
    this.#logBug = logBug
  }

  soon(): void {
    if (!this.#pause) this.#next ??= setImmediate(() => this.#step())
  }

  stop(): void {
    clearImmediate(this.#next)
    clearTimeout(this.#pause)
    this.#next = undefined
    this.#pause = undefined
  }

  #step(): void {
    this.#next = undefined
    try {
      if (!assetsSearch.hasWork(this.#database)) return
      this.#transact((tx) => assetsSearch.upkeep(tx, rowsAtATime))
      this.soon()
    } catch (error) {
      this.#tryAgainLater(error)
    }
  }

  /** Search finds what is behind all the same, so a full disk is no reason to end the engine. */
  #tryAgainLater(error: unknown): void {
    this.#logBug('search upkeep', error)
    this.#pause = setTimeout(() => {
      this.#pause = undefined
      this.soon()
    }, pauseAfterFailure)
  }
}
