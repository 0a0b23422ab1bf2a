import { afterText as text } from '../../../../src-shared/features/audits/after-text.ts'
import type { SoughtAsset } from '../../../../src-shared/features/audits/search-again.ts'
import { amountOf, placesOf, utcMinute } from './audits-pdf-words.ts'

/** `1,234.50 EUR`; null where no cost is recorded. */
export function costWord({ cost, currency }: SoughtAsset): string | null {
  return cost === null ? null : [amountOf(cost, placesOf([cost])), currency].filter(Boolean).join(' ')
}

/** Where, when and by whom it was scanned last. */
export function lastSeenWord({ lastSeen }: SoughtAsset): string {
  return lastSeen === null ? text.never : text.seenBy(lastSeen.place, utcMinute(lastSeen.at), lastSeen.by)
}
