import type { RestorePreview } from '../../../src-shared/features/backups/backups-contract.ts'
import { backupsWindowText } from '../../../src-shared/features/backups/backups-window-text.ts'
import { formatMoment, formatNumber } from '../../components/format/format.ts'
import styles from './restore-preview-table.module.css'

const text = backupsWindowText.dialog
const countNames = Object.keys(text.counts) as (keyof RestorePreview['counts'])[]

/** What a restore would change: how much there is now and then, and what would be gone. */
export function RestorePreviewTable({ preview }: { preview: RestorePreview }) {
  const { counts, gone, lastAt, isSameRegister, isOlder } = preview
  return (
    <div className={styles.preview}>
      {lastAt !== null && <p>{text.lastAt(formatMoment(lastAt))}</p>}
      {!isSameRegister && <p>{text.otherRegister}</p>}
      {isOlder && <p>{text.older}</p>}
      <table className={styles.counts}>
        <thead>
          <tr>
            <th scope="col">{text.what}</th>
            <th scope="col">{text.present}</th>
            <th scope="col">{text.inBackup}</th>
          </tr>
        </thead>
        <tbody>
          {countNames.map((name) => (
            <tr key={name}>
              <th scope="row">{text.counts[name]}</th>
              <td>{counts[name].now === null ? text.notReadable : formatNumber(counts[name].now)}</td>
              <td>{formatNumber(counts[name].inBackup)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {gone.changes + gone.scans === 0 ? (
        <p>{text.nothingGone}</p>
      ) : (
        <>
          <p>{text.gone(formatNumber(gone.changes), formatNumber(gone.scans))}</p>
          <ul>
            {gone.newest.map((change) => (
              <li key={`${change.at} ${change.entity} ${change.name}`}>
                {text.change(
                  formatMoment(change.at),
                  change.actor,
                  [change.entity, change.name].filter(Boolean).join(' '),
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {gone.audits.length > 0 && (
        <>
          <p>{text.auditsGone}</p>
          <ul>
            {gone.audits.map(({ name, startedAt }) => (
              <li key={`${startedAt} ${name}`}>{text.change(formatMoment(startedAt), '', name)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
