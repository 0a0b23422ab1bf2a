import type { Database, Statement } from 'better-sqlite3'
import { assets } from '../assets.ts'
import { columnSetSource, type SourceRow } from './column-set.ts'

/** Reads single rows as the columns take them. */
export class RowReader {
  readonly #database: Database
  readonly #row: Statement

  constructor(database: Database) {
    this.#database = database
    this.#row = database.prepare(`SELECT ${columnSetSource}, asset.id FROM asset WHERE asset.n = ?`).raw()
  }

  read(row: number): { source: SourceRow; id: string } {
    const source = this.#row.get(row) as SourceRow
    return { source, id: String(source.at(-1)) }
  }

  /** The day (UTC) on which an audit saw an asset last. */
  scannedOn(id: string): string | null {
    return assets.scannedOn(this.#database, id)
  }
}
