const second = 1000
const minute = 60 * second

/** How long a laptop that is in touch lets pass between two syncs. */
const usual = minute
/** The wait after a first failure; each further one doubles it. */
const firstWait = 5 * second
export const longestWait = 10 * minute

/**
 * Milliseconds until the next sync. Never the same for two laptops, so that those which found the server away do not all
 * come back at once.
 * @param failures syncs that failed one after the other up to now
 * @param random from 0 to 1
 */
export function nextSyncAfter(failures: number, random: number): number {
  const whole = failures === 0 ? usual : Math.min(longestWait, firstWait * 2 ** (failures - 1))
  return Math.round(whole * (0.5 + random / 2))
}
