import Autocomplete from '@mui/material/Autocomplete'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { registersWindowText as text } from '../../../src-shared/features/registers/registers-window-text.ts'
import { useEngine } from '../../host/engine-context.ts'
import type { RowField } from './register-definitions.ts'

interface RegisterInputProps {
  field: RowField
  value: string | boolean
  autoFocus: boolean
  disabled: boolean
  onChange: (value: string | boolean) => void
}

/** The control of one field of a row. */
export function RegisterInput({ field, value, autoFocus, disabled, onChange }: RegisterInputProps) {
  const label = text.fields[field.name]
  const written = String(value)
  const common = {
    label,
    value: written,
    autoFocus,
    disabled,
    required: field.required === true,
    helperText: disabled ? text.hints.typeStays : field.hint,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  switch (field.kind) {
    case 'flag':
      return (
        <FormControlLabel
          label={label}
          control={<Checkbox checked={value === true} onChange={(_, checked) => onChange(checked)} />}
        />
      )
    case 'choice':
      return (
        <TextField {...common} select>
          {field.choices?.map((choice) => (
            <MenuItem key={choice.value} value={choice.value}>
              {choice.label}
            </MenuItem>
          ))}
        </TextField>
      )
    case 'lines':
      return <TextField {...common} multiline minRows={3} maxRows={10} />
    case 'date':
      return <TextField {...common} type="date" slotProps={{ inputLabel: { shrink: true } }} />
    case 'months':
      return <TextField {...common} slotProps={{ htmlInput: { inputMode: 'numeric', pattern: '\\d*' } }} />
    case 'category':
      return <CategoryInput label={label} value={written} hint={field.hint ?? ''} onChange={onChange} />
    case 'text':
      return (
        <TextField
          {...common}
          autoComplete="off"
          slotProps={{ htmlInput: { maxLength: field.longest, spellCheck: false } }}
        />
      )
  }
}

interface CategoryInputProps {
  label: string
  value: string
  hint: string
  onChange: (value: string) => void
}

function CategoryInput({ label, value, hint, onChange }: CategoryInputProps) {
  const { calls } = useEngine()
  const { data } = useQuery(calls.assets.choices.queryOptions())
  return (
    <Autocomplete
      freeSolo
      options={data?.categories ?? []}
      inputValue={value}
      onInputChange={(_event, next) => onChange(next)}
      renderInput={(input) => <TextField {...input} label={label} helperText={hint} />}
    />
  )
}
