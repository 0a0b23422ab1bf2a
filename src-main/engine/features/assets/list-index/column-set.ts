import { monthsAfter } from '../../../../../src-shared/features/assets/asset-values.ts'
import { CodedColumn, type CodedParts } from './coded-column.ts'
import {
  blankColumns,
  type CodedName,
  codedNames,
  storedColumnNames,
  storedColumns,
} from './index-columns.ts'

/** The columns as they go from thread to thread. */
export interface ColumnSetParts {
  room: number
  rowCount: number
  lastRow: number
  coded: Record<CodedName, CodedParts>
  costs: Float64Array
  blanks: Uint8Array
  exists: Uint8Array
}

const blanks = Object.values(blankColumns)
  .map((isLacking, bit) => `((${isLacking}) << ${bit})`)
  .join(' | ')

/** What `ColumnSet.put` takes, as a list of SQL expressions on `asset`. */
export const columnSetSource = [
  'asset.n',
  ...storedColumnNames.map((name) => `asset.${storedColumns[name]}`),
  'asset.last_audit_date',
  'CAST(asset.purchase_cost AS REAL)',
  blanks,
].join(', ')

type Value = string | number | null
/** The values of `columnSetSource`, in its order. */
export type SourceRow = readonly Value[]

const lastAuditAt = storedColumnNames.length + 1
const placeOf = (name: (typeof storedColumnNames)[number]) => storedColumnNames.indexOf(name) + 1
const [purchaseAt, inServiceAt, monthsAt] = [
  placeOf('purchaseDate'),
  placeOf('inServiceDate'),
  placeOf('warrantyMonths'),
]

/**
 * The columns by which assets are filtered, counted and put in order, of every asset, in memory: about 45 bytes for each.
 * A row has the number of its asset (`n`).
 */
export class ColumnSet {
  readonly coded: Record<CodedName, CodedColumn>
  readonly #warrantyEnds = new Map<string, string>()
  #costs: Float64Array
  #blanks: Uint8Array
  #exists: Uint8Array
  #room: number
  #rowCount: number
  #lastRow: number

  constructor(parts: ColumnSetParts) {
    this.coded = mapped((name) => new CodedColumn(parts.coded[name]))
    this.#costs = parts.costs
    this.#blanks = parts.blanks
    this.#exists = parts.exists
    this.#room = parts.room
    this.#rowCount = parts.rowCount
    this.#lastRow = parts.lastRow
  }

  /** @param rows how many are expected; there is room for some more */
  static empty(rows: number): ColumnSet {
    const room = roomFor(rows)
    return new ColumnSet({
      room,
      rowCount: 0,
      lastRow: 0,
      coded: mapped(() => CodedColumn.empty(room).parts),
      costs: new Float64Array(room).fill(Number.NaN),
      blanks: new Uint8Array(room),
      exists: new Uint8Array(room),
    })
  }

  get parts(): ColumnSetParts {
    return {
      room: this.#room,
      rowCount: this.#rowCount,
      lastRow: this.#lastRow,
      coded: mapped((name) => this.coded[name].parts),
      costs: this.#costs,
      blanks: this.#blanks,
      exists: this.#exists,
    }
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

  /** Amounts; NaN for none. */
  get costs(): Float64Array {
    return this.#costs
  }

  /** Bits of `blankColumns`: 1 where the asset has nothing there. */
  get blanks(): Uint8Array {
    return this.#blanks
  }

  /** 1 for each number that an asset has. */
  get exists(): Uint8Array {
    return this.#exists
  }

  /**
   * Puts an asset's values in.
   * @param scannedOn the day of its last scan, where that is known
   * @param changed is given the columns in which it differs from before
   */
  put(source: SourceRow, scannedOn: string | null, changed: Set<CodedName>): void {
    const row = source[0] as number
    if (row >= this.#room) this.#makeRoom(row)
    if (this.#exists[row] === 0) this.#rowCount++
    this.#exists[row] = 1
    if (row > this.#lastRow) this.#lastRow = row
    storedColumnNames.forEach((name, at) => {
      if (this.coded[name].set(row, source[at + 1] ?? null)) changed.add(name)
    })
    const listed = source[lastAuditAt] as string | null
    const audited = scannedOn !== null && (listed === null || scannedOn > listed) ? scannedOn : listed
    if (this.coded.lastAuditDate.set(row, audited)) changed.add('lastAuditDate')
    if (this.coded.warrantyEndDate.set(row, this.#warrantyEnd(source))) changed.add('warrantyEndDate')
    this.#costs[row] = (source[lastAuditAt + 1] as number | null) ?? Number.NaN
    this.#blanks[row] = source[lastAuditAt + 2] as number
  }

  /** An audit saw an asset on a day. */
  seen(row: number, day: string): void {
    const known = this.coded.lastAuditDate.valueOf(row)
    if (known === null || day > known) this.coded.lastAuditDate.set(row, day)
  }

  #warrantyEnd(source: SourceRow): string | null {
    const months = source[monthsAt] as number | null
    const from = (source[purchaseAt] ?? source[inServiceAt]) as string | null
    if (months === null || from === null) return null
    const key = `${from}+${months}`
    let end = this.#warrantyEnds.get(key)
    if (end === undefined) {
      end = monthsAfter(from, months)
      this.#warrantyEnds.set(key, end)
    }
    return end
  }

  #makeRoom(row: number): void {
    this.#room = roomFor(row)
    for (const name of codedNames) this.coded[name].makeRoom(this.#room)
    const costs = new Float64Array(this.#room).fill(Number.NaN)
    costs.set(this.#costs)
    this.#costs = costs
    this.#blanks = longer(this.#blanks, this.#room)
    this.#exists = longer(this.#exists, this.#room)
  }
}

/** A copy of an array by number of the row, with room for more. */
export function longer(array: Uint8Array, room: number): Uint8Array {
  const copy = new Uint8Array(room)
  copy.set(array)
  return copy
}

const roomFor = (rows: number) => rows + Math.max(1024, rows >> 4)

function mapped<Value>(made: (name: CodedName) => Value): Record<CodedName, Value> {
  return Object.fromEntries(codedNames.map((name) => [name, made(name)])) as Record<CodedName, Value>
}
