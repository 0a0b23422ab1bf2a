export const verdictKinds = [
  'found',
  'misplaced',
  'unexpected',
  'shouldBeGone',
  'unknown',
  'ambiguous',
  'duplicate',
] as const
/** What is said at the beep. Provisional: what an audit found in the end is the outcome of all its scans (tally.ts). */
export type VerdictKind = (typeof verdictKinds)[number]

/** How the scanned thing stands to the list that was frozen when the audit started. */
export type Standing = 'expected' | 'unexpected' | 'shouldBeGone' | 'unknown' | 'ambiguous'

/** Where an expected thing was seen: at its place (or below it), elsewhere, or in no stated place. */
export type Placement = 'atExpectedPlace' | 'elsewhere' | 'unplaced'

export interface Match {
  assetId: string
  inService: boolean
  /** the place frozen at the start of the audit; undefined if the asset is not on its list */
  expectedPlaceId: string | undefined
}

/** The standing of what a code matched. */
export function standingOf(matches: readonly Match[]): Standing {
  const [match, ...others] = matches
  if (!match) return 'unknown'
  if (others.length > 0) return 'ambiguous'
  if (match.expectedPlaceId !== undefined) return 'expected'
  return match.inService ? 'unexpected' : 'shouldBeGone'
}

/**
 * The verdict for one scan.
 * @param placement only meaningful for an expected asset
 * @param seenBefore whether a scan of the same asset in this audit stands (is not voided)
 */
export function verdictOf(standing: Standing, placement: Placement, seenBefore: boolean): VerdictKind {
  if (standing === 'unknown' || standing === 'ambiguous') return standing
  if (seenBefore) return 'duplicate'
  if (standing !== 'expected') return standing
  return placement === 'elsewhere' ? 'misplaced' : 'found'
}
