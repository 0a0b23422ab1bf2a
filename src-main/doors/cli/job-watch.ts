import { setTimeout as wait } from 'node:timers/promises'
import type { Job } from '../../../src-shared/features/jobs/jobs-contract.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'

type Listener = (job: Job) => void

const watchAgainAfter = 200

/** Follows every job of the engine, whoever started it. */
export class JobWatch {
  readonly #client: EngineClient
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #running = new Set<string>()
  readonly #stop = new AbortController()
  readonly #following: Promise<void>

  constructor(client: EngineClient) {
    this.#client = client
    this.#following = this.#follow()
  }

  /**
   * Settles with a job in its last state.
   * @param onMove hears how far it is
   */
  async ended(jobId: string, onMove: Listener = () => {}): Promise<Job> {
    const listeners = this.#listeners.get(jobId) ?? new Set()
    this.#listeners.set(jobId, listeners)
    const end = new Promise<Job>((resolve) => {
      listeners.add((job) => {
        onMove(job)
        if (job.state !== 'running') resolve(job)
      })
    })
    this.#running.add(jobId)
    this.#note(await this.#client.jobs.show({ jobId }))
    return end
  }

  /** Settles when no job runs any more: an engine must not end under the job of another program. */
  async allEnded(): Promise<void> {
    for (const jobId of this.#running) await this.ended(jobId)
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await this.#following
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stop
    while (!signal.aborted) {
      try {
        for await (const { jobs } of await this.#client.events.watch(undefined, { signal })) {
          if (jobs.length === 0) await this.#lookAgain()
          for (const job of jobs) this.#note(job)
        }
      } catch {
        // The engine ended, or this watch did. What is awaited is asked for again once there is an engine.
        if (!signal.aborted) await wait(watchAgainAfter)
      }
    }
  }

  /** What moved before the watch began was not heard. */
  async #lookAgain(): Promise<void> {
    for (const jobId of this.#running) this.#note(await this.#client.jobs.show({ jobId }))
  }

  #note(job: Job): void {
    if (job.state === 'running') this.#running.add(job.id)
    else this.#running.delete(job.id)
    for (const listener of this.#listeners.get(job.id) ?? []) listener(job)
  }
}
