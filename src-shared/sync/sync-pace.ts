const second = 1000
const minute = 60 * second

/** How long a laptop that is in touch lets pass between two syncs. */
const usual = minute
/** The wait after a first failure; each further one doubles it. */
const firstWait = 5 * second
export const longestWait = 10 * minute

/** What a laptop can be asked to spare: it does not sync by itself while the computer runs on battery, or over a metered line. */
export const spared = ['battery', 'metered'] as const
export type Spared = (typeof spared)[number]

/** For what a sync waits that nobody asks for; null: it does not wait. */
export function heldBy(asked: Record<Spared, boolean>, supply: Record<Spared, boolean>): Spared | null {
  return spared.find((what) => asked[what] && supply[what]) ?? null
}

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
