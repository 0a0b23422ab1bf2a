import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import {
  type Permit,
  permitKinds,
  vendorScopes,
} from '../../../../src-shared/features/disposals/vendors/vendor.ts'
import { vendorsText } from '../../../../src-shared/features/disposals/vendors/vendors-text.ts'
import { vendorsWindowText as text } from '../../../../src-shared/features/disposals/vendors/vendors-window-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { ChoiceField, choicesOf } from '../../../components/page/choice-field.tsx'
import { WordField } from '../../../components/page/word-field.tsx'
import styles from './vendor-dialog.module.css'

/** A permit as it is typed; an empty day is none yet. */
export type TypedPermit = Permit

interface PermitFieldsProps {
  n: number
  permit: TypedPermit
  onChange: (part: Partial<TypedPermit>) => void
  onRemove: () => void
}

/** One permit of a vendor: whose, its number, what for, and its last day. */
export function PermitFields({ n, permit, onChange, onRemove }: PermitFieldsProps) {
  const { kind, number, scopes, expiresOn } = permit
  return (
    <fieldset className={styles.permit}>
      <legend>{text.permit(n)}</legend>
      <div className={styles.row}>
        <ChoiceField
          label={text.kind}
          value={kind}
          choices={choicesOf(permitKinds, vendorsText.permits)}
          onChange={(next) => onChange({ kind: next })}
        />
        <WordField label={text.number} value={number} required onChange={(number) => onChange({ number })} />
        <TextField
          label={text.expiresOn}
          type="date"
          value={expiresOn}
          required
          onChange={(event) => onChange({ expiresOn: event.target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <Button variant="text" aria-label={text.removePermit(n)} onClick={onRemove}>
          <Icon name="close" size={16} />
        </Button>
      </div>
      <div className={styles.scopes}>
        {vendorScopes.map((scope) => (
          <FormControlLabel
            key={scope}
            control={
              <Checkbox
                checked={scopes.includes(scope)}
                onChange={(event) =>
                  onChange({
                    scopes: event.target.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope),
                  })
                }
              />
            }
            label={vendorsText.scopes[scope]}
          />
        ))}
      </div>
    </fieldset>
  )
}
