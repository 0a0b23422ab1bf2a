import type { OutcomeItem } from '../../../src-shared/features/audits/audits-message.ts'
import { auditsText } from '../../../src-shared/features/audits/audits-text.ts'
import { formatMoment } from '../../components/format/format.ts'

/** Where something went after the list of its audit was fixed; '' where nowhere. */
export function movedWords(moved: OutcomeItem['moved']): string {
  return moved ? auditsText.moved(moved.what, moved.to, formatMoment(moved.at), moved.by) : ''
}
