import { Link } from 'react-router'
import { standingOf } from '../../../src-shared/features/sync/sync-standing.ts'
import { Icon } from '../../components/icons/icon.tsx'
import type { IconName } from '../../components/icons/icon-paths.ts'
import { needingYou, type SyncStatus, standingWords } from './standing-words.ts'
import { useNow, useSyncStatus } from './use-sync-status.ts'

/** The state of the sync for the bottom line, where this data folder takes part in one. */
export function SyncItem({ className }: { className: string | undefined }) {
  const { data } = useSyncStatus()
  if (!data || data.url === null) return null
  return <Standing status={data} className={className} />
}

const icons: Record<ReturnType<typeof standingOf>['kind'], IconName> = {
  synced: 'check',
  offline: 'unplugged',
  stopped: 'warning',
  paused: 'minus',
  held: 'minus',
  never: 'upload',
}

function Standing({ status, className }: { status: SyncStatus; className: string | undefined }) {
  const now = useNow()
  const { kind } = standingOf(status)
  const to =
    status.conflicts > 0
      ? '/more/sync/conflicts'
      : status.quarantined > 0
        ? '/more/sync/not-taken'
        : '/more/sync'
  return (
    <Link
      to={to}
      className={className}
      data-old={kind === 'stopped'}
      data-waits={needingYou(status) > 0}
      data-testid="sync-state"
    >
      <Icon name={icons[kind]} size={15} />
      {standingWords(status, now).join(' · ')}
    </Link>
  )
}
