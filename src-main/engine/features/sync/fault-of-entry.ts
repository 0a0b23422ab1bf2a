import { SqliteError } from 'better-sqlite3'

/** What SQLite refuses for what is written, not for the state of the disk or of the database. */
const refusals = /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG)/

/** Whether something failed for what an entry says: trying it again will not help, and the rest can be written. */
export function isFaultOfEntry(error: unknown): boolean {
  return error instanceof SqliteError ? refusals.test(error.code) : error instanceof Error
}
