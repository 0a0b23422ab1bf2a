import type { z } from 'zod'
import {
  isSnapshotRow,
  type SnapshotPlace,
  type SnapshotRow,
  snapshotAnswer,
} from '../../../../src-shared/sync/protocol.ts'

/**
 * A part of a snapshot. Each row of it stays text until it is written, since thousands of rows that are read at once
 * outlive what a thread keeps cheaply. A server of before puts all of them on one line: those are read at once.
 */
export class SnapshotPart {
  /** as `snapshotAnswer` has it */
  readonly start: z.output<typeof snapshotAnswer>['start']
  /** whether there is more than this part */
  readonly more: boolean
  readonly #rows: readonly (string | SnapshotRow)[]
  readonly #notUnderstood: Error

  /**
   * @param notUnderstood is thrown where a row on a line of its own turns out to be none
   * @throws SyntaxError, ZodError where all else is no answer
   */
  constructor(text: string, notUnderstood: Error) {
    const [begin, end] = [text.indexOf('\n'), text.lastIndexOf('\n')]
    const isInLines = begin < end
    const around = isInLines ? text.slice(0, begin) + text.slice(end) : text
    const { start, rows, more } = snapshotAnswer.parse(JSON.parse(around))
    this.start = start
    this.more = more
    this.#notUnderstood = notUnderstood
    this.#rows = isInLines ? text.slice(begin + 1, end).split(',\n') : rows
  }

  /** How many rows it has. */
  get size(): number {
    return this.#rows.length
  }

  /** The rows between two places, counted from 0. @throws what is thrown where one is none */
  rows(from: number, until: number): SnapshotRow[] {
    return this.#rows.slice(from, until).map((written) => {
      const row = rowIn(written)
      if (row === null) throw this.#notUnderstood
      return row
    })
  }

  /** The last row that it has; null where it has none. */
  get end(): SnapshotPlace | null {
    const [row] = this.rows(this.size - 1, this.size)
    return row === undefined ? null : { kind: row[0], id: row[1] }
  }
}

function rowIn(written: string | SnapshotRow): SnapshotRow | null {
  if (typeof written !== 'string') return written
  try {
    const row: unknown = JSON.parse(written)
    return isSnapshotRow(row) ? row : null
  } catch {
    return null
  }
}
