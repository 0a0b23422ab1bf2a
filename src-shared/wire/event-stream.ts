interface Reader {
  resolve: (result: IteratorResult<unknown>) => void
  reject: (error: unknown) => void
}

/** The events of one call, in the order they came, for whoever reads them. */
export class EventStream implements AsyncIterableIterator<unknown> {
  readonly #heard: unknown[] = []
  readonly #readers: Reader[] = []
  #end: { result: IteratorResult<unknown> } | { error: unknown } | undefined
  readonly #leave: () => void

  /** @param leave called once when the reader wants no more of them */
  constructor(leave: () => void) {
    this.#leave = leave
  }

  push(event: unknown): void {
    const reader = this.#readers.shift()
    if (reader) reader.resolve({ value: event, done: false })
    else this.#heard.push(event)
  }

  /** No event comes any more; those that came are read first. */
  end(value: unknown): void {
    this.#endAs({ result: { value, done: true } })
  }

  /** No event comes any more, because of this. */
  fail(error: unknown): void {
    this.#endAs({ error })
  }

  async next(): Promise<IteratorResult<unknown>> {
    if (this.#heard.length > 0) return { value: this.#heard.shift(), done: false }
    if (!this.#end) return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }))
    if ('error' in this.#end) throw this.#end.error
    return this.#end.result
  }

  async return(value?: unknown): Promise<IteratorResult<unknown>> {
    const result = { value, done: true } as const
    if (!this.#end) {
      this.#heard.length = 0
      this.#endAs({ result })
      this.#leave()
    }
    return result
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #endAs(end: { result: IteratorResult<unknown> } | { error: unknown }): void {
    if (this.#end) return
    this.#end = end
    for (const reader of this.#readers.splice(0)) {
      if ('error' in end) reader.reject(end.error)
      else reader.resolve(end.result)
    }
  }
}
