/** How fast something goes and how long it will take, from what was done when. */
export interface Pace {
  /** units a second */
  rate: number
  secondsLeft: number | null
}

/** @param done, total in any unit; @param elapsed milliseconds since the begin. Null before there is something to go by. */
export function paceOf(done: number, total: number | null, elapsed: number): Pace | null {
  if (done <= 0 || elapsed < 500) return null
  const rate = done / (elapsed / 1000)
  return { rate, secondsLeft: total === null ? null : Math.max(0, (total - done) / rate) }
}
