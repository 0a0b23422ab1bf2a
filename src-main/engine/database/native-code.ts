import { workerData } from 'node:worker_threads'
import BetterSqlite3 from 'better-sqlite3'

// The first connection loads it.
new BetterSqlite3(':memory:').close()

const { hasLoaded } = (workerData ?? {}) as { hasLoaded?: Int32Array }
if (hasLoaded) {
  Atomics.store(hasLoaded, 0, 1)
  Atomics.notify(hasLoaded, 0)
}
