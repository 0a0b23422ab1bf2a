import { ORPCError } from '@orpc/contract'
import type { Database } from 'better-sqlite3'
import { bugFailure } from '../../src-shared/contract/bug.ts'
import { longestWait, nextSyncAfter, type Spared } from '../../src-shared/sync/sync-pace.ts'
import type { Transaction } from './database/transaction.ts'
import { sync } from './features/sync/sync.ts'
import type { Host } from './host.ts'
import type { Log } from './log.ts'
import type { RegisterArrival } from './register-arrival.ts'
import type { Supply } from './supply.ts'

interface AutomaticSyncTools {
  dataFolder: string
  database: Database
  now: () => string
  log: Log
  host: Host
  supply: Supply
  arrival: RegisterArrival
  /** one durable transaction */
  step: <Result>(work: (tx: Transaction) => Result) => Result
}

/** The window is up by then. */
const firstLook = 4000
/** What is recorded shortly after each other is sent together. */
const afterChange = 1500
/** A network needs a moment after the computer slept. */
const afterSleep = 2000
/** Clocks of timers stand still while a computer sleeps: so often the real one is looked at. */
const lookEvery = 15_000

/**
 * Syncs by itself: soon after something was recorded, now and then for what others did, and after failures at longer and
 * longer intervals. Waits while what it was asked to spare would be used. It takes turns with syncs that somebody asks for.
 */
export class AutomaticSync {
  readonly #tools: AutomaticSyncTools
  #timer: NodeJS.Timeout | undefined
  /** when the next sync is due, by the clock on the wall */
  #due = Date.now() + firstLook
  #failures = 0
  #heldBy: Spared | null = null
  #ending = new AbortController()
  #running: Promise<void> | null = null
  #carrying: Promise<void> | null = null
  #isStopped = false

  constructor(tools: AutomaticSyncTools) {
    this.#tools = tools
    this.#wait()
  }

  /** Something was recorded, or somebody enrolled. While the server is away it waits for the next try all the same. */
  soon(): void {
    const { database } = this.#tools
    if (this.#isHeld() || this.#failures > 0 || this.#running !== null || !sync.isAutomatic(database)) return
    if (sync.waitingToBeSent(database) > 0) this.#dueIn(afterChange)
  }

  /** The computer slept: a request that was under way is given up, and what failed before is tried again. */
  resumed(): void {
    this.#giveUp()
    this.#failures = 0
    this.#due = Date.now() + afterSleep
    this.#wait()
  }

  /** The computer lives on something else than before. */
  supplyChanged(): void {
    this.#isHeld()
  }

  /** Ends a sync that runs; what it did in whole steps stands. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    this.#ending.abort()
    await this.#running
    await this.#carrying
  }

  /** Whether it waits. What was held goes on soon once it need not; what runs is given up once it is to wait. */
  #isHeld(): boolean {
    const { database, supply } = this.#tools
    const held = sync.heldBy(database, supply.now)
    if (held === this.#heldBy) return held !== null
    this.#heldBy = held
    if (held !== null) this.#giveUp()
    else this.#dueIn(afterChange)
    try {
      sync.noteHold(this.#tools, held)
    } catch (error) {
      this.#tools.log.bug('hold of the sync', error)
    }
    return held !== null
  }

  #giveUp(): void {
    this.#ending.abort()
    this.#ending = new AbortController()
  }

  #dueIn(milliseconds: number): void {
    this.#due = Math.min(this.#due, Date.now() + milliseconds)
    this.#wait()
  }

  #wait(): void {
    clearTimeout(this.#timer)
    if (this.#isStopped || this.#running !== null) return
    const rest = Math.max(0, this.#due - Date.now())
    this.#timer = setTimeout(() => this.#look(), Math.min(rest, lookEvery))
  }

  #look(): void {
    const rest = this.#due - Date.now()
    // One that is further away than any was ever put: the clock was set back.
    if (rest > 0 && rest <= longestWait) {
      this.#wait()
      return
    }
    this.#running = this.#sync().then(() => {
      this.#running = null
      this.#wait()
      this.soon()
    })
  }

  /** Rows go on being synced meanwhile. What was not carried is tried again after the next sync. */
  async #carryContents(signal: AbortSignal): Promise<void> {
    const { log } = this.#tools
    try {
      await sync.carryContents({ ...this.#tools, signal })
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof ORPCError) log.note('contents not carried', { code: error.code })
      else log.bug('contents', error)
    } finally {
      this.#carrying = null
    }
  }

  async #sync(): Promise<void> {
    const { database, log } = this.#tools
    const isWanted = sync.isAutomatic(database) && !this.#isHeld()
    const { signal } = this.#ending
    try {
      if (isWanted) {
        await sync.run({ ...this.#tools, signal, progress: () => undefined })
        this.#carrying ??= this.#carryContents(signal)
      }
      this.#failures = 0
    } catch (error) {
      if (signal.aborted) return
      this.#failures++
      if (error instanceof ORPCError) log.note('not synced', { code: error.code, failures: this.#failures })
      else sync.noteFailure(this.#tools, bugFailure(log.bug('automatic sync', error)))
    }
    if (!signal.aborted) this.#due = Date.now() + nextSyncAfter(this.#failures, Math.random())
  }
}
