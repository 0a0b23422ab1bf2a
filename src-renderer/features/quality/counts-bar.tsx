import { qualityWindowText as text } from '../../../src-shared/features/quality/quality-window-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import styles from './quality-page.module.css'

/** How much there is of what, each leading to its findings. */
export function CountsBar({ counts }: { counts: readonly { id: string; title: string; count: number }[] }) {
  return (
    <ul className={styles.counts} aria-label={text.counts}>
      {counts.map(({ id, title, count }) => (
        <li key={id}>
          <button type="button" onClick={() => lead(id)}>
            <strong>{formatNumber(count)}</strong> {title}
          </button>
        </li>
      ))}
    </ul>
  )
}

function lead(id: string): void {
  const findings = document.getElementById(id)
  findings?.scrollIntoView({ block: 'start' })
  findings?.focus({ preventScroll: true })
}
