import { Column, Columns } from '../../components/page/columns.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { EnrolCard } from './enrol-card.tsx'
import { HereCard } from './here-card.tsx'
import { ServerCard } from './server-card.tsx'
import { SyncFrame } from './sync-frame.tsx'
import { SyncNowButton } from './sync-now-button.tsx'
import { useSyncStatus } from './use-sync-status.ts'

/** How the sync of this laptop stands, what is on it, and how it comes to take part. */
export default function SyncPage() {
  const { data, error } = useSyncStatus()
  const isPart = data !== undefined && data.url !== null
  return (
    <SyncFrame actions={isPart && <SyncNowButton status={data} />}>
      <Problem error={error} />
      {data && (
        <Columns>
          <Column>
            {isPart && <ServerCard status={data} />}
            {(!isPart || mustEnrolAgain.has(data.problem?.code ?? '')) && <EnrolCard status={data} />}
          </Column>
          <Column>
            <HereCard status={data} />
          </Column>
        </Columns>
      )}
    </SyncFrame>
  )
}

/** Problems that a new code ends. */
const mustEnrolAgain = new Set([
  'DEVICE_KEY_MISSING',
  'SIGNATURE_INVALID',
  'DEVICE_UNKNOWN',
  'DEVICE_REVOKED',
])
