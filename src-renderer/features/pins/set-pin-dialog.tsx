import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { pinsText as text } from '../../../src-shared/features/pins/pins-text.ts'
import { FormDialog } from '../../components/page/form-dialog.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { PinField } from './pin-field.tsx'

interface SetPinDialogProps {
  /** whether there is one that has to be given first */
  hasPin: boolean
  onSet: () => void
  onClose: () => void
}

/** Sets the PIN of who is working; it is typed twice, since nobody sees it. */
export function SetPinDialog({ hasPin, onSet, onClose }: SetPinDialogProps) {
  const { client } = useEngine()
  const [pin, setPin] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const set = useMutation({
    mutationFn: () => client.pins.set({ newPin: fresh, ...(hasPin && { pin }) }),
    onSuccess: onSet,
  })
  const differ = again !== '' && again !== fresh
  return (
    <FormDialog
      title={hasPin ? text.change : text.set}
      submit={hasPin ? text.change : text.set}
      busy={set.isPending}
      canSubmit={fresh !== '' && again === fresh && (!hasPin || pin !== '')}
      error={set.error}
      maxWidth="xs"
      onSubmit={() => set.mutate()}
      onClose={onClose}
    >
      {hasPin && <PinField label={text.current} value={pin} autoFocus onChange={setPin} />}
      <PinField
        label={text.fresh}
        value={fresh}
        helperText={text.freshHint}
        autoFocus={!hasPin}
        onChange={setFresh}
      />
      <PinField
        label={text.again}
        value={again}
        error={differ}
        {...(differ && { helperText: text.differ })}
        onChange={setAgain}
      />
    </FormDialog>
  )
}
