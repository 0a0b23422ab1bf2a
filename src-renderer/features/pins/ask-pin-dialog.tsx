import { useState } from 'react'
import { pinsText as text } from '../../../src-shared/features/pins/pins-text.ts'
import { FormDialog } from '../../components/page/form-dialog.tsx'
import { PinField } from './pin-field.tsx'

interface AskPinDialogProps {
  name: string
  /** what is done with it */
  submit: string
  busy: boolean
  error: unknown
  onPin: (pin: string) => void
  onClose: () => void
}

/** Asks somebody who has a PIN for it. */
export function AskPinDialog({ name, submit, busy, error, onPin, onClose }: AskPinDialogProps) {
  const [pin, setPin] = useState('')
  return (
    <FormDialog
      title={text.pinOf(name)}
      submit={submit}
      busy={busy}
      canSubmit={pin !== ''}
      error={error}
      maxWidth="xs"
      onSubmit={() => onPin(pin)}
      onClose={onClose}
    >
      <PinField value={pin} autoFocus onChange={setPin} />
    </FormDialog>
  )
}
