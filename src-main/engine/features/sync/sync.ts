import { ORPCError } from '@orpc/contract'
import type { Database } from 'better-sqlite3'
import type { SyncResult } from '../../../../src-shared/features/sync/sync-contract.ts'
import { heldBy, type Spared } from '../../../../src-shared/sync/sync-pace.ts'
import type { Transaction } from '../../database/transaction.ts'
import type { Host } from '../../host.ts'
import type { CarriedContents, ContentTools } from './contents/carry-contents.ts'
import { httpContentCarrier } from './contents/content-carrier.ts'
import { askForContent } from './contents/contents-store.ts'
import { readDeviceKey } from './device-key.ts'
import { enrolled } from './enrolled.ts'
import { httpCarrier } from './http-carrier.ts'
import { ServerConversation } from './server-conversation.ts'
import {
  allowLeaving,
  enrolment,
  lastOutbox,
  setFailing,
  setHeldBy,
  setPaused,
  setSpares,
} from './sync-store.ts'
import type { SyncTools } from './sync-tools.ts'

interface Here {
  database: Database
  dataFolder: string
  now: () => string
  host: Host
}

/** Ends with the sync that runs; two do not run at once on a data folder. */
let turn: Promise<unknown> = Promise.resolve()
/** The same for contents, which may take long and hold up no rows. */
let contentTurn: Promise<unknown> = Promise.resolve()

/**
 * How this data folder takes part in a sync. The writer asks it at every change, so it brings little; what applies
 * changes is loaded by the first sync.
 */
export const sync = {
  /** @throws NOT_ENROLLED, KEY_SEALED, DEVICE_KEY_MISSING */
  async conversation(here: Here, signal?: AbortSignal): Promise<ServerConversation> {
    const { url, device_id: deviceId } = enrolled(here.database)
    return new ServerConversation({
      url,
      carry: httpCarrier(url, signal),
      deviceId,
      key: await readDeviceKey(here),
      now: here.now,
    })
  },

  /**
   * Syncs once the sync before it has ended. What keeps it from getting through is noted, for the window to say.
   * @throws NOT_ENROLLED, SERVER_UNREACHABLE, and what the server refuses
   */
  run(tools: Here & Omit<SyncTools, 'server'>): Promise<SyncResult> {
    const { signal } = tools
    const run = turn.then(async () => {
      const { syncOnce } = await import('./sync-run.ts')
      return syncOnce({ ...tools, server: await sync.conversation(tools, signal) })
    })
    turn = run.catch(() => undefined)
    return run.catch((error: unknown) => {
      if (!signal.aborted && error instanceof ORPCError) sync.noteFailure(tools, error)
      throw error
    })
  },

  /**
   * Carries contents once those before have ended; rows are synced meanwhile.
   * @throws NOT_ENROLLED, SERVER_UNREACHABLE, and what the server refuses
   */
  carryContents(tools: Here & Omit<ContentTools, 'server' | 'carry'>): Promise<CarriedContents> {
    const { signal, database } = tools
    const carried = contentTurn.then(async () => {
      const { carryContents } = await import('./contents/carry-contents.ts')
      return carryContents({
        ...tools,
        server: await sync.conversation(tools, signal),
        carry: httpContentCarrier(enrolled(database).url, signal),
      })
    })
    contentTurn = carried.catch(() => undefined)
    return carried
  },

  /** Has content fetched before all others, by the next sync. */
  askForContent(tx: Transaction, sha256: string): void {
    enrolled(tx.database)
    askForContent.run(tx.database, { sha256, at: tx.at })
    tx.touch('sync')
  },

  /** Has the next sync let go of what is at sites that this laptop does not have any more, however much it is. @throws NOT_ENROLLED */
  allowLeaving(tx: Transaction): void {
    enrolled(tx.database)
    allowLeaving.run(tx.database, {})
    tx.touch('sync')
  },

  /** Whether this data folder takes part in a sync. */
  isEnrolled: (database: Database): boolean => enrolment.get(database, {}) !== undefined,

  /** Whether it syncs by itself. */
  isAutomatic: (database: Database): boolean => enrolment.get(database, {})?.paused_at === null,

  /** How many changes and facts the server has not answered yet. */
  waitingToBeSent(database: Database): number {
    const known = enrolment.get(database, {})
    return known ? Math.max(0, (lastOutbox.get(database, {})?.n ?? 0) - known.acknowledged) : 0
  },

  /** Has this data folder not sync by itself any more, or again. @throws NOT_ENROLLED */
  pause(tx: Transaction, isPaused: boolean): void {
    enrolled(tx.database)
    setPaused.run(tx.database, { at: isPaused ? tx.at : null })
    tx.touch('sync')
  },

  /** Has this data folder not sync by itself on battery, or over a metered line, or do so again. @throws NOT_ENROLLED */
  spare(tx: Transaction, what: Spared, isSpared: boolean): void {
    enrolled(tx.database)
    setSpares[what].run(tx.database, { isSpared: isSpared ? 1 : 0 })
    tx.touch('sync')
  },

  /** For what it waits. */
  heldBy(database: Database, supply: Record<Spared, boolean>): Spared | null {
    const known = enrolment.get(database, {})
    if (!known) return null
    return heldBy({ battery: known.spares_battery === 1, metered: known.spares_metered === 1 }, supply)
  },

  /** Notes for what it waits, for the window to say. */
  noteHold({ step }: Pick<SyncTools, 'step'>, held: Spared | null): void {
    step((tx) => {
      setHeldBy.run(tx.database, { heldBy: held })
      tx.touch('sync')
    })
  },

  /** What the computer lives on is not known when an engine begins. */
  forgetHold(tx: Transaction): void {
    setHeldBy.run(tx.database, { heldBy: null })
  },

  /**
   * Notes what keeps a sync from getting through. The same problem again is not written again: a laptop that is offline
   * for days has its disk left alone.
   */
  noteFailure(
    { database, step }: Pick<SyncTools, 'database' | 'step'>,
    { code, message }: ORPCError<string, unknown>,
  ): void {
    const known = enrolment.get(database, {})
    if (!known || (known.failing_since !== null && known.problem_code === code)) return
    step((tx) => {
      setFailing.run(tx.database, { at: tx.at, code, message })
      tx.touch('sync')
    })
  },
}
