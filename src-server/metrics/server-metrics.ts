import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { MutationResult } from '../../src-shared/sync/protocol.ts'
import { Counter, exposition, Gauge, Histogram } from './metric.ts'

/** Seconds. */
const durations = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30]
const nanosecondsOfSecond = 1e9
const microsecondsOfSecond = 1e6

/** What an operator measures a server by. Nothing in it says who asked, or what was written. */
export class ServerMetrics {
  readonly #requests = new Counter('assetwalk_http_requests_total', 'Requests by route, status and refusal')
  readonly #durations = new Histogram(
    'assetwalk_http_request_duration_seconds',
    'How long requests took, from their headers to their answer',
    durations,
  )
  readonly #mutations = new Counter(
    'assetwalk_mutations_total',
    'Changes that laptops pushed, by what became of them',
  )
  readonly #pulled = new Counter('assetwalk_entries_pulled_total', 'Entries of the log that laptops pulled')
  readonly #retries = new Counter(
    'assetwalk_transaction_retries_total',
    'Transactions that were begun anew because another one was in their way, by SQLSTATE',
  )
  readonly #delay = monitorEventLoopDelay({ resolution: 20 })
  readonly #startedAt = Date.now() / 1000
  readonly #all: Parameters<typeof exposition>[0]
  inFlight = 0

  constructor() {
    this.#delay.enable()
    this.#all = [
      this.#requests,
      this.#durations,
      new Gauge('assetwalk_http_requests_in_flight', 'Requests that are being answered', () => this.inFlight),
      this.#mutations,
      this.#pulled,
      this.#retries,
      new Gauge(
        'nodejs_eventloop_lag_p99_seconds',
        'Delay of the event loop, 99th percentile since the last look',
        () => this.#delayNow(),
      ),
      new Gauge(
        'process_resident_memory_bytes',
        'Resident memory size in bytes',
        () => process.memoryUsage().rss,
      ),
      new Gauge('process_cpu_seconds_total', 'Total user and system CPU time spent in seconds', () => {
        const { user, system } = process.cpuUsage()
        return (user + system) / microsecondsOfSecond
      }),
      new Gauge(
        'process_start_time_seconds',
        'Start time of the process since unix epoch in seconds',
        () => this.#startedAt,
      ),
    ]
  }

  request(route: string, status: number, code: string | null, milliseconds: number): void {
    this.#requests.add({ route, status: String(status), code: code ?? '' })
    this.#durations.observe({ route }, milliseconds / 1000)
  }

  pushed(results: readonly MutationResult[]): void {
    for (const [outcome, ofOutcome] of Map.groupBy(results, (result) => result.outcome))
      this.#mutations.add({ outcome }, ofOutcome.length)
  }

  pulled(entries: number): void {
    this.#pulled.add({}, entries)
  }

  retried(sqlState: string): void {
    this.#retries.add({ sqlstate: sqlState })
  }

  /** as Prometheus reads it */
  text(): string {
    return exposition(this.#all)
  }

  close(): void {
    this.#delay.disable()
  }

  #delayNow(): number {
    const { count } = this.#delay
    const seconds = count === 0 ? 0 : this.#delay.percentile(99) / nanosecondsOfSecond
    this.#delay.reset()
    return seconds
  }
}
