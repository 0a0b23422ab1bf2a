import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import type { SignerRole } from '../../../../src-shared/features/audits/closing.ts'
import { reconcileWindowText as text } from '../../../../src-shared/features/audits/reconcile-window-text.ts'
import { useCalmText } from '../../../components/rows/use-calm-text.ts'
import { useEngine } from '../../../host/engine-context.ts'
import { PinField } from '../../pins/pin-field.tsx'
import styles from './close-page.module.css'
import { SignaturePad } from './signature-pad.tsx'
import type { Signer } from './use-signers.ts'

interface SignerFieldsProps {
  role: SignerRole
  signer: Signer
  onChange: (part: Partial<Signer>) => void
}

/** One signer: the name, the PIN of somebody who has one, and a field to draw in. */
export function SignerFields({ role, signer, onChange }: SignerFieldsProps) {
  const { calls } = useEngine()
  const name = signer.name.trim()
  const { asked } = useCalmText(name)
  const pin = useQuery({ ...calls.pins.show.queryOptions({ input: { name: asked } }), enabled: asked !== '' })
  return (
    <div className={styles.signer}>
      <TextField
        label={text[role]}
        value={signer.name}
        required={role === 'auditor'}
        helperText={role === 'responsible' ? text.responsibleHint : undefined}
        onChange={(event) => onChange({ name: event.target.value, pin: '' })}
      />
      {name !== '' && name === asked && pin.data?.hasPin && (
        <PinField name={name} value={signer.pin} onChange={(typed) => onChange({ pin: typed })} />
      )}
      <SignaturePad role={text[role]} onDrawn={(image) => onChange({ image })} />
    </div>
  )
}
