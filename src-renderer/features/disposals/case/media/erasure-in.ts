import type { CaseView } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { type Erasure, erasureThatCounts } from '../../../../../src-shared/features/disposals/erasure.ts'

type Evidence = CaseView['evidence']
/** What logs say by medium, put together once for each answer: a case can have ten thousand of both. */
const known = new WeakMap<Evidence, ReadonlyMap<string | null, readonly Erasure[]>>()

/** What the logs of a case say of a medium; null where none does. */
export function erasureIn({ evidence }: Pick<CaseView, 'evidence'>, mediumId: string): Erasure | null {
  const byMedium =
    known.get(evidence) ??
    Map.groupBy(
      evidence.flatMap(({ erasures }) => erasures),
      (erasure) => erasure.mediumId,
    )
  known.set(evidence, byMedium)
  const newestFirst = (byMedium.get(mediumId) ?? []).toReversed()
  return erasureThatCounts(newestFirst.map((erasure) => ({ erasure })))?.erasure ?? null
}
