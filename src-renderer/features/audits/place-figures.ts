import { auditsWindowText as text } from '../../../src-shared/features/audits/audits-window-text.ts'
import { formatNumber } from '../../components/format/format.ts'

/** How far a place is; most floors and buildings hold nothing themselves. */
export function placeFigures(seen: number, expected: number): string {
  return expected === 0 ? '–' : text.of(formatNumber(seen), formatNumber(expected))
}
