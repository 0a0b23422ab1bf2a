import type { Database } from 'better-sqlite3'
import { isBackupDue } from '../../src-shared/features/backups/backup-age.ts'
import { lastGoodBackup } from './backups/backups-folder.ts'
import { lastWriteIn } from './backups/database-facts.ts'
import { backups } from './features/backups/backups.ts'
import type { Log } from './log.ts'

interface DailyBackupTools {
  dataFolder: string
  database: Database
  now: () => string
  log: Log
  /** whether a job writes; a backup beside it would slow both down */
  isBusy: () => boolean
  /** a backup was made */
  made: () => void
}

/** The window is up by then. */
const firstLook = 15_000
/** So a computer that slept is late by an hour at most. */
const lookEvery = 3_600_000
const lookAgainAfterWork = 60_000

/** Backs up by itself, once a day on which something was written: soon after the engine started, or while it runs. */
export class DailyBackup {
  readonly #tools: DailyBackupTools
  readonly #stopping = new AbortController()
  #timer: NodeJS.Timeout
  #making: Promise<void> = Promise.resolve()

  constructor(tools: DailyBackupTools, after = firstLook) {
    this.#tools = tools
    this.#timer = this.#lookAfter(after)
  }

  /** Ends a backup that is being made; no part of it stays. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    clearTimeout(this.#timer)
    await this.#making
  }

  #lookAfter(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.#making = this.#look().then((next) => {
        if (!this.#stopping.signal.aborted) this.#timer = this.#lookAfter(next)
      })
    }, milliseconds)
  }

  /** @returns milliseconds until the next look */
  async #look(): Promise<number> {
    const { dataFolder, database, now, log, isBusy, made } = this.#tools
    try {
      const at = now()
      if (!isBackupDue(lastGoodBackup(dataFolder)?.at ?? null, lastWriteIn(database), at)) return lookEvery
      if (isBusy()) return lookAgainAfterWork
      const began = performance.now()
      const { size } = await backups.make(dataFolder, at, this.#stopping.signal)
      log.note('backed up', { size, milliseconds: Math.round(performance.now() - began) })
      made()
    } catch (error) {
      // The status line says that the last one is old; what keeps it from being made may pass.
      if (!this.#stopping.signal.aborted) log.warn('not backed up', { code: codeOf(error) })
    }
    return lookEvery
  }
}

function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name: string }
  return typeof code === 'string' ? code : name
}
