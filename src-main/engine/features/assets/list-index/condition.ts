/** One part of a filter, ready to be asked. */
export interface Condition {
  /** Takes out of a mask (1 for each row that is in it) the rows that do not meet it. */
  narrow: (mask: Uint8Array) => void
  isMetBy: (row: number) => boolean
}
