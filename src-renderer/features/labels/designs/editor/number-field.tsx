import TextField from '@mui/material/TextField'
import { useState } from 'react'

interface NumberFieldProps {
  label: string
  value: number
  least: number
  most: number
  /** decimal places that are kept; 1 if it is not said */
  places?: number
  onChange: (value: number) => void
}

/** A field for a number with a point or a comma; what is no number, or outside of its bounds, is taken on by nobody. */
export function NumberField({ label, value, least, most, places = 1, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const numberOf = (text: string) => {
    const number = Number(text.trim().replace(',', '.'))
    return text.trim() === '' || !Number.isFinite(number) || number < least || number > most
      ? null
      : Math.round(number * 10 ** places) / 10 ** places
  }
  const isWrong = typed !== null && numberOf(typed) === null
  return (
    <TextField
      size="small"
      label={label}
      value={typed ?? String(value)}
      error={isWrong}
      helperText={isWrong ? `${least} – ${most}` : undefined}
      onChange={(event) => {
        setTyped(event.target.value)
        const number = numberOf(event.target.value)
        if (number !== null) onChange(number)
      }}
      onBlur={() => setTyped(null)}
      slotProps={{ htmlInput: { inputMode: 'decimal', autoComplete: 'off' } }}
    />
  )
}
