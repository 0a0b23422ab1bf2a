import { type PackedIdParts, PackedIds } from './packed-ids.ts'

type Codes = Uint8Array | Uint16Array | Uint32Array
export type CodedValue = string | number

/** What a coded column consists of, as it goes from thread to thread. */
export interface CodedParts {
  codes: Codes
  values: (CodedValue | null)[] | PackedIdParts
}

/** The different values of a column, each with a code. */
interface Values {
  readonly size: number
  valueAt(code: number): CodedValue | null
  codeOf(value: CodedValue): number | undefined
  add(value: CodedValue): number
}

/**
 * One column of every asset, by number of the row: a code that stands for its value, in as few bytes as the number of
 * different values takes. Code 0 stands for none.
 */
export class CodedColumn {
  readonly #values: ListedValues | PackedIds
  #codes: Codes

  constructor({ codes, values }: CodedParts) {
    this.#codes = codes
    this.#values = Array.isArray(values) ? new ListedValues(values) : new PackedIds(values)
  }

  /**
   * @param room how many rows it can hold, the numbers 0 … room - 1
   * @param kind `ids` for those of very many people or places
   */
  static empty(room: number, kind: 'values' | 'ids'): CodedColumn {
    const values = kind === 'ids' ? PackedIds.empty().parts : [null]
    return new CodedColumn({ codes: new Uint8Array(room), values })
  }

  get parts(): CodedParts {
    return { codes: this.#codes, values: this.#values.parts }
  }

  get codes(): Codes {
    return this.#codes
  }

  /** One more than the highest code. */
  get size(): number {
    return this.#values.size
  }

  /** The value of a code; null for 0. */
  valueAt(code: number): CodedValue | null {
    return this.#values.valueAt(code)
  }

  /** The code of a value; undefined where no row ever had it. */
  codeOf(value: CodedValue): number | undefined {
    return this.#values.codeOf(value)
  }

  /** For each code the one that its id has among others; 0 where it has none. Of a column of ids. */
  codesIn(others: PackedIds): Uint32Array {
    if (this.#values instanceof PackedIds) return this.#values.codesIn(others)
    throw new Error('a column that keeps no ids')
  }

  valueOf(row: number): CodedValue | null {
    return this.#values.valueAt(this.#codes[row] ?? 0)
  }

  /** @returns whether the row had another value */
  set(row: number, value: CodedValue | null): boolean {
    const code = value === null ? 0 : (this.#values.codeOf(value) ?? this.#add(value))
    const differs = this.#codes[row] !== code
    this.#codes[row] = code
    return differs
  }

  makeRoom(room: number): void {
    this.#codes = copied(this.#codes, widthFor(this.size), room)
  }

  #add(value: CodedValue): number {
    const code = this.#values.add(value)
    const wanted = widthFor(this.size)
    if (this.#codes.BYTES_PER_ELEMENT < wanted.BYTES_PER_ELEMENT)
      this.#codes = copied(this.#codes, wanted, this.#codes.length)
    return code
  }
}

/** Values of which there are not very many. */
class ListedValues implements Values {
  readonly parts: (CodedValue | null)[]
  readonly #codeOf = new Map<CodedValue, number>()

  constructor(values: (CodedValue | null)[]) {
    this.parts = values
    for (let code = 1; code < values.length; code++) this.#codeOf.set(values[code] as CodedValue, code)
  }

  get size(): number {
    return this.parts.length
  }

  valueAt(code: number): CodedValue | null {
    return this.parts[code] ?? null
  }

  codeOf(value: CodedValue): number | undefined {
    return this.#codeOf.get(value)
  }

  add(value: CodedValue): number {
    const code = this.parts.push(value) - 1
    this.#codeOf.set(value, code)
    return code
  }
}

type Width = Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor

function widthFor(values: number): Width {
  if (values <= 0x100) return Uint8Array
  return values <= 0x1_0000 ? Uint16Array : Uint32Array
}

function copied(codes: Codes, Wider: Width, room: number): Codes {
  const next = new Wider(room)
  next.set(codes)
  return next
}
