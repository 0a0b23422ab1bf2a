import {
  type AssetDisposition,
  assetDispositions,
} from '../../../src-shared/features/disposals/asset-disposition.ts'
import type { CaseSummary } from '../../../src-shared/features/disposals/disposals-message.ts'
import { disposalsWindowText } from '../../../src-shared/features/disposals/disposals-window-text.ts'

const text = disposalsWindowText.list
const day = 86_400_000

/** The state in which the assets of a case stand that are least far; of one where all are, the last. */
export function stateOfCase({ states }: CaseSummary): AssetDisposition {
  return assetDispositions.find((state) => states[state] > 0) ?? 'retired'
}

/** What has to be done next in a case, in few words. */
export function waitsFor(disposal: CaseSummary): string {
  const { media, states } = disposal
  if (!disposal.isOpen) return text.waits.nothing
  if (states.retired > 0) {
    if (media.failed > 0) return text.waits.destroy(media.failed)
    if (media.pending > 0) return text.waits.sanitize(media.pending)
    if (media.sanitized > 0) return text.waits.verify(media.sanitized)
    return media.verified === 0 ? text.waits.media : text.waits.release
  }
  return states.cleared > 0 ? text.waits.pickUp : text.waits.proof
}

/** Whole days since a moment. */
export const daysSince = (moment: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(moment)) / day))
