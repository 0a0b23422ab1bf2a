import { type AssetOutcome, type CountedScan, outcomeOfAsset } from './outcome.ts'

export interface AuditCounts {
  /** assets on the list that was frozen at the start */
  expected: number
  found: number
  misplaced: number
  /** expected in a place that is counted, and not seen anywhere */
  missing: number
  /** expected in a place that is not counted (yet), and not seen anywhere */
  notCounted: number
  unexpected: number
  shouldBeGone: number
  /** distinct codes that match no asset */
  unknown: number
  /** distinct codes that match several assets, not decided */
  ambiguous: number
  /** scans of an asset that had been scanned before */
  duplicates: number
}

export interface PlaceProgress {
  expected: number
  /** of the expected ones, how many were seen, here or elsewhere */
  seen: number
}

/**
 * The counts of an audit, kept up to date scan by scan. The counts depend only on the set of scans that stand and on
 * the places that are counted, not on the order in which they came (tested as a property).
 */
export class AuditTally {
  readonly #places = new Map<string, PlaceProgress>()
  readonly #countedPlaces: Set<string>
  readonly #scansOfAsset = new Map<string, readonly CountedScan[]>()
  readonly #standingScans = new Map<string, CountedScan>()
  readonly #codes = { unknown: new Map<string, number>(), ambiguous: new Map<string, number>() }
  readonly #outcomes: Record<AssetOutcome, number> = {
    found: 0,
    misplaced: 0,
    unexpected: 0,
    shouldBeGone: 0,
  }
  #expected = 0
  #missing = 0
  #notCounted = 0
  #assetScans = 0

  constructor(
    expectedByPlace: Iterable<[placeId: string, expected: number]>,
    countedPlaces: Iterable<string>,
  ) {
    this.#countedPlaces = new Set(countedPlaces)
    for (const [placeId, expected] of expectedByPlace) {
      this.#places.set(placeId, { expected, seen: 0 })
      this.#expected += expected
      this.#changeUnseen(placeId, expected)
    }
  }

  /** Whether a scan of this asset stands. */
  hasSeen(assetId: string): boolean {
    return this.#scansOfAsset.has(assetId)
  }

  /** The scans of an asset that stand, in the order in which they were added. */
  scansOf(assetId: string): readonly CountedScan[] {
    return this.#scansOfAsset.get(assetId) ?? []
  }

  /** Counts a scan; the same scan again changes nothing. */
  add(scan: CountedScan): void {
    if (this.#standingScans.has(scan.scanId)) return
    this.#standingScans.set(scan.scanId, scan)
    if (scan.assetId === null) {
      this.#changeCode(scan, 1)
    } else {
      const before = this.scansOf(scan.assetId)
      this.#replaceScansOf(scan.assetId, before, [...before, scan])
    }
  }

  /** Takes a scan back; one that is not counted changes nothing. */
  void(scanId: string): void {
    const scan = this.#standingScans.get(scanId)
    if (!scan) return
    this.#standingScans.delete(scanId)
    if (scan.assetId === null) {
      this.#changeCode(scan, -1)
    } else {
      const before = this.scansOf(scan.assetId)
      const after = before.filter((other) => other.scanId !== scanId)
      this.#replaceScansOf(scan.assetId, before, after)
    }
  }

  /** Marks a place as counted or, `counted: false`, as open again. */
  markPlace(placeId: string, counted: boolean): void {
    if (this.#countedPlaces.has(placeId) === counted) return
    const { expected, seen } = this.place(placeId)
    this.#changeUnseen(placeId, seen - expected)
    if (counted) this.#countedPlaces.add(placeId)
    else this.#countedPlaces.delete(placeId)
    this.#changeUnseen(placeId, expected - seen)
  }

  isCounted(placeId: string): boolean {
    return this.#countedPlaces.has(placeId)
  }

  place(placeId: string): Readonly<PlaceProgress> {
    return this.#places.get(placeId) ?? { expected: 0, seen: 0 }
  }

  counts(): AuditCounts {
    return {
      expected: this.#expected,
      ...this.#outcomes,
      missing: this.#missing,
      notCounted: this.#notCounted,
      unknown: this.#codes.unknown.size,
      ambiguous: this.#codes.ambiguous.size,
      duplicates: this.#assetScans - this.#scansOfAsset.size,
    }
  }

  #replaceScansOf(assetId: string, before: readonly CountedScan[], after: readonly CountedScan[]): void {
    if (before.length > 0) this.#outcomes[outcomeOfAsset(before)]--
    if (after.length > 0) this.#outcomes[outcomeOfAsset(after)]++
    this.#assetScans += after.length - before.length
    if (after.length > 0) this.#scansOfAsset.set(assetId, after)
    else this.#scansOfAsset.delete(assetId)
    const placeId = (after[0] ?? before[0])?.expectedPlaceId
    if (placeId && before.length === 0) this.#changeSeen(placeId, 1)
    if (placeId && after.length === 0) this.#changeSeen(placeId, -1)
  }

  #changeSeen(placeId: string, by: number): void {
    const { expected, seen } = this.place(placeId)
    this.#places.set(placeId, { expected, seen: seen + by })
    this.#changeUnseen(placeId, -by)
  }

  #changeUnseen(placeId: string, by: number): void {
    if (this.#countedPlaces.has(placeId)) this.#missing += by
    else this.#notCounted += by
  }

  #changeCode(scan: CountedScan, by: 1 | -1): void {
    const codes = this.#codes[scan.standing === 'ambiguous' ? 'ambiguous' : 'unknown']
    const count = (codes.get(scan.codeKey) ?? 0) + by
    if (count > 0) codes.set(scan.codeKey, count)
    else codes.delete(scan.codeKey)
  }
}
