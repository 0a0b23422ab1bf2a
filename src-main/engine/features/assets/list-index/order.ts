import { compareKeys, type SortKey } from './compare-keys.ts'
import { RowsPutAway } from './rows-put-away.ts'

/** All rows, and how many of them have a value: they stand before the others. */
export interface OrderedRows {
  rows: Uint32Array
  valued: number
}

/**
 * @param valued the rows that have a value, in their order
 * @param exists 1 for each number of an asset, 0 between them
 */
export function orderedRows(valued: Uint32Array, exists: Uint8Array): OrderedRows {
  const isPlaced = new Uint8Array(exists.length)
  for (const row of valued) isPlaced[row] = 1
  // What stands for assets at other sites has a tag and is none.
  const here = valued.every((row) => exists[row] === 1) ? valued : valued.filter((row) => exists[row] === 1)
  let blank = 0
  for (let row = 0; row < exists.length; row++) if (exists[row] === 1 && isPlaced[row] === 0) blank++
  if (blank === 0) return { rows: here, valued: here.length }
  const rows = new Uint32Array(here.length + blank)
  rows.set(here)
  let at = here.length
  for (let row = 0; row < exists.length; row++) if (exists[row] === 1 && isPlaced[row] === 0) rows[at++] = row
  return { rows, valued: here.length }
}

type KeyOf = (row: number) => SortKey | null

/**
 * Every row of the register in the order of one column: those with a value by value, then those without; equals by
 * number. It is put right when it is asked for: what changed since is taken out and put in where it belongs now.
 */
export class Order {
  readonly #keyOf: KeyOf
  readonly #changed = new Set<number>()
  #rows: Uint32Array | RowsPutAway
  #valued: number

  constructor({ rows, valued }: OrderedRows, keyOf: KeyOf) {
    this.#rows = rows
    this.#valued = valued
    this.#keyOf = keyOf
  }

  /** A row is new, or its value may be another. */
  change(row: number): void {
    this.#changed.add(row)
  }

  /** How many rows wait for their place. */
  get behind(): number {
    return this.#changed.size
  }

  get rows(): Uint32Array {
    this.#settle()
    return this.#here()
  }

  /** How many rows have a value. */
  get valued(): number {
    this.#settle()
    return this.#valued
  }

  /** Keeps the rows in a file until they are asked for. @returns false where that cannot be: it is of no use any more */
  putAway(folder: string): boolean {
    if (this.#rows instanceof RowsPutAway) return true
    const away = RowsPutAway.write(folder, this.#rows)
    if (away) this.#rows = away
    return away !== null
  }

  /** It is of no use any more. */
  drop(): void {
    if (this.#rows instanceof RowsPutAway) this.#rows.drop()
  }

  #here(): Uint32Array {
    if (this.#rows instanceof RowsPutAway) this.#rows = this.#rows.takeBack()
    return this.#rows
  }

  /** Where the rows whose key is not below this one begin. */
  placeOf(key: SortKey): number {
    return this.#firstNotBelow(this.rows, this.#valued, (row) =>
      compareKeys(this.#keyOf(row) as SortKey, key),
    )
  }

  #settle(): void {
    if (this.#changed.size === 0) return
    const known = new Map<number, SortKey | null>()
    const keyOf = (row: number) => {
      let key = known.get(row)
      if (key === undefined) {
        key = this.#keyOf(row)
        known.set(row, key)
      }
      return key
    }
    const moved = [...this.#changed].map((row) => ({ row, key: keyOf(row) }))
    moved.sort((one, other) => comparePlaced(one, other))
    const { rows, valued } = without(this.#here(), this.#valued, this.#changed)
    this.#changed.clear()

    const next = new Uint32Array(rows.length + moved.length)
    let from = 0
    let to = 0
    for (const { row, key } of moved) {
      const place =
        key === null
          ? this.#firstNotBelow(rows, rows.length, (at) => at - row, valued)
          : this.#firstNotBelow(rows, valued, (at) => compareKeys(keyOf(at) as SortKey, key) || at - row)
      next.set(rows.subarray(from, place), to)
      to += place - from
      next[to++] = row
      from = place
    }
    next.set(rows.subarray(from), to)
    this.#rows = next
    this.#valued = valued + moved.filter(({ key }) => key !== null).length
  }

  #firstNotBelow(rows: Uint32Array, end: number, compare: (row: number) => number, begin = 0): number {
    let low = begin
    let high = end
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(rows[middle] as number) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

interface Placed {
  row: number
  key: SortKey | null
}

function comparePlaced(one: Placed, other: Placed): number {
  if (one.key === null || other.key === null)
    return one.key === other.key ? one.row - other.row : one.key === null ? 1 : -1
  return compareKeys(one.key, other.key) || one.row - other.row
}

const fewRows = 8

/** The rows but for some. */
function without(rows: Uint32Array, valued: number, some: ReadonlySet<number>): OrderedRows {
  const places = some.size <= fewRows ? placesOfFew(rows, some) : placesOfMany(rows, some)
  const kept = new Uint32Array(rows.length - places.length)
  let from = 0
  let to = 0
  for (const place of places) {
    kept.set(rows.subarray(from, place), to)
    to += place - from
    from = place + 1
  }
  kept.set(rows.subarray(from), to)
  return { rows: kept, valued: valued - places.filter((place) => place < valued).length }
}

function placesOfFew(rows: Uint32Array, some: ReadonlySet<number>): number[] {
  return [...some]
    .map((row) => rows.indexOf(row))
    .filter((place) => place >= 0)
    .sort((one, other) => one - other)
}

function placesOfMany(rows: Uint32Array, some: ReadonlySet<number>): number[] {
  let highest = 0
  for (const row of rows) if (row > highest) highest = row
  const wanted = new Uint8Array(highest + 1)
  for (const row of some) if (row <= highest) wanted[row] = 1
  const places: number[] = []
  for (let place = 0; place < rows.length; place++)
    if (wanted[rows[place] as number] === 1) places.push(place)
  return places
}
