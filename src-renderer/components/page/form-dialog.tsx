import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { type ReactNode, useId } from 'react'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { KeyHint } from '../keys/key-hint.tsx'
import { Problem } from '../problem/problem.tsx'

interface FormDialogProps {
  title: string
  submit: string
  busy: boolean
  canSubmit?: boolean
  error: unknown
  maxWidth?: 'xs' | 'sm' | 'md'
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** A dialog that asks for something. Esc closes it, Ctrl Enter sends it from everywhere in it. */
export function FormDialog(props: FormDialogProps) {
  const { title, submit, busy, canSubmit = true, error, maxWidth = 'sm', onSubmit, onClose, children } = props
  const titleId = useId()
  const send = () => {
    if (!busy && canSubmit) onSubmit()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={maxWidth}
      fullWidth
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        // Nor is it meant for a dialog that this one stands in.
        event.stopPropagation()
        send()
      }}
    >
      <form
        style={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          send()
        }}
      >
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>
          <div style={{ display: 'grid', gap: 16, paddingTop: 8 }}>
            {children}
            <Problem error={error} />
          </div>
        </DialogContent>
        <DialogActions>
          <Button variant="text" onClick={onClose}>
            {appText.cancel}
          </Button>
          <Button type="submit" variant="contained" disabled={busy || !canSubmit}>
            {submit}
            <KeyHint keys="Ctrl+Enter" />
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
