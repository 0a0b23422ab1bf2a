import type { Database } from 'better-sqlite3'
import type { Role } from '../../../src-shared/contract/rights.ts'
import type { Transaction } from '../database/transaction.ts'
import type { EventHub } from '../features/events/events.ts'
import type { JobRunner } from '../features/jobs/jobs.ts'
import type { Host } from '../host.ts'
import type { Log } from '../log.ts'
import type { Supply } from '../supply.ts'

/** What a thread lends to every call it answers. */
export interface ThreadContext {
  database: Database
  dataFolder: string
  version: string
  /** the writer thread's; a call on the reader thread has none */
  writer: WriterContext | null
  /** the door that started the engine */
  host: Host
  log: Log
  newId: () => string
  now: () => string
}

export interface WriterContext {
  transact: <Result>(actorId: string, changeSet: string, work: (tx: Transaction) => Result) => Result
  jobs: JobRunner
  events: EventHub
  supply: Supply
}

export interface Actor {
  id: string
  name: string
  role: Role
}

/** What a call knows beside its input. */
export interface CallContext extends ThreadContext {
  requestHeaders: Record<string, string | string[] | undefined>
}

/** What a procedure gets: who is working, and for a command the one way to write. */
export interface ProcedureContext extends CallContext {
  /** null only where the call needs no right */
  actor: Actor | null
  /**
   * Opens the one transaction of a command, idempotent by the command's id: sent again, it answers what it answered.
   * @throws COMMAND_ID_REUSED when the id belongs to another call
   */
  write: <Result>(work: (tx: Transaction) => Result) => Result
  jobs: () => JobRunner
  events: () => EventHub
  supply: () => Supply
}
