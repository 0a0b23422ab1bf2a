import TextField from '@mui/material/TextField'
import { Link } from 'react-router'
import type { ClosingView } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { reconcileWindowText as text } from '../../../../src-shared/features/audits/reconcile-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Card } from '../../../components/page/card.tsx'
import styles from './close-page.module.css'

interface OpenYetProps {
  auditId: string
  view: ClosingView
  /** scans of this window that the engine has not confirmed yet */
  unsent: number
  reason: string
  onReason: (reason: string) => void
}

/** What keeps an audit from being closed, and which places were not counted. */
export function OpenYet({ auditId, view, unsent, reason, onReason }: OpenYetProps) {
  const { undecided, unapproved, hasOtherApprover, placesNotCounted } = view
  const open = undecided.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <Card title={text.openTitle}>
        {unsent > 0 && <p className={styles.open}>{text.unsentCount(formatNumber(unsent))}</p>}
        {open > 0 && (
          <p className={styles.open}>
            {text.undecidedCount(formatNumber(open))}{' '}
            <Link to={`/audits/${auditId}/reconcile`}>{text.reconcile}</Link>
          </p>
        )}
        {unapproved > 0 && (
          <p className={styles.open}>
            {(hasOtherApprover ? text.unapprovedCount : text.notIndependent)(formatNumber(unapproved))}
          </p>
        )}
        {open + unapproved + unsent === 0 && <p className={styles.good}>{text.nothingOpen}</p>}
      </Card>
      {placesNotCounted.length > 0 && (
        <Card title={`${text.placesTitle}: ${formatNumber(placesNotCounted.length)}`}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
          <ul className={styles.list} tabIndex={0} aria-label={text.placesTitle}>
            {placesNotCounted.map(({ path, state, reason: why }) => (
              <li key={path}>
                {[path, auditsText.placeStateWords[state], why].filter((part) => part !== null).join(' · ')}
              </li>
            ))}
          </ul>
          <TextField
            label={text.placesWhy}
            value={reason}
            required
            fullWidth
            margin="dense"
            onChange={(event) => onReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 1000 } }}
          />
        </Card>
      )}
    </>
  )
}
