import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type RuleKind, ruleKinds } from '../../../../src-shared/features/audits/policy.ts'
import { policyText as text } from '../../../../src-shared/features/audits/policy-text.ts'
import { FormDialog } from '../../../components/page/form-dialog.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { LocationField } from '../../locations/location-field.tsx'

/** Asks what is to be audited, and how often. */
export function RuleDialog({ onClose }: { onClose: () => void }) {
  const { client } = useEngine()
  const [kind, setKind] = useState<RuleKind>('location')
  const [target, setTarget] = useState('')
  const [months, setMonths] = useState('12')
  const set = useMutation({
    mutationFn: () => client.audits.setRule({ kind, target: target.trim(), months: Number(months) }),
    onSuccess: onClose,
  })
  const isNumber = /^\d{1,3}$/.test(months) && Number(months) >= 1 && Number(months) <= 120
  return (
    <FormDialog
      title={text.addRule}
      submit={text.save}
      busy={set.isPending}
      canSubmit={target.trim() !== '' && isNumber}
      error={set.error}
      onSubmit={() => set.mutate()}
      onClose={onClose}
    >
      <TextField
        select
        label={text.oftenTitle}
        value={kind}
        onChange={(event) => {
          setKind(event.target.value as RuleKind)
          setTarget('')
        }}
      >
        {ruleKinds.map((one) => (
          <MenuItem key={one} value={one}>
            {text.kinds[one]}
          </MenuItem>
        ))}
      </TextField>
      {kind === 'location' ? (
        <LocationField label={text.kinds.location} value={target} autoFocus required onChange={setTarget} />
      ) : (
        <TextField
          label={text.kinds.category}
          value={target}
          required
          onChange={(event) => setTarget(event.target.value)}
        />
      )}
      <TextField
        label={text.months}
        value={months}
        required
        error={!isNumber}
        onChange={(event) => setMonths(event.target.value)}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 3 } }}
      />
    </FormDialog>
  )
}
