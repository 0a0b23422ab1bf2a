import type { CountedScan } from '../../../src-shared/features/audits/outcome.ts'
import type { AuditCounts } from '../../../src-shared/features/audits/tally.ts'

export type AuditFact =
  | { kind: 'scan'; scan: CountedScan }
  | { kind: 'void'; scanId: string }
  | { kind: 'mark'; placeId: string; counted: boolean }

/** An audit that keeps every fact and counts from scratch, the slow and obvious way. */
export class NaiveAudit {
  readonly #expected: ReadonlyMap<string, string>
  #standing: CountedScan[] = []
  #counted = new Set<string>()

  /** @param expected the place of each asset that is on the list */
  constructor(expected: ReadonlyMap<string, string>) {
    this.#expected = expected
  }

  take(fact: AuditFact): void {
    if (fact.kind === 'scan') {
      const isKnown = this.#standing.some(({ scanId }) => scanId === fact.scan.scanId)
      if (!isKnown) this.#standing.push(fact.scan)
    } else if (fact.kind === 'void') {
      this.#standing = this.#standing.filter(({ scanId }) => scanId !== fact.scanId)
    } else if (fact.counted) {
      this.#counted.add(fact.placeId)
    } else {
      this.#counted.delete(fact.placeId)
    }
  }

  counts(): AuditCounts {
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
      missing: unseen.filter(([, place]) => this.#counted.has(place)).length,
      notCounted: unseen.filter(([, place]) => !this.#counted.has(place)).length,
      unknown: codes('unknown'),
      ambiguous: codes('ambiguous'),
      duplicates: this.#standing.filter(({ assetId }) => assetId !== null).length - seen.size,
    }
  }

  /** Of the assets expected in a place, how many were seen. */
  seenOf(placeId: string): number {
    const seen = new Set(this.#standing.map(({ assetId }) => assetId))
    return [...this.#expected].filter(([assetId, place]) => place === placeId && seen.has(assetId)).length
  }
}
