export const assetDispositions = ['retired', 'cleared', 'released', 'disposed'] as const
/** Where an asset stands on its way out: `cleared` for release, `released` to whom takes it, `disposed` for good. */
export type AssetDisposition = (typeof assetDispositions)[number]

/** The furthest of the steps that were taken, whichever came first; without any it is retired. */
export function furthestOf(taken: Iterable<AssetDisposition>): AssetDisposition {
  const places = [...taken].map((state) => assetDispositions.indexOf(state))
  return assetDispositions[Math.max(0, ...places)] ?? 'retired'
}

/** The step that follows; null after the last. No step is left out, and none is taken back. */
export function dispositionAfter(state: AssetDisposition): AssetDisposition | null {
  return assetDispositions[assetDispositions.indexOf(state) + 1] ?? null
}
