import { memo } from 'react'
import { expectedParts, type Parts } from '../../../src-shared/features/audits/accuracy.ts'
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
  'away',
  'unexpected',
  'shouldBeGone',
  'unknown',
  'ambiguous',
  'duplicates',
  'seenTwice',
  'lost',
] as const satisfies (keyof AuditCounts)[]

/** These are rare, and told only where there are some. */
const rare: ReadonlySet<string> = new Set<keyof AuditCounts>(['away', 'seenTwice', 'lost'])

export const Counts = memo(function Counts({ counts }: { counts: AuditCounts }) {
  return (
    <dl className={styles.counts}>
      {keys
        .filter((key) => counts[key] > 0 || !rare.has(key))
        .map((key) => (
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
  counts: Parts
  thin?: boolean
}) {
  const said = expectedParts
    .map((key) => `${auditsText.countWords[key]} ${formatNumber(counts[key])}`)
    .join(', ')
  return (
    <div role="img" aria-label={`${text.barOfVerdicts}: ${said}`} className={styles.bar} data-thin={thin}>
      {expectedParts.map(
        (key) =>
          counts[key] > 0 && <span key={key} style={{ flexGrow: counts[key], background: colourOf(key) }} />,
      )}
    </div>
  )
})

function colourOf(key: keyof AuditCounts): string {
  const like: Partial<Record<keyof AuditCounts, string>> = {
    duplicates: 'duplicate',
    away: 'duplicate',
    lost: 'missing',
  }
  return `var(--v-${like[key] ?? key})`
}
