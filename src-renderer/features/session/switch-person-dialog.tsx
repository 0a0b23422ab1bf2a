import Dialog from '@mui/material/Dialog'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import type { Worker } from '../../../src-shared/features/session/session-contract.ts'
import { sessionWindowText as text } from '../../../src-shared/features/session/session-window-text.ts'
import { WhoForm } from './who-form.tsx'

interface SwitchPersonDialogProps {
  workers: Worker[]
  current: Worker
  onWorker: (worker: Worker) => void
  onClose: () => void
}

export function SwitchPersonDialog({ workers, current, onWorker, onClose }: SwitchPersonDialogProps) {
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="who-title">
      <DialogTitle id="who-title">{text.who}</DialogTitle>
      <DialogContent>
        <p style={{ color: 'var(--ink-2)', marginBottom: 16 }}>{text.workingAs(current.name)}</p>
        <WhoForm workers={workers} current={current} onWorker={onWorker} />
      </DialogContent>
    </Dialog>
  )
}
