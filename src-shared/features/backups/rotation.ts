const kept = { days: 7, weeks: 4, months: 12 }

/** Days since 1970 of a moment. */
const dayOf = (at: string) => Math.floor(Date.parse(at) / 86_400_000)
/** Weeks begin on Mondays; 1970 began on a Thursday. */
const weekOf = (at: string) => Math.floor((dayOf(at) + 3) / 7)
const monthOf = (at: string) => at.slice(0, 7)

/**
 * Which regular backups are to go: the newest of each of the last seven days that have one stays, of the last four weeks
 * and of the last twelve months likewise. Days are those of UTC.
 * @param moments of the backups, UTC, ISO 8601, in any order
 */
export function expiredBackups(moments: readonly string[]): string[] {
  const newestFirst = [...moments].sort().reverse()
  const staying = new Set([
    ...newestOfEach(newestFirst, dayOf, kept.days),
    ...newestOfEach(newestFirst, weekOf, kept.weeks),
    ...newestOfEach(newestFirst, monthOf, kept.months),
  ])
  return newestFirst.filter((at) => !staying.has(at))
}

function newestOfEach(
  newestFirst: string[],
  spanOf: (at: string) => number | string,
  spans: number,
): string[] {
  const newest = new Map<number | string, string>()
  for (const at of newestFirst) if (!newest.has(spanOf(at))) newest.set(spanOf(at), at)
  return [...newest.values()].slice(0, spans)
}
