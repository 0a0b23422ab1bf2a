import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { FormDialog } from '../../components/page/form-dialog.tsx'

interface ReasonDialogProps {
  title: string
  explained: string
  label: string
  /** characters */
  longest: number
  submit: string
  /** does what the reason is for */
  act: (reason: string) => Promise<unknown>
  onDone: () => void
  onClose: () => void
}

/** Asks why, and does nothing without a reason. */
export function ReasonDialog({
  title,
  explained,
  label,
  longest,
  submit,
  act,
  onDone,
  onClose,
}: ReasonDialogProps) {
  const [typed, setTyped] = useState('')
  const reason = typed.trim()
  const acting = useMutation({ mutationFn: () => act(reason), onSuccess: onDone })
  return (
    <FormDialog
      title={title}
      submit={submit}
      busy={acting.isPending}
      canSubmit={reason !== ''}
      error={acting.error}
      onSubmit={() => acting.mutate()}
      onClose={onClose}
    >
      <p style={{ color: 'var(--ink-2)' }}>{explained}</p>
      <TextField
        label={label}
        value={typed}
        autoFocus
        required
        onChange={(event) => setTyped(event.target.value)}
        slotProps={{ htmlInput: { maxLength: longest } }}
      />
    </FormDialog>
  )
}
