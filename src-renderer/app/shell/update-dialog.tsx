import { useMutation } from '@tanstack/react-query'
import { useMatch } from 'react-router'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { formatNumber } from '../../components/format/format.ts'
import { FormDialog } from '../../components/page/form-dialog.tsx'
import { unsentScans } from '../../features/audits/scan/use-desk.ts'
import { useEngine } from '../../host/engine-context.ts'

interface UpdateDialogProps {
  version: string
  onClose: () => void
}

/** Asks before the program ends for an update. Scans that are not recorded yet would end with it, so they go first. */
export default function UpdateDialog({ version, onClose }: UpdateDialogProps) {
  const engine = useEngine()
  const isScanning = useMatch('/audits/:auditId/scan') !== null
  const unsent = unsentScans(engine)
  const install = useMutation({ mutationFn: () => engine.client.computer.installUpdate() })
  const { update } = appText
  return (
    <FormDialog
      title={update.title(version)}
      submit={update.install}
      busy={install.isPending || install.isSuccess}
      canSubmit={unsent === 0}
      error={install.error}
      onSubmit={() => install.mutate()}
      onClose={onClose}
    >
      <p>{update.explained}</p>
      {isScanning && (
        <p>
          <strong>{update.scanning}</strong>
        </p>
      )}
      {unsent > 0 && <p role="alert">{update.unsent(formatNumber(unsent))}</p>}
    </FormDialog>
  )
}
