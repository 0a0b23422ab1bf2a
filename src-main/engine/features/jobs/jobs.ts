import type { Database } from 'better-sqlite3'
import { commonProblems } from '../../../../src-shared/contract/base.ts'
import { bugFailure } from '../../../../src-shared/contract/bug.ts'
import { failure } from '../../../../src-shared/contract/problems.ts'
import {
  type Job,
  type JobKind,
  jobEndProblems,
  jobsProblems,
} from '../../../../src-shared/features/jobs/jobs-contract.ts'
import { isDiskFull } from '../../database/disk-full.ts'
import type { JobRow } from '../../database/schema.ts'
import type { Transaction } from '../../database/transaction.ts'
import type { Host } from '../../host.ts'
import type { Log } from '../../log.ts'
import type { RegisterArrival } from '../../register-arrival.ts'
import { endJob, insertJob, jobById, jobsOfKind, runningJobs } from './jobs-store.ts'

/** What a job works with. It runs on the writer thread and gives way to other calls between its steps. */
export interface JobContext {
  jobId: string
  actorId: string
  /** when it began, UTC, ISO 8601 */
  startedAt: string
  dataFolder: string
  database: Database
  newId: () => string
  now: () => string
  /** One durable step. Its changes form one change set. */
  step: <Result>(work: (tx: Transaction) => Result) => Result
  /** Says how far it is; shown at most ten times a second. */
  progress: (done: number, total: number | null) => void
  /** Aborted when somebody cancels the job. */
  signal: AbortSignal
  /** Milliseconds for which nobody else has written: the longer, the longer a step may be that keeps others waiting. */
  quietFor: () => number
  /** Builds full text of assets that come by the thousand. */
  arrival: RegisterArrival
  /** Has the engine put the database in place that waits to be the next one, once this job has ended. */
  replaceDatabase: () => void
  /** the door that started the engine */
  host: Host
  log: Log
}

export type JobWork = (input: never, context: JobContext) => Promise<unknown>

export interface JobTools {
  database: Database
  dataFolder: string
  newId: () => string
  now: () => string
  transact: <Result>(actorId: string, changeSet: string, work: (tx: Transaction) => Result) => Result
  /** whoever gave the command that is being answered waits for long work */
  begun: () => void
  moved: (job: Job) => void
  quietFor: () => number
  arrival: RegisterArrival
  replaceDatabase: () => void
  host: Host
  log: Log
}

const writeDownAgainAfter = 1000

/** Runs long work. Every job is a row, so that a window can be reloaded and a crash leaves a trace. */
export class JobRunner {
  readonly #tools: JobTools
  readonly #catalogue: Record<JobKind, JobWork>
  /** ends of jobs that are not written down yet */
  readonly #unwritten = new Map<string, NodeJS.Timeout>()
  readonly #live = new Map<string, { job: Job; cancel: AbortController; ended: Promise<void> }>()

  constructor(tools: JobTools, catalogue: Record<JobKind, JobWork>) {
    this.#tools = tools
    this.#catalogue = catalogue
  }

