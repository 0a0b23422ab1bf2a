import { memo } from 'react'
import { auditsText } from '../../../src-shared/features/audits/audits-text.ts'
import { auditsWindowText as text } from '../../../src-shared/features/audits/audits-window-text.ts'
import type { AuditCounts } from '../../../src-shared/features/audits/tally.ts'
import { formatNumber } from '../../components/format/format.ts'
import styles from './counts.module.css'

/** What becomes of what is expected, and what turns up besides. */
const keys = [
  'expected',
  'found',
  'misplaced',
  'missing',
  'notCounted',
  'unexpected',
  'shouldBeGone',
  'unknown',
  'ambiguous',
  'duplicates',
] as const satisfies (keyof AuditCounts)[]

/** Segments of the bar: together they are the expected assets. */
const segments = ['found', 'misplaced', 'missing', 'notCounted'] as const

export const Counts = memo(function Counts({ counts }: { counts: AuditCounts }) {
  return (
    <dl className={styles.counts}>
      {keys.map((key) => (
        <div key={key} data-testid={`counts-${key}`} data-zero={counts[key] === 0 ? '' : undefined}>
          <dt>
            {key !== 'expected' && <span className={styles.swatch} style={{ background: colourOf(key) }} />}
            {auditsText.countWords[key]}
          </dt>
          <dd>{formatNumber(counts[key])}</dd>
        </div>
      ))}
    </dl>
  )
})

export const VerdictBar = memo(function VerdictBar({
  counts,
  thin = false,
}: {
  counts: AuditCounts
  thin?: boolean
}) {
  const said = segments.map((key) => `${auditsText.countWords[key]} ${formatNumber(counts[key])}`).join(', ')
  return (
    <div role="img" aria-label={`${text.barOfVerdicts}: ${said}`} className={styles.bar} data-thin={thin}>
      {segments.map(
        (key) =>
          counts[key] > 0 && <span key={key} style={{ flexGrow: counts[key], background: colourOf(key) }} />,
      )}
    </div>
  )
})

function colourOf(key: keyof AuditCounts): string {
  return `var(--v-${key === 'duplicates' ? 'duplicate' : key})`
}
