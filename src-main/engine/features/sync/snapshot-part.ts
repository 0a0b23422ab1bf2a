import type { z } from 'zod'
import {
  isSnapshotRow,
  type SnapshotPlace,
  type SnapshotRow,
  snapshotAnswer,
} from '../../../../src-shared/sync/protocol.ts'

/** Lines end with it. */
const newline = 10
/** Bytes of memory that Node may have given to several buffers at once, and more. */
const largestShared = 256 * 1024

/**
 * A part of a snapshot. Its rows stay bytes until they are written: thousands of them that are read at once, or one text of
 * all, outlive what a thread keeps cheaply, and have its memory looked through for each part. A server of before puts all
 * of them on one line: those are read at once.
 */
export class SnapshotPart {
  /** as `snapshotAnswer` has it */
  readonly start: z.output<typeof snapshotAnswer>['start']
  /** whether there is more than this part */
  readonly more: boolean
  /** How many rows it has. */
  readonly size: number
  readonly #linesOrRows: Lines | readonly SnapshotRow[]
  readonly #notUnderstood: Error

  /**
   * @param notUnderstood is thrown where a row on a line of its own turns out to be none
   * @throws SyntaxError, ZodError where all else is no answer
   */
  constructor(bytes: Buffer, notUnderstood: Error) {
    const [begin, end] = [bytes.indexOf(newline), bytes.lastIndexOf(newline)]
    const isInLines = begin < end
    const around = isInLines ? `${bytes.subarray(0, begin)}${bytes.subarray(end)}` : String(bytes)
    const { start, rows, more } = snapshotAnswer.parse(JSON.parse(around))
    this.start = start
    this.more = more
    this.#notUnderstood = notUnderstood
    this.#linesOrRows = isInLines ? new Lines(bytes, begin, end) : rows
    this.size = isInLines ? this.#linesOrRows.length : rows.length
  }

  /** The rows between two places, counted from 0. @throws what is thrown where one is none */
  rows(from: number, until: number): SnapshotRow[] {
    const rows = this.#linesOrRows
    if (!(rows instanceof Lines)) return rows.slice(from, until)
    try {
      const read: unknown = JSON.parse(`[${rows.text(from, until)}]`)
      if (isRowsOf(read, until - from)) return read
    } catch {
      // it is told as what follows
    }
    throw this.#notUnderstood
  }

  /** Gives the memory of its rows back once they are written. V8 looks through all that a thread has when 8 MB more wait for that. */
  forget(): void {
    if (this.#linesOrRows instanceof Lines) this.#linesOrRows.forget()
  }

  /** The last row that it has; null where it has none. */
  get end(): SnapshotPlace | null {
    const [row] = this.size === 0 ? [] : this.rows(this.size - 1, this.size)
    return row === undefined ? null : { kind: row[0], id: row[1] }
  }
}

const isRowsOf = (read: unknown, count: number): read is SnapshotRow[] =>
  Array.isArray(read) && read.length === count && read.every(isSnapshotRow)

/** Lines that end with a comma but the last, each of them a row. */
class Lines {
  readonly #bytes: Buffer
  /** where each begins, and where one more would */
  readonly #begins: number[]

  constructor(bytes: Buffer, begin: number, end: number) {
    this.#bytes = bytes
    this.#begins = []
    for (let at = begin; at <= end && at !== -1; at = bytes.indexOf(newline, at + 1))
      this.#begins.push(at + 1)
  }

  get length(): number {
    return this.#begins.length - 1
  }

  forget(): void {
    const { buffer } = this.#bytes
    if (buffer instanceof ArrayBuffer && buffer.byteLength > largestShared) buffer.transfer(0)
  }

  /** What stands on the lines between two, without the comma of the last. */
  text(from: number, until: number): string {
    const [begin = 0, next = 0] = [this.#begins[from], this.#begins[until]]
    return this.#bytes.toString('utf8', begin, next - (until === this.length ? 1 : 2))
  }
}
