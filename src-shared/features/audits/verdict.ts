export const verdictKinds = [
  'found',
  'misplaced',
  'unexpected',
  'shouldBeGone',
  'unknown',
  'ambiguous',
  'duplicate',
  'seenTwice',
  'recorded',
] as const
/**
 * What is said at the beep. Provisional: what an audit found in the end is the outcome of all its scans (tally.ts).
 * A blind audit says nothing but `recorded`.
 */
export type VerdictKind = (typeof verdictKinds)[number]

export function isVerdictKind(text: string): text is VerdictKind {
  return (verdictKinds as readonly string[]).includes(text)
}

/** How the scanned thing stands to the list that was frozen when the audit started. */
export type Standing = 'expected' | 'unexpected' | 'shouldBeGone' | 'unknown' | 'ambiguous'

/** Where an expected thing was seen: at its place (or below it), elsewhere, or in no stated place. */
export type Placement = 'atExpectedPlace' | 'elsewhere' | 'unplaced'

export interface Match {
  assetId: string
  inService: boolean
  /** the place frozen at the start of the audit; null: nowhere in particular; undefined: it is not on its list */
  expectedPlaceId: string | null | undefined
}

/** The standing of what a code matched. */
export function standingOf(matches: readonly Match[]): Standing {
  const [match, ...others] = matches
  if (!match) return 'unknown'
  if (others.length > 0) return 'ambiguous'
  if (match.expectedPlaceId !== undefined) return 'expected'
  return match.inService ? 'unexpected' : 'shouldBeGone'
}

/** Where an asset was seen before in the audit, by scans that stand: not at all, in the same place, or only in another one. */
export type Earlier = 'none' | 'samePlace' | 'otherPlace'

/**
 * The verdict for one scan.
 * @param placement only meaningful for an expected asset
 */
export function verdictOf(standing: Standing, placement: Placement, earlier: Earlier): VerdictKind {
  if (standing === 'unknown' || standing === 'ambiguous') return standing
  if (earlier !== 'none') return earlier === 'samePlace' ? 'duplicate' : 'seenTwice'
  if (standing !== 'expected') return standing
  return placement === 'elsewhere' ? 'misplaced' : 'found'
}

/**
 * The scan of the same asset that a scan is held against: the first one that does not contradict it (the same place, or
 * one of both states none), else the first one.
 */
export function earlierScan<Scan extends { placeId: string | null }>(
  scans: readonly Scan[],
  placeId: string | null,
): { earlier: Earlier; scan: Scan | undefined } {
  const [first] = scans
  if (!first) return { earlier: 'none', scan: undefined }
  const same = scans.find((scan) => placeId === null || scan.placeId === null || scan.placeId === placeId)
  return same ? { earlier: 'samePlace', scan: same } : { earlier: 'otherPlace', scan: first }
}
