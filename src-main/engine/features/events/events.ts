import type { ChangingFeature, Happening } from '../../../../src-shared/features/events/events-contract.ts'
import type { Job } from '../../../../src-shared/features/jobs/jobs-contract.ts'

type Listener = (happening: Happening) => void

const gatherMilliseconds = 100

/** Gathers what happens on the writer thread and tells every window at most ten times a second. */
export class EventHub {
  readonly #listeners = new Set<Listener>()
  readonly #changed = new Set<ChangingFeature>()
  readonly #jobs = new Map<string, Job>()
  #timer: NodeJS.Timeout | undefined

  changed(features: Iterable<ChangingFeature>): void {
    for (const feature of features) this.#changed.add(feature)
    this.#tellSoon()
  }

  jobMoved(job: Job): void {
    this.#jobs.set(job.id, job)
    this.#tellSoon()
  }

  /** Events until the signal aborts; the first one comes at once, so that a listener knows that it hears. */
  async *watch(signal: AbortSignal | undefined): AsyncGenerator<Happening> {
    const waiting: Happening[] = [{ changed: [], jobs: [] }]
    let wake = () => {}
    const listener: Listener = (happening) => {
      const last = waiting.at(-1)
      if (last) waiting.splice(-1, 1, merged(last, happening))
      else waiting.push(happening)
      wake()
    }
    const onAbort = () => wake()
    this.#listeners.add(listener)
    signal?.addEventListener('abort', onAbort, { once: true })
    try {
      while (!signal?.aborted) {
        const next = waiting.shift()
        if (next) yield next
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
    } finally {
      this.#listeners.delete(listener)
      signal?.removeEventListener('abort', onAbort)
    }
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => this.#tell(), gatherMilliseconds)
  }

  #tell(): void {
    this.#timer = undefined
    const happening: Happening = { changed: [...this.#changed], jobs: [...this.#jobs.values()] }
    this.#changed.clear()
    this.#jobs.clear()
    for (const listener of this.#listeners) listener(happening)
  }
}

/** One event that says what two say; a listener that reads slowly thus holds one, not thousands. */
function merged(first: Happening, second: Happening): Happening {
  const jobs = new Map([...first.jobs, ...second.jobs].map((job) => [job.id, job]))
  return { changed: [...new Set([...first.changed, ...second.changed])], jobs: [...jobs.values()] }
}
