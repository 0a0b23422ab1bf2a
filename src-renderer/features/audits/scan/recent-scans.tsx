import { useMutation } from '@tanstack/react-query'
import { memo } from 'react'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { formatTime } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { Problem } from '../../../components/problem/problem.tsx'
import { VerdictTile } from '../verdict-tile.tsx'
import type { ScanRow } from './desk-state.ts'
import styles from './recent-scans.module.css'
import { useDesk, useScanDesk } from './use-desk.ts'

/** The last ten scans, newest first. Each can be undone. */
export function RecentScans() {
  const desk = useScanDesk()
  const recent = useDesk('recent')
  const {
    mutate: undo,
    error,
    variables,
  } = useMutation({ mutationFn: (scanId: string) => desk.undo(scanId) })
  useKey('Ctrl+Z', text.undoLast, () => {
    const last = desk.state().recent.find((scan) => !scan.voided)
    if (last) undo(last.scanId)
  })
  return (
    <section aria-labelledby="last-scans" className={styles.recent}>
      <h2 id="last-scans">{text.lastScans}</h2>
      {recent.length === 0 && <p className={styles.none}>{text.noScans}</p>}
      <ol>
        {recent.map((scan) => (
          <RecentScanRow
            key={scan.scanId}
            scan={scan}
            error={variables === scan.scanId ? error : null}
            onUndo={undo}
            {...(scan.candidates.length > 0 && !scan.voided ? { onAsk: () => desk.ask(scan) } : {})}
          />
        ))}
      </ol>
    </section>
  )
}

interface RecentScanRowProps {
  scan: ScanRow
  error: unknown
  onUndo: (scanId: string) => void
  onAsk?: () => void
}

const RecentScanRow = memo(function RecentScanRow({ scan, error, onUndo, onAsk }: RecentScanRowProps) {
  const name = scan.assetTag ?? scan.code
  return (
    <li data-scan-id={scan.scanId} data-voided={scan.voided ? '' : undefined} className={styles.row}>
      <VerdictTile kind={scan.verdict} />
      <span className={`code ${styles.name}`}>{name}</span>
      <span className={styles.about}>
        {scan.voided ? text.undone : (scan.description ?? auditsText.verdictWords[scan.verdict])}
      </span>
      <time dateTime={scan.at}>{formatTime(scan.at)}</time>
      {onAsk && (
        <button type="button" className={styles.undo} aria-label={text.chooseFor(name)} onClick={onAsk}>
          {text.choose}
        </button>
      )}
      {!scan.voided && (
        <button
          type="button"
          className={styles.undo}
          aria-label={text.undoScan(name)}
          title={text.undo}
          onClick={() => onUndo(scan.scanId)}
        >
          <Icon name="undo" size={18} />
        </button>
      )}
      {error !== null && (
        <div className={styles.error}>
          <Problem error={error} small />
        </div>
      )}
    </li>
  )
})
