export const lotStates = ['open', 'passed', 'quarantined'] as const
/** Where a lot stands: `quarantined` by one failure, whatever the rest says. */
export type LotState = (typeof lotStates)[number]

/** How many of the media of a lot are sampled: the per cent of the policy, rounded up, and never none. */
export function sampleSize(count: number, percent: number): number {
  return Math.min(count, Math.max(1, Math.ceil((count * percent) / 100)))
}

/**
 * Which media of a lot are sampled. Whoever has the seed and the ids can draw them again: they are those whose SHA-256 of
 * seed, line feed and id is the smallest.
 * @param sha256 of a text in UTF-8, in hexadecimal digits
 */
export function sampledOf(
  ids: readonly string[],
  seed: string,
  size: number,
  sha256: (text: string) => string,
): string[] {
  return ids
    .map((id) => ({ id, rank: sha256(`${seed}\n${id}`) }))
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, size)
    .map(({ id }) => id)
}

/** @param results of the media that were sampled; null: not tried yet */
export function lotStateOf(results: readonly (boolean | null)[]): LotState {
  if (results.includes(false)) return 'quarantined'
  return results.includes(null) ? 'open' : 'passed'
}
