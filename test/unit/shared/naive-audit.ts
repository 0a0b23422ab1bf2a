import type { MarkedState } from '../../../src-shared/features/audits/coverage.ts'
import type { CountedScan } from '../../../src-shared/features/audits/outcome.ts'
import type { AuditCounts } from '../../../src-shared/features/audits/tally.ts'

export type AuditFact =
  | { kind: 'scan'; scan: CountedScan }
  | { kind: 'void'; scanId: string }
  | { kind: 'mark'; placeId: string; mark: { state: MarkedState; order: string } }

/** An audit that keeps every fact and counts from scratch, the slow and obvious way. */
export class NaiveAudit {
  readonly #expected: ReadonlyMap<string, string>
  readonly #away: ReadonlySet<string>
  readonly #lost: ReadonlySet<string>
  #scans: CountedScan[] = []
  #voided = new Set<string>()
  #marks: Extract<AuditFact, { kind: 'mark' }>[] = []

  /**
   * @param expected the place of each asset that is on the list; `noPlace`: nowhere in particular
   * @param away those on the list that are away
   * @param lost assets that are recorded as lost, on no list
   */
  constructor(expected: ReadonlyMap<string, string>, away: ReadonlySet<string>, lost: ReadonlySet<string>) {
    this.#expected = expected
    this.#away = away
    this.#lost = lost
  }

  get #standing(): CountedScan[] {
    const standing = this.#scans.filter(({ scanId }) => !this.#voided.has(scanId))
    return [...new Map(standing.map((scan) => [scan.scanId, scan])).values()]
  }

  take(fact: AuditFact): void {
    if (fact.kind === 'scan') this.#scans.push(fact.scan)
    else if (fact.kind === 'void') this.#voided.add(fact.scanId)
    else this.#marks.push(fact)
  }

  counts(): AuditCounts {
    const isCounted = (place: string) =>
      this.#marks
        .filter(({ placeId }) => placeId === place)
        .toSorted((one, other) => (one.mark.order < other.mark.order ? -1 : 1))
        .at(-1)?.mark.state === 'counted'
    const placesOf = (assetId: string) =>
      new Set(this.#standing.flatMap((scan) => (scan.assetId === assetId ? (scan.placeId ?? []) : [])))
    const seen = new Set(this.#standing.flatMap(({ assetId }) => assetId ?? []))
    const unseen = [...this.#expected].filter(([assetId]) => !seen.has(assetId))
    const hasScan = (assetId: string, part: Partial<CountedScan>) =>
      this.#standing.some(
        (scan) =>
          scan.assetId === assetId &&
          Object.entries(part).every(([key, value]) => scan[key as keyof CountedScan] === value),
      )
    const counts = { found: 0, misplaced: 0, unexpected: 0, shouldBeGone: 0 }
    for (const assetId of seen) {
      if (this.#expected.has(assetId)) {
        const isElsewhere = hasScan(assetId, { placement: 'elsewhere' })
        const isHere = hasScan(assetId, { placement: 'atExpectedPlace' })
        counts[isElsewhere && !isHere ? 'misplaced' : 'found']++
      } else {
        counts[hasScan(assetId, { standing: 'shouldBeGone' }) ? 'shouldBeGone' : 'unexpected']++
      }
    }
    const codes = (standing: string) =>
      new Set(this.#standing.filter((scan) => scan.standing === standing).map(({ codeKey }) => codeKey)).size
    return {
      expected: this.#expected.size,
      ...counts,
      missing: unseen.filter(([id, place]) => isCounted(place) && !this.#away.has(id)).length,
      notCounted: unseen.filter(([, place]) => !isCounted(place)).length,
      away: unseen.filter(([id, place]) => isCounted(place) && this.#away.has(id)).length,
      lost: [...this.#lost].filter((id) => !seen.has(id)).length,
      unknown: codes('unknown'),
      ambiguous: codes('ambiguous'),
      duplicates: this.#standing.filter(({ assetId }) => assetId !== null).length - seen.size,
      seenTwice: [...seen].filter((id) => placesOf(id).size > 1).length,
    }
  }

  /** Of the assets expected in a place, how many were seen. */
  seenOf(placeId: string): number {
    const seen = new Set(this.#standing.map(({ assetId }) => assetId))
    return [...this.#expected].filter(([assetId, place]) => place === placeId && seen.has(assetId)).length
  }
}
