import type { Database, Statement } from 'better-sqlite3'

/** As many as the places of a large organisation. */
const mostKept = 100_000

type Row = readonly (string | null)[]

/** Looks up the same few columns of a table by an id, again and again; what was found is kept while there is room. */
export class KnownRows {
  readonly #read: Statement<[string], Row>
  readonly #known = new Map<string, Row>()
  readonly #unknown: Row
  #last: { id: string; row: Row } | undefined

  constructor(database: Database, table: string, columns: readonly string[]) {
    this.#read = database
      .prepare<[string], Row>(`SELECT ${columns.join(', ')} FROM ${table} WHERE id = ?`)
      .raw()
    this.#unknown = columns.map(() => null)
  }

  /** @returns nulls where there is no such row */
  of(id: string): Row {
    if (this.#last?.id !== id) this.#last = { id, row: this.#known.get(id) ?? this.#readOne(id) }
    return this.#last.row
  }

  #readOne(id: string): Row {
    const row = this.#read.get(id) ?? this.#unknown
    if (this.#known.size >= mostKept) this.#known.clear()
    this.#known.set(id, row)
    return row
  }
}
