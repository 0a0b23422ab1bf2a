import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { type Encryption, encryptions } from '../../../../src-shared/features/audits/closing.ts'
import type { DecisionKind } from '../../../../src-shared/features/audits/reconcile.ts'
import { reconcileWindowText as text } from '../../../../src-shared/features/audits/reconcile-window-text.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { LocationField } from '../../locations/location-field.tsx'

/** What a decision says besides what it is. */
export interface DecisionDetails {
  reason?: string
  incident?: string
  encrypted?: Encryption
  place?: string
}

interface DecisionDialogProps {
  decision: DecisionKind
  busy: boolean
  error: unknown
  onDecide: (details: DecisionDetails) => void
  onClose: () => void
}

/** Asks what a decision needs: a reason, the place, or what is known of a loss. */
export function DecisionDialog({ decision, busy, error, onDecide, onClose }: DecisionDialogProps) {
  const [reason, setReason] = useState('')
  const [incident, setIncident] = useState('')
  const [encrypted, setEncrypted] = useState<Encryption>('unknown')
  const [place, setPlace] = useState('')
  const isLoss = decision === 'markLost' || decision === 'markStolen'
  const isMissing =
    decision === 'ignore' ? reason.trim() === '' : decision === 'acceptPlace' && place.trim() === ''
  const decide = () =>
    onDecide({
      ...(reason.trim() !== '' && { reason: reason.trim() }),
      ...(isLoss && incident.trim() !== '' && { incident: incident.trim() }),
      ...(isLoss && { encrypted }),
      ...(decision === 'acceptPlace' && { place: place.trim() }),
    })
  return (
    <FormDialog
      title={auditsText.decisionWords[decision]}
      submit={auditsText.decisionWords[decision]}
      busy={busy}
      canSubmit={!isMissing}
      error={error}
      onSubmit={decide}
      onClose={onClose}
    >
      {decision === 'acceptPlace' && (
        <LocationField label={text.place} value={place} autoFocus required onChange={setPlace} />
      )}
      {isLoss && (
        <>
          <TextField
            label={text.incident}
            value={incident}
            autoFocus
            onChange={(event) => setIncident(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
          <TextField
            select
            label={text.encrypted}
            value={encrypted}
            onChange={(event) => setEncrypted(event.target.value as Encryption)}
          >
            {encryptions.map((answer) => (
              <MenuItem key={answer} value={answer}>
                {text.encryptions[answer]}
              </MenuItem>
            ))}
          </TextField>
        </>
      )}
      <TextField
        label={text.reason}
        value={reason}
        helperText={text.reasonHint}
        required={decision === 'ignore'}
        autoFocus={decision === 'ignore'}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
    </FormDialog>
  )
}
