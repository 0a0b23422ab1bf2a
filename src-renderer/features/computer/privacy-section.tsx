import { computerWindowText as text } from '../../../src-shared/features/computer/computer-window-text.ts'
import { Card } from '../../components/page/card.tsx'
import { useComputer } from './use-computer.ts'

/** What leaves this computer. */
export function PrivacySection() {
  const { data: computer } = useComputer()
  return (
    <Card title={text.privacyTitle}>
      <p>
        <strong>{text.privacy}</strong>
      </p>
      {text.privacyDetails.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {computer && (
        <p>{computer.updateServer === null ? text.updatesNowhere : text.updatesAt(computer.updateServer)}</p>
      )}
    </Card>
  )
}
