import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { syncWindowText as text } from '../../../src-shared/features/sync/sync-window-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import { useKey } from '../../components/keys/use-key.ts'
import { Page } from '../../components/page/page.tsx'
import { PageTabs } from '../../components/page/page-tabs.tsx'
import { useSession } from '../session/session-context.ts'
import { useSyncStatus } from './use-sync-status.ts'

interface SyncFrameProps {
  /** the main action comes last */
  actions?: ReactNode
  /** fills the window instead of scrolling as a whole */
  filled?: boolean
  children: ReactNode
}

/** The frame of every page about the sync. */
export function SyncFrame({ actions, filled = false, children }: SyncFrameProps) {
  const navigate = useNavigate()
  const { worker } = useSession()
  const { data } = useSyncStatus()
  const back = () => void navigate('/more')
  useKey('Escape', text.backToMore, back)
  const count = (of: number | undefined) => (of ? formatNumber(of) : '')
  const tabs = [
    { to: '/more/sync', label: text.tabs.laptop },
    { to: '/more/sync/conflicts', label: text.tabs.conflicts(count(data?.conflicts)) },
    { to: '/more/sync/not-taken', label: text.tabs.quarantine(count(data?.quarantined)) },
    ...(worker.role === 'administrator' ? [{ to: '/more/sync/devices', label: text.tabs.devices }] : []),
  ]
  return (
    <Page title={text.title} back={{ label: text.backToMore, run: back }} actions={actions} filled={filled}>
      {data && data.url !== null && <PageTabs label={text.tabs.label} tabs={tabs} filled={filled} />}
      {children}
    </Page>
  )
}
