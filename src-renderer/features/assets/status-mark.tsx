import type { ShownStatusType } from '../../../src-shared/features/status-labels/status-type.ts'
import styles from './status-mark.module.css'

/** A status label with a mark for what it means: the shapes differ, so that they hold without colour. */
export function StatusMark({ status, type }: { status: string; type: ShownStatusType }) {
  return (
    <span className={styles.status}>
      <span className={styles.mark} data-type={type} aria-hidden="true" />
      {status}
    </span>
  )
}
