import type { BulkEditResult } from '../../../../../src-shared/features/assets/bulk-edit-contract.ts'
import type { BulkRow } from './row-access.ts'

const shownOfEach = 10
/** A reason names what was asked for, so there are few; where an undo has more, the rest is counted alone. */
const mostReasons = 50

type Named = Pick<BulkRow, 'id' | 'assetTag'>

/** What becomes of an asset. */
export type Outcome =
  | { kind: 'changed' | 'same' }
  | { kind: 'overtaken'; asset: Named }
  | { kind: 'refused'; asset: Named; reason: string }

/** The first few of something, and how often each reason was given. */
export class Reasons {
  readonly first: { id: string; assetTag: string; reason: string }[] = []
  readonly #counts = new Map<string, number>()

  add({ id, assetTag }: Named, reason: string): void {
    if (this.first.length < shownOfEach) this.first.push({ id, assetTag, reason })
    const count = this.#counts.get(reason)
    if (count !== undefined || this.#counts.size < mostReasons) this.#counts.set(reason, (count ?? 0) + 1)
  }

  get counts(): { reason: string; count: number }[] {
    return [...this.#counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count)
  }
}

/** What has become of the assets of a bulk edit so far; only what is durable is told. */
export class OutcomeTally {
  readonly #counts = { changed: 0, same: 0, overtaken: 0, refused: 0 }
  readonly #overtaken: { id: string; assetTag: string }[] = []
  readonly #reasons = new Reasons()
  #changes: BulkEditResult['changes'] = null

  /** @param changes where in the record of change theirs stand */
  add(outcomes: readonly Outcome[], changes: { first: number; last: number }): void {
    const before = this.#counts.changed
    for (const outcome of outcomes) {
      this.#counts[outcome.kind]++
      if (outcome.kind === 'refused') this.#reasons.add(outcome.asset, outcome.reason)
      else if (outcome.kind === 'overtaken' && this.#overtaken.length < shownOfEach)
        this.#overtaken.push({ id: outcome.asset.id, assetTag: outcome.asset.assetTag })
    }
    if (this.#counts.changed > before)
      this.#changes = { first: this.#changes?.first ?? changes.first, last: changes.last }
  }

  get rows(): number {
    const { changed, same, overtaken, refused } = this.#counts
    return changed + same + overtaken + refused
  }

  get result(): BulkEditResult {
    return {
      rows: this.rows,
      ...this.#counts,
      reasons: this.#reasons.counts,
      first: { overtaken: this.#overtaken, refused: this.#reasons.first },
      changes: this.#changes,
    }
  }
}
