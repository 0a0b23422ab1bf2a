import type { Database } from 'better-sqlite3'

const closings = new WeakMap<Database, AbortController>()

/** Aborted when a connection is about to be closed: what works for it on a thread of its own ends with it. */
export function closing(database: Database): AbortSignal {
  const known = closings.get(database) ?? new AbortController()
  closings.set(database, known)
  return known.signal
}

/** Ends what works for a connection, then the connection. */
export function closeConnection(database: Database): void {
  closings.get(database)?.abort()
  database.close()
}
