/** One part of a filter, ready to be asked. */
export interface Condition {
  /** Takes out of a mask (1 for each row that is in it) the rows that do not meet it. */
  narrow: (mask: Uint8Array) => void
  isMetBy: (row: number) => boolean
}

/** Takes row by row out of a mask what does not meet a condition. */
export function narrowEach(mask: Uint8Array, isMetBy: (row: number) => boolean): void {
  for (let row = 0; row < mask.length; row++) if (mask[row] === 1 && !isMetBy(row)) mask[row] = 0
}
