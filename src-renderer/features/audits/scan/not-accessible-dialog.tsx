import type { AuditPlace } from '../../../../src-shared/features/audits/audits-message.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { ReasonDialog } from '../reason-dialog.tsx'

interface NotAccessibleDialogProps {
  auditId: string
  place: AuditPlace
  onMarked: () => void
  onClose: () => void
}

/** Says of a room that nobody gets in, and why. */
export function NotAccessibleDialog({ auditId, place, onMarked, onClose }: NotAccessibleDialogProps) {
  const { client } = useEngine()
  return (
    <ReasonDialog
      title={text.notAccessibleTitle(place.path)}
      explained={text.notAccessibleExplained}
      label={text.why}
      longest={500}
      submit={text.notAccessible}
      act={(reason) =>
        client.audits.markPlaces({ auditId, places: [place.locationId], state: 'inaccessible', reason })
      }
      onDone={() => {
        onMarked()
        onClose()
      }}
      onClose={onClose}
    />
  )
}
