import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { type HolderKind, holderKinds } from '../../../../src-shared/features/assets/bulk-edit-contract.ts'
import { bulkEditWindowText as text } from '../../../../src-shared/features/assets/bulk-edit-window-text.ts'
import { LocationField } from '../../locations/location-field.tsx'
import styles from './bulk-edit.module.css'
import { holderIn } from './bulk-form.ts'

interface HolderInputProps {
  /** as `person:Mei Tan` */
  value: string
  helperText: string
  onChange: (value: string) => void
}

/** Whom or what something is checked out to. */
export function HolderInput({ value, helperText, onChange }: HolderInputProps) {
  const { kind, name } = holderIn(value)
  const label = text.holders[kind]
  const say = (named: string) => onChange(`${kind}:${named}`)
  return (
    <div className={styles.holder}>
      <TextField
        select
        label={text.holderKind}
        value={kind}
        onChange={(event) => onChange(`${event.target.value as HolderKind}:`)}
      >
        {holderKinds.map((one) => (
          <MenuItem key={one} value={one}>
            {text.holderKinds[one]}
          </MenuItem>
        ))}
      </TextField>
      {kind === 'location' ? (
        <LocationField label={label} value={name} helperText={helperText} onChange={say} />
      ) : (
        <TextField
          label={label}
          value={name}
          helperText={helperText}
          onChange={(event) => say(event.target.value)}
        />
      )}
    </div>
  )
}
