/** What a column asks for, in points. */
export interface ColumnNeed {
  /** narrower, and words are broken */
  least: number
  /** wide enough for every cell on one line */
  ideal: number
}

/** One column takes no more than this part of the table for the sake of its longest cell or word. */
const largestIdeal = 0.4
const largestLeast = 0.25

/**
 * Shares the width of a table between its columns, as a browser does: all get what they ask for if there is room, and
 * what is left over in proportion; else each gets its least, and the rest in proportion to what it lacks.
 * @returns widths in points; their sum is `available`
 */
export function shareWidth(needs: readonly ColumnNeed[], available: number): number[] {
  const leasts = needs.map(({ least }) => Math.min(least, available * largestLeast))
  const ideals = needs.map(({ ideal }, i) =>
    Math.max(leasts[i] ?? 0, Math.min(ideal, available * largestIdeal)),
  )
  const spare = available - sum(ideals)
  if (spare >= 0) return ideals.map((ideal) => ideal + (spare * ideal) / (sum(ideals) || 1))
  const left = available - sum(leasts)
  if (left <= 0) return leasts.map((least) => (least * available) / sum(leasts))
  const lack = sum(ideals) - sum(leasts)
  return leasts.map((least, i) => least + (left * ((ideals[i] ?? least) - least)) / lack)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
