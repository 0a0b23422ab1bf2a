import type { Database } from 'better-sqlite3'
import { isRenaming } from './database/renaming.ts'
import { quiet } from './database/time-boxes.ts'
import type { Transaction } from './database/transaction.ts'
import { type Turn, takeTurn } from './database/turns.ts'
import { assetsSearch } from './features/assets/assets-search.ts'
import type { Log } from './log.ts'

/**
 * So many rows at a time; many at once are half the work for each, and a scan waits 40 ms for them, or after a pause
 * once as long as for a step of an import, all of whose rows are then brought over in one.
 */
const rowsBesidePeople = 150
const rowsAlone = 1000
const rowsInPause = 2500
/** So many pages of full text are merged at a time: a millisecond or two beside people, ten where nobody waits. */
const pagesBesidePeople = 40
const pagesAlone = 300
/**
 * What was brought in by so many steps is merged once nothing else is to do; a search looks into each until then (200 of
 * them cost it a sixth of its time). Merging beside them takes longer than bringing them in.
 */
const mostUnmerged = 250
/**
 * A search looks through what is behind row by row, so that has to be few: 300 rows take it 3 ms. Where one list or one
 * edit writes alone, as many as a step brings over: three times as many parts of full text would be merged otherwise.
 */
const farBehindBesidePeople = 300
const farBehindAlone = rowsAlone
/** So long nothing has to be written before it begins; while an import writes, it would double the commits. */
const quietMilliseconds = 50
/** So long nothing has to be written before what is brought in is merged: a job that waits for what it reads goes on soon. */
const quietBeforeMerging = 1000
/** It begins all the same where writing never rests, so that it is never far behind. */
const longestWait = 1000
const pauseAfterFailure = 5000

interface UpkeepTools {
  database: Database
  transact: (work: (tx: Transaction) => void) => void
  /** milliseconds for which nobody else has written */
  quietFor: () => number
  log: Log
}

/** Brings changed assets into full text in small steps, as long as there are any, when nothing else is written. */
export class SearchUpkeep {
  readonly #tools: UpkeepTools
  #next: Turn | undefined
  #isStepNext = false
  #quiet: NodeJS.Timeout | undefined
  #waitingSince: number | undefined
  #pause: NodeJS.Timeout | undefined
  #isStopped = false

  constructor(tools: UpkeepTools) {
    this.#tools = tools
  }

  /** Something was written. */
  soon(): void {
    if (this.#pause || this.#isStopped) return
    const farBehind = this.#isAlone ? farBehindAlone : farBehindBesidePeople
    const isFarBehind = assetsSearch.isBehind(this.#tools.database, farBehind) || this.#hasManyParts
    // Else two jobs, each of which writes in between, would put its turn off for as long as they last.
    if (isFarBehind && this.#isStepNext) return
    this.#stopWaiting()
    const now = performance.now()
    this.#waitingSince ??= now
    if (isFarBehind) this.#takeStep()
    else {
      const left = this.#waitingSince + longestWait - now
      this.#quiet = setTimeout(() => this.#step(), Math.min(quietMilliseconds, Math.max(0, left)))
    }
  }

  /** Full text came in many parts at once, which are to be merged when nothing else is to do. */
  mergeSoon(): void {
    assetsSearch.cameInParts(this.#tools.database)
    this.soon()
  }

  /** For good: whoever still writes before the connection is closed leaves the rest to the next engine. */
  stop(): void {
    this.#isStopped = true
    this.#stopWaiting()
    clearTimeout(this.#pause)
    this.#pause = undefined
  }

  get #isAlone(): boolean {
    return this.#tools.quietFor() > quiet.aMoment
  }

  get #hasManyParts(): boolean {
    return assetsSearch.unmerged(this.#tools.database) > mostUnmerged
  }

  get #rowsAtATime(): number {
    if (this.#tools.quietFor() > quiet.aPause) return rowsInPause
    return this.#isAlone ? rowsAlone : rowsBesidePeople
  }

  #takeStep(): void {
    this.#isStepNext = true
    this.#next = takeTurn(() => this.#step())
  }

  #stopWaiting(): void {
    this.#isStepNext = false
    this.#next?.cancel()
    clearTimeout(this.#quiet)
  }

  #step(): void {
    this.#isStepNext = false
    this.#waitingSince = undefined
    try {
      const { database, transact } = this.#tools
      const rows = this.#rowsAtATime
      if (assetsSearch.isBehind(database, 1)) transact((tx) => this.#bringOver(tx, rows))
      else if (isRenaming(database)) transact((tx) => assetsSearch.followRenaming(tx, rows))
      else if (this.#hasManyParts) transact((tx) => this.#merge(tx))
      else {
        if (assetsSearch.unmerged(database) > 0)
          this.#quiet = setTimeout(() => this.#mergeOn(), quietBeforeMerging)
        return
      }
      this.#takeStep()
    } catch (error) {
      this.#tryAgainLater(error)
    }
  }

  /** Merges step by step until something is written. */
  #mergeOn(): void {
    try {
      this.#tools.transact((tx) => this.#merge(tx))
      if (assetsSearch.unmerged(this.#tools.database) > 0) this.#next = takeTurn(() => this.#mergeOn())
    } catch (error) {
      this.#tryAgainLater(error)
    }
  }

  #bringOver(tx: Transaction, rows: number): void {
    assetsSearch.upkeep(tx, rows)
    if (this.#hasManyParts) this.#merge(tx)
  }

  #merge(tx: Transaction): void {
    const pages = this.#isAlone ? pagesAlone : pagesBesidePeople
    assetsSearch.merge(tx, pages)
  }

  /** Search finds what is behind all the same, so a full disk is no reason to end the engine. */
  #tryAgainLater(error: unknown): void {
    this.#tools.log.bug('search upkeep', error)
    this.#pause = setTimeout(() => {
      this.#pause = undefined
      this.soon()
    }, pauseAfterFailure)
  }
}