  /** Notes a job in the transaction that asks for it, and begins it once that is durable. */
  start(tx: Transaction, kind: JobKind, input: object): string {
    const row: JobRow = {
      id: tx.newId(),
      kind,
      state: 'running',
      input: JSON.stringify(input),
      done: 0,
      total: null,
      result: null,
      error: null,
      actor_id: tx.actorId,
      started_at: tx.at,
      ended_at: null,
    }
    insertJob.run(tx.database, row)
    tx.afterCommit(() => this.#begin(row, input))
    return row.id
  }

  /** A job is made ready by the command that is being answered, such as for its file: whoever gave it waits for the job. */
  madeReady(): void {
    this.#tools.begun()
  }

  /** The newest state of a job that runs here. */
  live(jobId: string): Job | undefined {
    return this.#live.get(jobId)?.job
  }

  /** Whether any job runs here. */
  isBusy(): boolean {
    return this.#live.size > 0
  }

  cancel(jobId: string): void {
    this.#live.get(jobId)?.cancel.abort()
  }

  cancelAll(): void {
    for (const { cancel } of this.#live.values()) cancel.abort()
  }

  /** Writes nothing any more: what an end is missing of, the next engine notes as interrupted. */
  stop(): void {
    for (const timer of this.#unwritten.values()) clearTimeout(timer)
    this.#unwritten.clear()
  }

  /** Settles when no job runs any more. */
  async idle(): Promise<void> {
    while (this.#live.size > 0) await Promise.all([...this.#live.values()].map((live) => live.ended))
  }

  /** Marks jobs that an earlier engine left behind as failed: what they wrote in whole steps stands. */
  closeInterrupted(): void {
    const { code, message, data } = failure(jobEndProblems, 'JOB_INTERRUPTED', {})
    for (const row of runningJobs.all(this.#tools.database, {})) {
      const ended = {
        ...row,
        state: 'failed' as const,
        error: JSON.stringify({ code, message, data }),
        ended_at: this.#tools.now(),
      }
      this.#tools.transact(row.actor_id, row.id, (tx) => endJob.run(tx.database, ended))
    }
  }

  #begin(row: JobRow, input: object): void {
    this.#tools.begun()
    const cancel = new AbortController()
    const live = { job: jobOf(row), cancel, ended: Promise.resolve() }
    this.#live.set(row.id, live)
    const show = (part: Partial<Job>) => {
      live.job = { ...live.job, ...part }
      this.#tools.moved(live.job)
    }
    const context: JobContext = {
      ...this.#tools,
      jobId: row.id,
      actorId: row.actor_id,
      startedAt: row.started_at,
      step: (work) => this.#tools.transact(row.actor_id, row.id, work),
      progress: (done, total) => show({ progress: { done, total } }),
      signal: cancel.signal,
    }
    show({})
    live.ended = new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => this.#catalogue[row.kind](input as never, context))
      .then(
        (result) =>
          this.#end(row, live, show, {
            state: cancel.signal.aborted ? 'cancelled' : 'done',
            result,
            error: null,
          }),
        (error: unknown) => this.#end(row, live, show, this.#endOfFailure(row, cancel.signal.aborted, error)),
      )
  }

  #endOfFailure(row: JobRow, cancelled: boolean, error: unknown): Pick<Job, 'state' | 'result' | 'error'> {
    if (cancelled && (error as Error).name === 'AbortError')
      return { state: 'cancelled', result: null, error: null }
    if (isDiskFull(error)) return this.#endOfFailure(row, cancelled, failure(commonProblems, 'DISK_FULL', {}))
    const coded = error as { code?: unknown; message?: unknown; data?: unknown; defined?: unknown }
    const isKnown = error instanceof Error && typeof coded.data === 'object' && typeof coded.code === 'string'
    if (isKnown)
      return {
        state: 'failed',
        result: null,
        error: { code: String(coded.code), message: String(coded.message), data: coded.data },
      }
    const { code, message, data } = bugFailure(this.#tools.log.bug(`job ${row.kind}`, error))
    return { state: 'failed', result: null, error: { code, message, data } }
  }

  #end(
    row: JobRow,
    live: { job: Job },
    show: (part: Partial<Job>) => void,
    end: Pick<Job, 'state' | 'result' | 'error'>,
  ): void {
    const endedAt = this.#tools.now()
    const { done, total } = live.job.progress
    this.#tools.log.note('job ended', {
      kind: row.kind,
      state: end.state,
      code: end.error?.code ?? null,
      milliseconds: Date.parse(endedAt) - Date.parse(row.started_at),
      ...numbersOf(end.result),
    })
    this.#writeDown(row, {
      id: row.id,
      state: end.state,
      done,
      total,
      result: end.result === undefined ? null : JSON.stringify(end.result),
      error: end.error === null ? null : JSON.stringify(end.error),
      ended_at: endedAt,
    })
    show({ ...end, endedAt })
    this.#live.delete(row.id)
  }

  /** Writes down how a job ended. Where there is no room even for this, whoever listens has heard it; once there is, it is. */
  #writeDown(row: JobRow, ended: Parameters<typeof endJob.run>[1]): void {
    const isFirstTry = !this.#unwritten.delete(row.id)
    try {
      this.#tools.transact(row.actor_id, row.id, (tx) => endJob.run(tx.database, ended))
    } catch (error) {
      if (isFirstTry && !isDiskFull(error)) this.#tools.log.bug(`end of job ${row.kind}`, error)
      this.#unwritten.set(row.id, setTimeout(() => this.#writeDown(row, ended), writeDownAgainAfter).unref())
    }
  }
}

/** The counts in the result of a job; its words are about people's data and stay out of the log. */
function numbersOf(result: unknown): Record<string, number> {
  const fields = typeof result === 'object' && result !== null ? Object.entries(result) : []
  return Object.fromEntries(fields.filter((field): field is [string, number] => typeof field[1] === 'number'))
}

function jobOf(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    progress: { done: row.done, total: row.total },
    result: row.result === null ? null : JSON.parse(row.result),
    error: row.error === null ? null : JSON.parse(row.error),
    startedAt: row.started_at,
    endedAt: row.ended_at,
  }
}

export const jobs = {
  /** Notes a job that was done elsewhere, so that whoever waits for it finds its end. */
  noteEnded(
    tx: Transaction,
    { id, kind, startedAt, result }: { id: string; kind: JobKind; startedAt: string; result: object },
  ): void {
    insertJob.run(tx.database, {
      id,
      kind,
      state: 'done',
      input: '{}',
      done: 0,
      total: null,
      result: JSON.stringify(result),
      error: null,
      actor_id: tx.actorId,
      started_at: startedAt,
      ended_at: tx.at,
    })
  },

  /**
   * What a job was asked to do.
   * @throws JOB_UNKNOWN
   */
  orderOf(database: Database, jobId: string): { kind: JobKind; input: unknown } {
    const row = jobById.get(database, { id: jobId })
    if (!row) throw failure(jobsProblems, 'JOB_UNKNOWN', { jobId })
    return { kind: row.kind, input: JSON.parse(row.input) }
  },

  /** Jobs of a kind with what they were asked to do and by whom, newest first. */
  ofKind(database: Database, kind: JobKind): (Job & { input: unknown; actor: string })[] {
    return jobsOfKind
      .all(database, { kind })
      .map(({ actor, ...row }) => ({ ...jobOf(row), input: JSON.parse(row.input), actor: actor ?? '' }))
  },

  /**
   * A job as it was last written down.
   * @throws JOB_UNKNOWN
   */
  get(database: Database, jobId: string): Job {
    const row = jobById.get(database, { id: jobId })
    if (!row) throw failure(jobsProblems, 'JOB_UNKNOWN', { jobId })
    return jobOf(row)
  },
}
