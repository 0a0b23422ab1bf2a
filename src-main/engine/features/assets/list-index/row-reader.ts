import type { Database, Statement } from 'better-sqlite3'
import { assets } from '../assets.ts'
import type { ColumnSet, SourceRow } from './column-set.ts'
import { type ColumnName, columnsConcerned } from './index-columns.ts'
import { sourceOf } from './read-columns.ts'

interface Reading {
  names: readonly ColumnName[]
  row: Statement
  /** where in a source row the last audit stands; 0: nowhere */
  auditedAt: number
}

const none: ReadonlySet<ColumnName> = new Set()
const mostKept = 100

/** Reads single rows as the columns that are there take them. */
export class RowReader {
  readonly #database: Database
  readonly #readings = new Map<string, Reading | null>()
  /** for which they were made */
  #columns: ColumnSet | undefined
  #columnCount = 0

  constructor(database: Database) {
    this.#database = database
  }

  /**
   * Puts a row in as it is now, as far as some of its fields concern the columns that are there.
   * @param fields as the record of change names them; null: all
   * @returns the columns in which it differs from before
   */
  readInto(columns: ColumnSet, row: number, fields: ReadonlySet<string> | null): ReadonlySet<ColumnName> {
    const reading = this.#readingOf(columns, fields)
    if (!reading) return none
    const source = reading.row.get(row) as (string | number | null)[]
    const id = source.pop() as string
    const { names, auditedAt } = reading
    if (auditedAt > 0) source[auditedAt] = later(source[auditedAt] as string | null, this.#scannedOn(id))
    return columns.putSome(names, source as SourceRow)
  }

  /** The day (UTC) on which an audit saw an asset last. */
  #scannedOn(id: string): string | null {
    return assets.scannedOn(this.#database, id)
  }

  /** How a row is read; null where there is nothing to read. */
  #readingOf(columns: ColumnSet, fields: ReadonlySet<string> | null): Reading | null {
    const isSame = columns === this.#columns && columns.columnCount === this.#columnCount
    if (!isSame || this.#readings.size >= mostKept) this.#readings.clear()
    this.#columns = columns
    this.#columnCount = columns.columnCount
    const key = fields === null ? '' : [...fields].join()
    let reading = this.#readings.get(key)
    if (reading === undefined) {
      reading = this.#made(fields === null ? columns.names : columnsConcerned(columns.names, fields), fields)
      this.#readings.set(key, reading)
    }
    return reading
  }

  #made(names: readonly ColumnName[], fields: ReadonlySet<string> | null): Reading | null {
    if (fields !== null && names.length === 0) return null
    const row = this.#database
      .prepare(`SELECT ${sourceOf(names)}, asset.id FROM asset WHERE asset.n = ?`)
      .raw()
    return { names, row, auditedAt: names.indexOf('lastAuditDate') + 1 }
  }
}

function later(one: string | null, other: string | null): string | null {
  return one === null || (other !== null && other > one) ? other : one
}
