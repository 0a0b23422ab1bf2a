import { type MarkedState, type PlaceState, placeStateOf } from './coverage.ts'
import { type AssetOutcome, type CountedScan, isSeenTwice, outcomeOfAsset } from './outcome.ts'

export interface AuditCounts {
  /** assets on the list that was frozen at the start */
  expected: number
  found: number
  misplaced: number
  /** expected in a place that is counted, and not seen anywhere */
  missing: number
  /** expected in a place that is not counted (yet), and not seen anywhere */
  notCounted: number
  /** expected in a place that is counted, not seen anywhere, and away when the audit started (for repair, on loan) */
  away: number
  /** recorded as lost when the audit started, and not seen; no audit expects them */
  lost: number
  unexpected: number
  shouldBeGone: number
  /** distinct codes that match no asset */
  unknown: number
  /** distinct codes that match several assets, not decided */
  ambiguous: number
  /** scans of an asset that had been scanned before */
  duplicates: number
  /** assets that were seen in more than one place, whatever else became of them */
  seenTwice: number
}

export interface PlaceProgress {
  expected: number
  /** of the expected ones, how many were seen, here or elsewhere */
  seen: number
}

/** What a person says of a place. */
interface PlaceMark {
  state: MarkedState
  /** as `orderOf` says it */
  order: string
}

/** The place of what is expected nowhere in particular. */
export const noPlace = ''

interface Place extends PlaceProgress {
  /** away, and not seen */
  unseenAway: number
}

/**
 * The counts of an audit, kept up to date scan by scan. The counts depend only on the set of scans that stand and on
 * the places that are counted, not on the order in which they came (tested as a property).
 */
export class AuditTally {
  readonly #places = new Map<string, Place>()
  readonly #awayAssets: ReadonlySet<string>
  readonly #lostAssets: ReadonlySet<string>
  readonly #marks = new Map<string, PlaceMark>()
  readonly #scansIn = new Map<string, number>()
  readonly #scansOfAsset = new Map<string, readonly CountedScan[]>()
  readonly #standingScans = new Map<string, CountedScan>()
  readonly #voided = new Set<string>()
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
  #away = 0
  #lost: number
  #assetScans = 0
  #seenTwice = 0

  /**
   * @param expectedByPlace how many assets each place is expected to hold, those that are away included
   * @param away the place of each asset that is away
   * @param lost the assets of its scope that are recorded as lost
   */
  constructor(
    expectedByPlace: Iterable<[placeId: string, expected: number]>,
    away: ReadonlyMap<string, string> = new Map(),
    lost: ReadonlySet<string> = new Set(),
  ) {
    this.#awayAssets = new Set(away.keys())
    this.#lostAssets = lost
    this.#lost = lost.size
    for (const [placeId, expected] of expectedByPlace) {
      this.#places.set(placeId, { expected, seen: 0, unseenAway: 0 })
      this.#expected += expected
      this.#notCounted += expected
    }
    for (const placeId of away.values()) this.#changePlace(placeId, { unseenAway: 1 })
  }

  /** Whether a scan of this asset stands. */
  hasSeen(assetId: string): boolean {
    return this.#scansOfAsset.has(assetId)
  }

  /** The scans of an asset that stand, in the order in which they were added. */
  scansOf(assetId: string): readonly CountedScan[] {
    return this.#scansOfAsset.get(assetId) ?? []
  }

  /** The assets of which a scan stands, each with its scans. */
  seenAssets(): Iterable<[assetId: string, scans: readonly CountedScan[]]> {
    return this.#scansOfAsset
  }

  /** The keys of codes that stand for no asset, or for several. */
  openCodes(standing: 'unknown' | 'ambiguous'): Iterable<string> {
    return this.#codes[standing].keys()
  }

  /** How many scans stand. */
  get standing(): number {
    return this.#standingScans.size
  }

