const goodForDays = 7
const dueAfterHours = 24

/** Whether the last good backup is too old to be trusted with a week's work. */
export function isBackupOld(last: string | null, now: string): boolean {
  return last === null || Date.parse(now) - Date.parse(last) > goodForDays * 86_400_000
}

/**
 * Whether it is time for the daily backup: a day since the last one, and something was written since. A last one that
 * lies in the future comes from a wrong clock and counts for nothing.
 * @param lastWrite the newest change or scan; null: nothing was ever written
 */
export function isBackupDue(last: string | null, lastWrite: string | null, now: string): boolean {
  if (lastWrite === null) return false
  if (last === null || Date.parse(last) > Date.parse(now)) return true
  return lastWrite > last && Date.parse(now) - Date.parse(last) >= dueAfterHours * 3_600_000
}
