import type { Database } from 'better-sqlite3'
import type { Transaction } from './database/transaction.ts'
import { assetsSearch } from './features/assets/assets-search.ts'

const rowsAtATime = 150

/** Brings changed assets into full text in small steps between calls, as long as there are any. */
export class SearchUpkeep {
  readonly #database: Database
  readonly #transact: (work: (tx: Transaction) => void) => void
  #next: NodeJS.Immediate | undefined

  constructor(database: Database, transact: (work: (tx: Transaction) => void) => void) {
    this.#database = database
    this.#transact = transact
  }

  soon(): void {
    this.#next ??= setImmediate(() => this.#step())
  }

  stop(): void {
    clearImmediate(this.#next)
    this.#next = undefined
  }

  #step(): void {
    this.#next = undefined
    if (!assetsSearch.hasWork(this.#database)) return
    this.#transact((tx) => assetsSearch.upkeep(tx, rowsAtATime))
    this.soon()
  }
}
