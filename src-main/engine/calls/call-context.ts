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

/** What its sender says of a call beside its input. */
export interface CallSender {
  /** who is working */
  personId: string | undefined
  /** names a command: the same id again is the same command */
  commandId: string | undefined
}

/** What a call knows beside its input. */
export type CallContext = ThreadContext & CallSender

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
