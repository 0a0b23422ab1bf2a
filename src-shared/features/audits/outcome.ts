import type { Placement, Standing } from './verdict.ts'

/** A scan as far as the outcome depends on it. */
export interface CountedScan {
  scanId: string
  /** the asset that the code stands for; null when unknown or ambiguous */
  assetId: string | null
  /** identifier key of the code */
  codeKey: string
  standing: Standing
  placement: Placement
  /** where the asset is expected; null unless it is, or where it is expected nowhere in particular */
  expectedPlaceId: string | null
  /** where it was seen; null where that was not stated or is not proved */
  placeId: string | null
}

export type AssetOutcome = 'found' | 'misplaced' | 'unexpected' | 'shouldBeGone'

/**
 * What the scans of one asset say together, whatever their order: found if it was seen at its place, or in no stated
 * place and nowhere else; misplaced if it was seen elsewhere only.
 */
export function outcomeOfAsset(scans: readonly Pick<CountedScan, 'standing' | 'placement'>[]): AssetOutcome {
  if (scans.some((scan) => scan.standing === 'shouldBeGone')) return 'shouldBeGone'
  if (scans.some((scan) => scan.standing === 'unexpected')) return 'unexpected'
  if (scans.some((scan) => scan.placement === 'atExpectedPlace')) return 'found'
  return scans.some((scan) => scan.placement === 'elsewhere') ? 'misplaced' : 'found'
}

/** Whether an asset was seen in more than one place: its label was copied, or it was carried about. */
export function isSeenTwice(scans: readonly Pick<CountedScan, 'placeId'>[]): boolean {
  const places = new Set(scans.map(({ placeId }) => placeId))
  places.delete(null)
  return places.size > 1
}
