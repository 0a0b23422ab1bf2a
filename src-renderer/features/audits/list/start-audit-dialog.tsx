import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { LocationField } from '../../locations/location-field.tsx'

interface StartAuditDialogProps {
  /** the one that is meant, as far as it is known */
  location: string
  onStarted: (auditId: string) => void
  onClose: () => void
}

export function StartAuditDialog({ location: meant, onStarted, onClose }: StartAuditDialogProps) {
  const { client } = useEngine()
  const [location, setLocation] = useState(meant)
  const [name, setName] = useState('')
  const start = useMutation({
    mutationFn: () =>
      client.audits.start({
        location: location.trim(),
        ...(name.trim() === '' ? {} : { name: name.trim() }),
      }),
    onSuccess: ({ auditId }) => onStarted(auditId),
  })
  return (
    <FormDialog
      title={text.startTitle}
      submit={text.start}
      busy={start.isPending}
      canSubmit={location.trim() !== ''}
      error={start.error}
      onSubmit={() => start.mutate()}
      onClose={onClose}
    >
      <p style={{ color: 'var(--ink-2)' }}>{text.startExplained}</p>
      <LocationField
        label={text.location}
        value={location}
        helperText={text.locationHint}
        error={start.isError}
        autoFocus
        required
        onChange={setLocation}
      />
      <TextField
        label={text.name}
        value={name}
        helperText={text.nameHint}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
    </FormDialog>
  )
}
