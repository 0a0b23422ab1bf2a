import TextField from '@mui/material/TextField'
import { pinsText as text } from '../../../src-shared/features/pins/pins-text.ts'

interface PinFieldProps {
  /** of whom it is asked for; or what the field is called */
  name?: string
  label?: string
  value: string
  helperText?: string
  error?: boolean
  autoFocus?: boolean
  onChange: (pin: string) => void
}

/** A field for a PIN: dots, and the keypad of a touch screen. */
export function PinField({ name, label, value, helperText, error, autoFocus, onChange }: PinFieldProps) {
  return (
    <TextField
      label={label ?? (name === undefined ? text.ask : text.pinOf(name))}
      type="password"
      value={value}
      helperText={helperText}
      error={error ?? false}
      autoFocus={autoFocus ?? false}
      required
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off', maxLength: 12 } }}
    />
  )
}
