import type { CodedColumn } from './coded-column.ts'
import type { CodedName, ColumnName } from './index-columns.ts'
import {
  Blanks,
  CodedValues,
  type ColumnParts,
  Costs,
  columnOf,
  emptyParts,
  type KeptColumn,
  longer,
  TextLengths,
  type Value,
} from './kept-column.ts'

/** Rows and columns as they go from thread to thread. */
export interface ColumnSetParts {
  room: number
  rowCount: number
  lastRow: number
  exists: Uint8Array
  columns: ColumnParts[]
}

/** A number of an asset, then the values of its columns. */
export type SourceRow = readonly Value[]

/**
 * Which assets there are, and those of the columns by which they are filtered, counted and put in order that were asked
 * for, in memory: one to eight bytes for each asset and column. A row has the number of its asset (`n`).
 */
export class ColumnSet {
  readonly #columns = new Map<ColumnName, KeptColumn>()
  #exists: Uint8Array
  #room: number
  #rowCount: number
  #lastRow: number

  constructor({ room, rowCount, lastRow, exists, columns }: ColumnSetParts) {
    this.#exists = exists
    this.#room = room
    this.#rowCount = rowCount
    this.#lastRow = lastRow
    for (const parts of columns) this.#columns.set(parts.name, columnOf(parts))
  }

  /** @param rows how many are expected; there is room for some more */
  static empty(rows: number, names: readonly ColumnName[]): ColumnSet {
    const room = roomFor(rows)
    const columns = names.map((name) => emptyParts(name, room))
    return new ColumnSet({ room, rowCount: 0, lastRow: 0, exists: new Uint8Array(room), columns })
  }

  get parts(): ColumnSetParts {
    return {
      room: this.#room,
      rowCount: this.#rowCount,
      lastRow: this.#lastRow,
      exists: this.#exists,
      columns: [...this.#columns].map(([name, column]) => column.partsAs(name)),
    }
  }

  /** The columns that are there, in the order of their values in a source row. */
  get names(): ColumnName[] {
    return [...this.#columns.keys()]
  }

  /** How many columns are there. */
  get columnCount(): number {
    return this.#columns.size
  }

  has(name: ColumnName): boolean {
    return this.#columns.has(name)
  }

  /** How many assets there are. */
  get rowCount(): number {
    return this.#rowCount
  }

  /** The highest number of an asset. */
  get lastRow(): number {
    return this.#lastRow
  }

  /** How long an array by number of the row has to be. */
  get room(): number {
    return this.#room
  }

  /** 1 for each number that an asset has. */
  get exists(): Uint8Array {
    return this.#exists
  }

  /** @throws Error where it was not read */
  coded(name: CodedName): CodedColumn {
    return this.#get(name, CodedValues).column
  }

  /** Amounts; NaN for none. */
  get costs(): Float64Array {
    return this.#get('costs', Costs).costs
  }

  /** Bits of what the asset lacks, as `blankBit` tells. */
  get blanks(): Uint8Array {
    return this.#get('blanks', Blanks).blanks
  }

  /** As `textLengthOf` tells; 0 where it is not known. */
  get textLengths(): Uint16Array {
    return this.#get('textLength', TextLengths).lengths
  }

  /** Takes columns in that were read later; of rows that have changed since, values are to be put in again. */
  add({ room, columns }: ColumnSetParts): void {
    if (room > this.#room) this.#makeRoom(room)
    for (const parts of columns) {
      const column = columnOf(parts)
      if (room < this.#room) column.makeRoom(this.#room)
      this.#columns.set(parts.name, column)
    }
  }

  /** Puts an asset's values in, of all columns. */
  put(source: SourceRow): void {
    const row = this.#rowOf(source)
    let at = 1
    for (const column of this.#columns.values()) column.put(row, source[at++] as Value)
  }

  /**
   * The same of some columns.
   * @returns the columns in which it differs from before
   */
  putSome(names: readonly ColumnName[], source: SourceRow): Set<ColumnName> {
    const row = this.#rowOf(source)
    const changed = new Set<ColumnName>()
    names.forEach((name, at) => {
      if (this.#columns.get(name)?.put(row, source[at + 1] as Value)) changed.add(name)
    })
    return changed
  }

  /** The number of an asset; there is room for it afterwards. */
  #rowOf(source: SourceRow): number {
    const row = source[0] as number
    if (row >= this.#room) this.#makeRoom(roomFor(row))
    if (this.#exists[row] === 0) this.#rowCount++
    this.#exists[row] = 1
    if (row > this.#lastRow) this.#lastRow = row
    return row
  }

  /** An audit saw an asset on a day. */
  seen(row: number, day: string): void {
    const column = this.coded('lastAuditDate')
    const known = column.valueOf(row)
    if (known === null || day > known) column.set(row, day)
  }

  #get<Kind extends KeptColumn>(name: ColumnName, Kind: new (...parts: never[]) => Kind): Kind {
    const column = this.#columns.get(name)
    if (!(column instanceof Kind)) throw new Error(`the list index was asked for ${name} before it was read`)
    return column
  }

  #makeRoom(room: number): void {
    this.#room = room
    for (const column of this.#columns.values()) column.makeRoom(room)
    this.#exists = longer(this.#exists, room)
  }
}

/** How long an array by number of the row is made, so that some more can come. @param rows the highest number */
export const roomFor = (rows: number) => rows + Math.max(1024, rows >> 4)
