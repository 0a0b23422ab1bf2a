import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { appText } from '../../../src-shared/features/app/app-text.ts'

/** A file of ours was opened whose kind this version does not know yet. */
export function OpenedFileDialog({ fileName, onClose }: { fileName: string; onClose: () => void }) {
  const { openedFile } = appText
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="opened-file">
      <DialogTitle id="opened-file">{openedFile.title}</DialogTitle>
      <DialogContent>
        <p>{openedFile.text(fileName)}</p>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} variant="outlined" autoFocus>
          {appText.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
