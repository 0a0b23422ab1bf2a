import { computerWindowText as text } from '../../../src-shared/features/computer/computer-window-text.ts'
import { Card } from '../../components/page/card.tsx'
import { useComputer } from './use-computer.ts'

/** What leaves this computer. @param syncServer where the register goes, where it takes part in a sync */
export function PrivacySection({ syncServer }: { syncServer: string | null }) {
  const { data: computer } = useComputer()
  return (
    <Card title={text.privacyTitle}>
      <p>
        <strong>{syncServer === null ? text.privacy : text.privacyInSync(syncServer)}</strong>
      </p>
      {text.privacyDetails.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {computer && <p>{updatesOf(computer.updateServer, syncServer !== null)}</p>}
    </Card>
  )
}

function updatesOf(server: string | null, isInSync: boolean): string {
  if (isInSync) return server === null ? text.noUpdates : text.updatesThere(server)
  return server === null ? text.updatesNowhere : text.updatesAt(server)
}
