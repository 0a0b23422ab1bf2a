type Codes = Uint8Array | Uint16Array | Uint32Array
export type CodedValue = string | number

/** What a coded column consists of, as it goes from thread to thread. */
export interface CodedParts {
  codes: Codes
  values: (CodedValue | null)[]
}

/**
 * One column of every asset, by number of the row: a code that stands for its value, in as few bytes as the number of
 * different values takes. Code 0 stands for none.
 */
export class CodedColumn {
  readonly #values: (CodedValue | null)[]
  readonly #codeOf = new Map<CodedValue, number>()
  #codes: Codes

  constructor(parts: CodedParts) {
    this.#codes = parts.codes
    this.#values = parts.values
    for (let code = 1; code < parts.values.length; code++)
      this.#codeOf.set(parts.values[code] as CodedValue, code)
  }

  /** @param room how many rows it can hold, the numbers 0 … room - 1 */
  static empty(room: number): CodedColumn {
    return new CodedColumn({ codes: new Uint8Array(room), values: [null] })
  }

  get parts(): CodedParts {
    return { codes: this.#codes, values: this.#values }
  }

  get codes(): Codes {
    return this.#codes
  }

  /** The value of each code; null for 0. */
  get values(): readonly (CodedValue | null)[] {
    return this.#values
  }

  /** The code of a value; undefined where no row ever had it. */
  codeOf(value: CodedValue): number | undefined {
    return this.#codeOf.get(value)
  }

  valueOf(row: number): CodedValue | null {
    return this.#values[this.#codes[row] ?? 0] ?? null
  }

  /** @returns whether the row had another value */
  set(row: number, value: CodedValue | null): boolean {
    const code = value === null ? 0 : (this.#codeOf.get(value) ?? this.#add(value))
    const differs = this.#codes[row] !== code
    this.#codes[row] = code
    return differs
  }

  makeRoom(room: number): void {
    this.#codes = copied(this.#codes, widthFor(this.#values.length), room)
  }

  #add(value: CodedValue): number {
    const code = this.#values.push(value) - 1
    this.#codeOf.set(value, code)
    const wanted = widthFor(this.#values.length)
    if (this.#codes.BYTES_PER_ELEMENT < wanted.BYTES_PER_ELEMENT)
      this.#codes = copied(this.#codes, wanted, this.#codes.length)
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
