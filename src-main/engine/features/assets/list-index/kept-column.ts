import { monthsAfter } from '../../../../../src-shared/features/assets/asset-values.ts'
import { CodedColumn, type CodedParts } from './coded-column.ts'
import { type CodedName, type ColumnName, idColumns } from './index-columns.ts'

/** One column as it goes from thread to thread. */
export type ColumnParts =
  | { name: CodedName; coded: CodedParts }
  | { name: 'costs'; costs: Float64Array }
  | { name: 'blanks'; blanks: Uint8Array }
  | { name: 'textLength'; lengths: Uint16Array }

/** What SQLite answers for a column of an asset. */
export type Value = string | number | null

/** One column, whatever it keeps. */
export interface KeptColumn {
  /** @returns whether the row had another value */
  put(row: number, value: Value): boolean
  makeRoom(room: number): void
  partsAs(name: ColumnName): ColumnParts
}

export class CodedValues implements KeptColumn {
  readonly column: CodedColumn
  readonly #toValue: (value: Value) => Value

  constructor(column: CodedColumn, toValue: (value: Value) => Value) {
    this.column = column
    this.#toValue = toValue
  }

  put(row: number, value: Value): boolean {
    return this.column.set(row, this.#toValue(value))
  }

  makeRoom(room: number): void {
    this.column.makeRoom(room)
  }

  partsAs(name: CodedName): ColumnParts {
    return { name, coded: this.column.parts }
  }
}

export class Costs implements KeptColumn {
  costs: Float64Array

  constructor(costs: Float64Array) {
    this.costs = costs
  }

  put(row: number, value: Value): boolean {
    const cost = value === null ? Number.NaN : (value as number)
    const differs = !Object.is(this.costs[row], cost)
    this.costs[row] = cost
    return differs
  }

  makeRoom(room: number): void {
    const costs = emptyCosts(room)
    costs.set(this.costs)
    this.costs = costs
  }

  partsAs(): ColumnParts {
    return { name: 'costs', costs: this.costs }
  }
}

export class Blanks implements KeptColumn {
  blanks: Uint8Array

  constructor(blanks: Uint8Array) {
    this.blanks = blanks
  }

  put(row: number, value: Value): boolean {
    const differs = this.blanks[row] !== value
    this.blanks[row] = value as number
    return differs
  }

  makeRoom(room: number): void {
    this.blanks = longer(this.blanks, room)
  }

  partsAs(): ColumnParts {
    return { name: 'blanks', blanks: this.blanks }
  }
}

/** How long full text is; 0: not known, since full text does not follow the row yet. */
export class TextLengths implements KeptColumn {
  lengths: Uint16Array

  constructor(lengths: Uint16Array) {
    this.lengths = lengths
  }

  put(row: number, value: Value): boolean {
    this.lengths[row] = textLengthOf(value as string | null)
    return false // nothing that a list shows
  }

  makeRoom(room: number): void {
    const lengths = new Uint16Array(room)
    lengths.set(this.lengths)
    this.lengths = lengths
  }

  partsAs(): ColumnParts {
    return { name: 'textLength', lengths: this.lengths }
  }
}

/**
 * A number that is greater for a longer text.
 * @param size the first two bytes of what FTS5 keeps of it, as hexadecimal digits: they compare as the lengths do
 */
export const textLengthOf = (size: string | null): number => (size === null ? 0 : Number.parseInt(size, 16))

/** A column of what came from another thread, or was made empty. */
export function columnOf(parts: ColumnParts): KeptColumn {
  if ('costs' in parts) return new Costs(parts.costs)
  if ('blanks' in parts) return new Blanks(parts.blanks)
  if ('lengths' in parts) return new TextLengths(parts.lengths)
  return new CodedValues(
    new CodedColumn(parts.coded),
    parts.name === 'warrantyEndDate' ? warrantyEnds() : same,
  )
}

export function emptyParts(name: ColumnName, room: number): ColumnParts {
  if (name === 'costs') return { name, costs: emptyCosts(room) }
  if (name === 'blanks') return { name, blanks: new Uint8Array(room) }
  if (name === 'textLength') return { name, lengths: new Uint16Array(room) }
  return { name, coded: CodedColumn.empty(room, idColumns.has(name) ? 'ids' : 'values').parts }
}

const same = (value: Value) => value

/** Tells the last day in warranty from its first day and its months (`2026-11-29+36`). */
function warrantyEnds(): (value: Value) => Value {
  const known = new Map<Value, string>()
  return (value) => {
    if (value === null) return null
    let end = known.get(value)
    if (end === undefined) {
      const [from, months] = String(value).split('+') as [string, string]
      end = monthsAfter(from, Number(months))
      known.set(value, end)
    }
    return end
  }
}

const emptyCosts = (room: number) => new Float64Array(room).fill(Number.NaN)

/** A copy of an array by number of the row, with room for more. */
export function longer(array: Uint8Array, room: number): Uint8Array {
  const copy = new Uint8Array(room)
  copy.set(array)
  return copy
}
