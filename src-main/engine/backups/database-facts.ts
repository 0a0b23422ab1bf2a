import type { Database } from 'better-sqlite3'
import { chainStart } from '../database/change-record.ts'

/** Where a chain of hashes ends. */
export interface ChainHead {
  n: number
  hash: string
}

/** By what a database is told from another one, and from an earlier state of itself. */
export interface DatabaseFacts {
  /** rows of every table */
  counts: Record<string, number>
  changes: ChainHead
  scans: ChainHead
}

/** Tables that are stored in pages of their own; a virtual one is counted by the tables that it is made of. */
export function tableNames(database: Database): string[] {
  return database
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .pluck()
    .all()
}

export const quotedName = (name: string) => `"${name.replaceAll('"', '""')}"`

export function rowsOf(database: Database, table: string): number {
  return (
    database
      .prepare<[], number>(`SELECT count(*) FROM ${quotedName(table)}`)
      .pluck()
      .get() ?? 0
  )
}

export function factsOf(database: Database): DatabaseFacts {
  const counts = Object.fromEntries(tableNames(database).map((table) => [table, rowsOf(database, table)]))
  return { counts, changes: headOf(database, 'change'), scans: headOf(database, 'scan') }
}

/** The end of the chain in a table; an empty one ends where every chain starts. */
export function headOf(database: Database, table: 'change' | 'scan'): ChainHead {
  const head = database.prepare<[], ChainHead>(`SELECT n, hash FROM ${table} ORDER BY n DESC LIMIT 1`).get()
  return head ?? { n: 0, hash: chainStart }
}

/** Whether a chain holds this link; the start stands before every chain. */
export function holdsLink(database: Database, table: 'change' | 'scan', { n, hash }: ChainHead): boolean {
  if (n === 0) return hash === chainStart
  return database.prepare<[number], string>(`SELECT hash FROM ${table} WHERE n = ?`).pluck().get(n) === hash
}

/** The moment of the newest change or scan; null where there is neither. */
export function lastWriteIn(database: Database): string | null {
  const lastOf = (table: 'change' | 'scan') =>
    database.prepare<[], string>(`SELECT at FROM ${table} ORDER BY n DESC LIMIT 1`).pluck().get() ?? ''
  const [last = ''] = [lastOf('change'), lastOf('scan')].sort().reverse()
  return last === '' ? null : last
}