  /** Counts a scan; the same scan again changes nothing, nor does one that was voided before it came. */
  add(scan: CountedScan): void {
    if (this.#standingScans.has(scan.scanId) || this.#voided.has(scan.scanId)) return
    this.#standingScans.set(scan.scanId, scan)
    this.#changeScansIn(scan, 1)
    if (scan.assetId === null) {
      this.#changeCode(scan, 1)
    } else {
      const before = this.scansOf(scan.assetId)
      this.#replaceScansOf(scan.assetId, before, [...before, scan])
    }
  }

  /** Takes a scan back, for good. */
  void(scanId: string): void {
    this.#voided.add(scanId)
    const scan = this.#standingScans.get(scanId)
    if (!scan) return
    this.#standingScans.delete(scanId)
    this.#changeScansIn(scan, -1)
    if (scan.assetId === null) {
      this.#changeCode(scan, -1)
    } else {
      const before = this.scansOf(scan.assetId)
      const after = before.filter((other) => other.scanId !== scanId)
      this.#replaceScansOf(scan.assetId, before, after)
    }
  }

  /** Notes what a person says of a place; of all that is said the mark that is last in order counts. */
  markPlace(placeId: string, mark: PlaceMark): void {
    const known = this.#marks.get(placeId)
    if (known && known.order >= mark.order) return
    this.#countUnseen(placeId, -1)
    this.#marks.set(placeId, mark)
    this.#countUnseen(placeId, 1)
  }

  stateOf(placeId: string): PlaceState {
    return placeStateOf(this.#marks.get(placeId)?.state, this.#scansIn.has(placeId))
  }

  isCounted(placeId: string): boolean {
    return this.#marks.get(placeId)?.state === 'counted'
  }

  place(placeId: string): Readonly<PlaceProgress> {
    const { expected, seen } = this.#placeOf(placeId)
    return { expected, seen }
  }

  counts(): AuditCounts {
    return {
      expected: this.#expected,
      ...this.#outcomes,
      missing: this.#missing,
      notCounted: this.#notCounted,
      away: this.#away,
      lost: this.#lost,
      unknown: this.#codes.unknown.size,
      ambiguous: this.#codes.ambiguous.size,
      duplicates: this.#assetScans - this.#scansOfAsset.size,
      seenTwice: this.#seenTwice,
    }
  }

  #placeOf(placeId: string): Place {
    return this.#places.get(placeId) ?? { expected: 0, seen: 0, unseenAway: 0 }
  }

  #replaceScansOf(assetId: string, before: readonly CountedScan[], after: readonly CountedScan[]): void {
    if (before.length > 0) this.#outcomes[outcomeOfAsset(before)]--
    if (after.length > 0) this.#outcomes[outcomeOfAsset(after)]++
    this.#seenTwice += Number(isSeenTwice(after)) - Number(isSeenTwice(before))
    this.#assetScans += after.length - before.length
    if (after.length > 0) this.#scansOfAsset.set(assetId, after)
    else this.#scansOfAsset.delete(assetId)
    const one = after[0] ?? before[0]
    if (before.length > 0 && after.length > 0) return
    const by = after.length > 0 ? 1 : -1
    if (this.#lostAssets.has(assetId)) this.#lost -= by
    if (one?.standing !== 'expected') return
    this.#changePlace(one.expectedPlaceId ?? noPlace, {
      seen: by,
      unseenAway: this.#awayAssets.has(assetId) ? -by : 0,
    })
  }

  #changePlace(placeId: string, by: Partial<Place>): void {
    const { expected, seen, unseenAway } = this.#placeOf(placeId)
    this.#countUnseen(placeId, -1)
    this.#places.set(placeId, {
      expected,
      seen: seen + (by.seen ?? 0),
      unseenAway: unseenAway + (by.unseenAway ?? 0),
    })
    this.#countUnseen(placeId, 1)
  }

  /** Adds what was not seen of a place to what that means there, or takes it away. */
  #countUnseen(placeId: string, sign: 1 | -1): void {
    const { expected, seen, unseenAway } = this.#placeOf(placeId)
    const unseen = expected - seen
    if (!this.isCounted(placeId)) {
      this.#notCounted += sign * unseen
    } else {
      this.#missing += sign * (unseen - unseenAway)
      this.#away += sign * unseenAway
    }
  }

  #changeScansIn({ placeId }: CountedScan, by: 1 | -1): void {
    if (placeId !== null) changeCount(this.#scansIn, placeId, by)
  }

  #changeCode({ standing, codeKey }: CountedScan, by: 1 | -1): void {
    changeCount(this.#codes[standing === 'ambiguous' ? 'ambiguous' : 'unknown'], codeKey, by)
  }
}

function changeCount(counts: Map<string, number>, key: string, by: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + by
  if (count > 0) counts.set(key, count)
  else counts.delete(key)
}
