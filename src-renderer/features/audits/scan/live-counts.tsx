import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { Counts, VerdictBar } from '../counts.tsx'
import styles from './scan-page.module.css'
import { useDesk } from './use-desk.ts'

/** The counts of the whole audit, as of the last answer. */
export function LiveCounts() {
  const counts = useDesk('counts')
  return (
    <section aria-label={text.auditCounts} className={styles.counts}>
      {counts && (
        <>
          <VerdictBar counts={counts} thin />
          <Counts counts={counts} />
        </>
      )}
    </section>
  )
}
