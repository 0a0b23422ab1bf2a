import { backupsWindowText } from '../../../src-shared/features/backups/backups-window-text.ts'
import { formatMoment } from '../../components/format/format.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { useBackups } from './use-backups.ts'

/** The state of backups for the bottom line: when the last good one was made, and whether that is too long ago. */
export function BackupItem({ className }: { className: string | undefined }) {
  const { data } = useBackups()
  if (!data || (data.last === null && !data.isOld)) return null
  const { last, isOld } = data
  const { status } = backupsWindowText
  const when = last === null ? null : formatMoment(last.at)
  const says = when === null ? status.none : isOld ? status.old(when) : status.good(when)
  return (
    <span role="status" aria-label={status.label} className={className} data-old={isOld}>
      <Icon name={isOld ? 'warning' : 'archive'} size={15} />
      {says}
    </span>
  )
}
