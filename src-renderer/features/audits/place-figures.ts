import { auditsWindowText as text } from '../../../src-shared/features/audits/audits-window-text.ts'
import { formatNumber } from '../../components/format/format.ts'

/** How far a place is; most floors and buildings hold nothing themselves, and a blind audit does not say. */
export function placeFigures(seen: number | null, expected: number | null): string {
  return seen === null || expected === null || expected === 0
    ? '–'
    : text.of(formatNumber(seen), formatNumber(expected))
}
