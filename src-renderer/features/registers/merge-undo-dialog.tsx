import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useId } from 'react'
import { registersWindowText as text } from '../../../src-shared/features/registers/registers-window-text.ts'
import { MergeUndoWork } from './merge-undo-work.tsx'

/** The undoing of one merge, from its begin to what came of it. */
export function MergeUndoDialog({ jobId, onClose }: { jobId: string; onClose: () => void }) {
  const titleId = useId()
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{text.undoingMergeTitle}</DialogTitle>
      <DialogContent>
        <MergeUndoWork jobId={jobId} />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" autoFocus onClick={onClose}>
          {text.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
