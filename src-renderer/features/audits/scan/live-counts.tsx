import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Counts, VerdictBar } from '../counts.tsx'
import styles from './scan-page.module.css'
import { useDesk } from './use-desk.ts'

/** The counts of the whole audit, as of the last answer. */
export function LiveCounts() {
  const counts = useDesk('counts')
  const recorded = useDesk('recorded')
  return (
    <section aria-label={text.auditCounts} className={styles.counts}>
      {counts && (
        <>
          <VerdictBar counts={counts} thin />
          <Counts counts={counts} />
        </>
      )}
      {!counts && <p data-testid="recorded">{text.recordedOf(formatNumber(recorded))}</p>}
    </section>
  )
}
