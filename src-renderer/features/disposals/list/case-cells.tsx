import type { CaseSummary } from '../../../../src-shared/features/disposals/disposals-message.ts'
import { disposalsText } from '../../../../src-shared/features/disposals/disposals-text.ts'
import { disposalsWindowText } from '../../../../src-shared/features/disposals/disposals-window-text.ts'
import { formatMoment, formatNumber } from '../../../components/format/format.ts'
import { Cell } from '../../../components/rows/cells.tsx'
import { daysSince, stateOfCase, waitsFor } from '../case-words.ts'
import styles from './disposals-page.module.css'

const text = disposalsWindowText.list

interface CaseCellsProps {
  disposal: CaseSummary | undefined
  /** milliseconds since 1970 */
  now: number
}

/** One case in the list: what it is, how old, and what it waits for. */
export function CaseCells({ disposal, now }: CaseCellsProps) {
  if (!disposal) return null
  const { reason, disposition, vendor, assets, media, openedAt, openedBy, isOpen } = disposal
  const total = media.pending + media.sanitized + media.verified + media.failed
  return (
    <>
      <Cell className={styles.case} title={reason}>
        <strong>{reason}</strong>
        <small>{[disposalsText.dispositions[disposition], vendor].filter(Boolean).join(' · ')}</small>
      </Cell>
      <Cell className={isOpen ? undefined : styles.soft}>{text.states[stateOfCase(disposal)]}</Cell>
      <Cell className={styles.soft} title={`${formatMoment(openedAt)}, ${openedBy}`}>
        {isOpen ? text.days(daysSince(openedAt, now)) : text.closed}
      </Cell>
      <Cell>{formatNumber(assets)}</Cell>
      <Cell className={styles.soft}>
        {total === 0 ? text.noMedia : text.media(formatNumber(media.verified), formatNumber(total))}
      </Cell>
      <Cell className={media.failed > 0 && isOpen ? styles.bad : undefined}>{waitsFor(disposal)}</Cell>
    </>
  )
}
