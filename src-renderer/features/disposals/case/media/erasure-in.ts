import type { CaseView } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import { type Erasure, erasureThatCounts } from '../../../../../src-shared/features/disposals/erasure.ts'

/** What the logs of a case say of a medium; null where none does. */
export function erasureIn({ evidence }: Pick<CaseView, 'evidence'>, mediumId: string): Erasure | null {
  const newestFirst = evidence
    .flatMap(({ erasures }) => erasures)
    .filter((erasure) => erasure.mediumId === mediumId)
    .reverse()
  return erasureThatCounts(newestFirst.map((erasure) => ({ erasure })))?.erasure ?? null
}
