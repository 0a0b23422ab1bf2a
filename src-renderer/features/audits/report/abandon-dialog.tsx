import { reconcileWindowText as text } from '../../../../src-shared/features/audits/reconcile-window-text.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { ReasonDialog } from '../reason-dialog.tsx'

/** Gives an audit up, for a reason. */
export function AbandonDialog({ auditId, onClose }: { auditId: string; onClose: () => void }) {
  const { client } = useEngine()
  return (
    <ReasonDialog
      title={text.abandonTitle}
      explained={text.abandonExplained}
      label={text.reason}
      longest={1000}
      submit={text.abandon}
      act={(reason) => client.audits.abandon({ auditId, reason })}
      onDone={onClose}
      onClose={onClose}
    />
  )
}
