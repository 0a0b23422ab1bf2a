import type { Database, Statement } from 'better-sqlite3'
import { assets } from '../assets.ts'
import type { ColumnSet, SourceRow } from './column-set.ts'
import type { ColumnName } from './index-columns.ts'
import { sourceOf } from './read-columns.ts'

/** Reads single rows as the columns that are there take them. */
export class RowReader {
  readonly #database: Database
  #names: readonly ColumnName[] = []
  #row: Statement | undefined

  constructor(database: Database) {
    this.#database = database
  }

  /** Puts a row in as it is now. @returns the columns in which it differs from before */
  readInto(columns: ColumnSet, row: number): Set<ColumnName> {
    const changed = new Set<ColumnName>()
    const source = this.#statementFor(columns.names).get(row) as (string | number | null)[]
    const id = source.pop() as string
    const auditedAt = this.#names.indexOf('lastAuditDate') + 1
    if (auditedAt > 0) source[auditedAt] = later(source[auditedAt] as string | null, this.#scannedOn(id))
    columns.put(source as SourceRow, changed)
    return changed
  }

  /** The day (UTC) on which an audit saw an asset last. */
  #scannedOn(id: string): string | null {
    return assets.scannedOn(this.#database, id)
  }

  #statementFor(names: readonly ColumnName[]): Statement {
    if (this.#row && names.join() === this.#names.join()) return this.#row
    this.#names = names
    this.#row = this.#database
      .prepare(`SELECT ${sourceOf(names)}, asset.id FROM asset WHERE asset.n = ?`)
      .raw()
    return this.#row
  }
}

function later(one: string | null, other: string | null): string | null {
  return one === null || (other !== null && other > one) ? other : one
}
