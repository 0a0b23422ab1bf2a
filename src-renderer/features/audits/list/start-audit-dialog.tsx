import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { type ScopeKind, scopeKinds } from '../../../../src-shared/features/audits/scope.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { LocationField } from '../../locations/location-field.tsx'

interface StartAuditDialogProps {
  /** what is meant, as far as it is known */
  kind: ScopeKind
  scope: string
  onStarted: (auditId: string) => void
  onClose: () => void
}

/** Asks what is to be audited, and whether blind. */
export function StartAuditDialog({ kind: first, scope: wanted, onStarted, onClose }: StartAuditDialogProps) {
  const { client } = useEngine()
  const [kind, setKind] = useState<ScopeKind>(first)
  const [scope, setScope] = useState(wanted)
  const [name, setName] = useState('')
  const [blind, setBlind] = useState(false)
  const start = useMutation({
    mutationFn: () =>
      client.audits.start({
        [kind]: kind === 'list' ? scope.split(/\r\n|\n|\r/) : scope.trim(),
        blind,
        ...(name.trim() === '' ? {} : { name: name.trim() }),
      }),
    onSuccess: ({ auditId }) => onStarted(auditId),
  })
  return (
    <FormDialog
      title={text.startTitle}
      submit={text.start}
      busy={start.isPending}
      canSubmit={scope.trim() !== ''}
      error={start.error}
      onSubmit={() => start.mutate()}
      onClose={onClose}
    >
      <p style={{ color: 'var(--ink-2)' }}>{text.scopeExplained[kind]}</p>
      <TextField
        select
        label={text.scopeKind}
        value={kind}
        onChange={(event) => {
          setKind(event.target.value as ScopeKind)
          setScope('')
        }}
      >
        {scopeKinds.map((one) => (
          <MenuItem key={one} value={one}>
            {text.scopeKinds[one]}
          </MenuItem>
        ))}
      </TextField>
      {kind === 'location' ? (
        <LocationField
          label={text.location}
          value={scope}
          helperText={text.locationHint}
          error={start.isError}
          autoFocus
          required
          onChange={setScope}
        />
      ) : (
        <TextField
          key={kind}
          label={text.scopeFields[kind]}
          value={scope}
          required
          error={start.isError}
          multiline={kind === 'list'}
          maxRows={8}
          minRows={kind === 'list' ? 4 : 1}
          onChange={(event) => setScope(event.target.value)}
        />
      )}
      <TextField
        label={text.name}
        value={name}
        helperText={text.nameHint}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <div>
        <FormControlLabel
          control={<Checkbox checked={blind} onChange={(event) => setBlind(event.target.checked)} />}
          label={text.blind}
        />
        <p style={{ color: 'var(--ink-3)', fontSize: 13 }}>{text.blindExplained}</p>
      </div>
    </FormDialog>
  )
}
