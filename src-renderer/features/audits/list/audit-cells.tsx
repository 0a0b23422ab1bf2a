import Button from '@mui/material/Button'
import type { AuditSummary } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { reconcileWindowText } from '../../../../src-shared/features/audits/reconcile-window-text.ts'
import { formatMoment, formatNumber } from '../../../components/format/format.ts'
import { Cell } from '../../../components/rows/cells.tsx'
import { VerdictBar } from '../counts.tsx'
import styles from './audit-cells.module.css'

interface AuditCellsProps {
  audit: AuditSummary | undefined
  /** characters of the longest figures of the list: they have the same room in every row, so that the bars end in line */
  figures: number
  onScan: (audit: AuditSummary) => void
}

export function seenFigures({ counts, recorded }: AuditSummary): string {
  if (!counts) return text.recordedOf(formatNumber(recorded))
  return text.of(formatNumber(counts.found + counts.misplaced), formatNumber(counts.expected))
}

export function AuditCells({ audit, figures, onScan }: AuditCellsProps) {
  if (!audit) return null
  const { counts, places } = audit
  return (
    <>
      <Cell className={styles.name}>{audit.name}</Cell>
      <Cell title={audit.scope}>{audit.scope}</Cell>
      <Cell className={styles.soft} title={text.startedBy(formatMoment(audit.startedAt), audit.startedBy)}>
        {formatMoment(audit.startedAt)}
      </Cell>
      <Cell className={styles.progress}>
        {counts && <VerdictBar counts={counts} thin />}
        <span className={styles.soft} style={{ width: `${figures}ch` }}>
          {seenFigures(audit)}
        </span>
      </Cell>
      <Cell className={styles.soft}>{text.of(formatNumber(places.counted), formatNumber(places.total))}</Cell>
      <Cell className={styles.soft}>
        {audit.state === 'counting' ? (
          <Button
            variant="outlined"
            aria-label={text.scanThis(audit.name)}
            onClick={(event) => {
              event.stopPropagation()
              onScan(audit)
            }}
          >
            {text.scan}
          </Button>
        ) : (
          reconcileWindowText.states[audit.state]
        )}
      </Cell>
    </>
  )
}
