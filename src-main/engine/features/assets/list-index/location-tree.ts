import type { Database, Statement } from 'better-sqlite3'
import type { CodedColumn } from './coded-column.ts'
import { PackedIds } from './packed-ids.ts'

/** What every location stands in, by codes of its own; 0 stands for none. */
export class LocationTree {
  readonly #parentOf: Statement
  readonly #ids = PackedIds.empty()
  readonly #translated = new WeakMap<CodedColumn, Uint32Array>()
  #parents = new Uint32Array(1024)

  constructor(database: Database) {
    this.#parentOf = database.prepare('SELECT parent_id FROM location WHERE id = ?').pluck()
    const rows = database.prepare('SELECT id, parent_id FROM location').raw().iterate()
    for (const [id, parent] of rows as IterableIterator<[string, string | null]>) this.#put(id, parent)
  }

  /** For each code of a column that of the tree; kept until the column has more. */
  #codesOf(column: CodedColumn): Uint32Array {
    const known = this.#translated.get(column)
    if (known?.length === column.size) return known
    const codes = column.codesIn(this.#ids)
    for (let code = 1; code < codes.length; code++)
      if (codes[code] === 0) codes[code] = this.codeOf(String(column.valueAt(code)))
    this.#translated.set(column, codes)
    return codes
  }

  /** Whether each code of a column is one of these locations or stands below one: 1 or 0. */
  within(column: CodedColumn, outer: readonly string[]): Uint8Array {
    const codes = this.#codesOf(column)
    const isOuter = new Uint8Array(this.#ids.size)
    for (const id of outer) isOuter[this.codeOf(id)] = 1
    const parents = this.#parents
    const within = new Uint8Array(codes.length)
    for (let code = 0; code < codes.length; code++) {
      let at = codes[code] as number
      while (at !== 0 && isOuter[at] === 0) at = parents[at] as number
      within[code] = at === 0 ? 0 : 1
    }
    return within
  }

  /** How many there are in each location and all below it, by code of the tree, from how many there are by code of a column. */
  sums(column: CodedColumn, counts: Uint32Array): Uint32Array {
    const codes = this.#codesOf(column)
    const sums = new Uint32Array(this.#ids.size)
    counts.forEach((count, code) => {
      if (count === 0) return
      for (let at = codes[code] as number; at !== 0; at = this.#parents[at] as number)
        sums[at] = (sums[at] as number) + count
    })
    return sums
  }

  /** The location of a code. */
  idAt(code: number): string {
    return String(this.#ids.valueAt(code))
  }

  /** The code of a location; one that was made meanwhile is looked up. */
  codeOf(id: string): number {
    const known = this.#ids.codeOf(id)
    if (known !== undefined) return known
    const parent = (this.#parentOf.get(id) as string | null | undefined) ?? null
    if (parent !== null) this.codeOf(parent)
    return this.#put(id, parent)
  }

  #put(id: string, parent: string | null): number {
    const code = this.#ids.codeOf(id) ?? this.#ids.add(id)
    const above = parent === null ? 0 : (this.#ids.codeOf(parent) ?? this.#ids.add(parent))
    if (this.#ids.size > this.#parents.length) {
      const parents = new Uint32Array(2 * this.#ids.size)
      parents.set(this.#parents)
      this.#parents = parents
    }
    this.#parents[code] = above
    return code
  }
}
