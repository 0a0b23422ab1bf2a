/**
 * What tells which of several facts about one thing counts, on every laptop the same and whatever order they arrive in:
 * a hybrid logical clock (Kulkarni et al. 2014), the moment at which something was said, but later than everything
 * about it that was known where it was said. So nobody's word is beaten by one that they answered, however wrong a
 * clock is; of two who did not know of each other the later one counts.
 */
export interface Ranked {
  id: string
  /** UTC, ISO 8601 with milliseconds, by the clock of the device */
  at: string
  /** the same where that clock was behind what was known; null: as `at` */
  rank: string | null
}

/**
 * The rank of what is said now.
 * @param latest the highest rank that is known of the same thing; null where nothing is
 * @returns null where it is the moment itself
 */
export function rankAfter(at: string, latest: string | null): string | null {
  if (latest === null || at > latest) return null
  return new Date(Date.parse(latest) + 1).toISOString()
}

/** A text by which facts stand in their order; of two of one rank the ids decide. */
export function orderOf({ rank, at, id }: Ranked): string {
  return `${rank ?? at} ${id}`
}
