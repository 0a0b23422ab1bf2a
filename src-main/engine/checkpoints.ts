import type { Database } from 'better-sqlite3'
import { isDiskFull } from './database/disk-full.ts'
import type { Log } from './log.ts'

const afterMilliseconds = 1000

/**
 * Moves what is in the write-ahead log over into the database, once a second at most and only after something was
 * written: an engine that has nothing to do sleeps. What finds no room there stays safe in the log.
 */
export class Checkpoints {
  readonly #database: Database
  readonly #log: Log
  #timer: NodeJS.Timeout | undefined

  constructor(database: Database, log: Log) {
    this.#database = database
    this.#log = log
  }

  /** Something was written. */
  soon(): void {
    this.#timer ??= setTimeout(() => this.#move(), afterMilliseconds)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #move(): void {
    this.#timer = undefined
    try {
      this.#database.pragma('wal_checkpoint(PASSIVE)')
    } catch (error) {
      if (!isDiskFull(error)) this.#log.bug('checkpoint', error)
    }
  }
}
