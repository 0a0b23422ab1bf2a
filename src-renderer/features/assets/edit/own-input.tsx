import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import type { CustomField } from '../../../../src-shared/features/custom-fields/custom-fields-contract.ts'
import { customFieldsText } from '../../../../src-shared/features/custom-fields/custom-fields-text.ts'

interface OwnInputProps {
  field: CustomField
  value: string
  /** what became of the field meanwhile, if anything */
  news: string | null
  onChange: (value: string) => void
}

/** One field of the organisation's own. */
export function OwnInput({ field, value, news, onChange }: OwnInputProps) {
  const { name, type, unit, required, choices } = field
  const options =
    type === 'yes-no'
      ? [
          { value: 'yes', words: customFieldsText.yes },
          { value: 'no', words: customFieldsText.no },
        ]
      : choices?.map((choice) => ({ value: choice, words: choice }))
  return (
    <TextField
      label={unit === null ? name : `${name} (${unit})`}
      value={value}
      helperText={news ?? (required ? text.required : '')}
      onChange={(event) => onChange(event.target.value)}
      select={options !== undefined}
      {...(type === 'date' && { type: 'date', slotProps: { inputLabel: { shrink: true } } })}
      {...(type === 'number' && { slotProps: { htmlInput: { inputMode: 'decimal' } } })}
    >
      {options && [
        <MenuItem key="" value="">
          {text.unstated}
        </MenuItem>,
        ...options.map((option) => (
          <MenuItem key={option.value} value={option.value}>
            {option.words}
          </MenuItem>
        )),
      ]}
    </TextField>
  )
}
