/** What a column asks for, in points. */
export interface ColumnNeed {
  /** narrower, and words are broken */
  least: number
  /** wide enough for every cell on one line */
  ideal: number
}

/** One column takes no more than this part of the table for the sake of its longest word, or of its longest cell. */
const largestLeast = 0.18
const largestIdeal = 0.4

/**
 * Shares the width of a table between its columns, as a browser does: all get what they ask for if there is room, and
 * what is left over in proportion; else each gets its least, and the rest in proportion to what it lacks. If even that
 * is too much the widest give way, so that one long word does not squeeze the other columns.
 * @returns widths in points; their sum is `available`
 */
export function shareWidth(needs: readonly ColumnNeed[], available: number): number[] {
  const words = needs.map(({ least }) => Math.min(least, available * largestLeast))
  const leasts = withinLevel(words, available)
  const ideals = needs.map(({ ideal }, i) =>
    Math.max(leasts[i] ?? 0, Math.min(ideal, available * largestIdeal)),
  )
  const spare = available - sum(ideals)
  if (spare >= 0) return ideals.map((ideal) => ideal + (spare * ideal) / (sum(ideals) || 1))
  const left = available - sum(leasts)
  const lack = sum(ideals) - sum(leasts)
  return leasts.map((least, i) => least + (left * ((ideals[i] ?? least) - least)) / lack)
}

/** Lowers the widest to one common level at which all fit. */
function withinLevel(widths: readonly number[], available: number): number[] {
  if (sum(widths) <= available) return [...widths]
  let left = available
  let columns = widths.length
  for (const width of [...widths].sort((a, b) => a - b)) {
    if (width > left / columns) break
    left -= width
    columns--
  }
  return widths.map((width) => Math.min(width, left / columns))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
