import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import { auditsWindowText as text } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { type Condition, conditions } from '../../../../src-shared/features/audits/capture.ts'

interface ConditionFieldProps {
  /** empty: none is stated */
  value: Condition | ''
  onChange: (condition: Condition | '') => void
}

/** In which condition a thing was seen. */
export function ConditionField({ value, onChange }: ConditionFieldProps) {
  return (
    <TextField
      select
      label={text.condition}
      value={value}
      onChange={(event) => onChange(event.target.value as Condition | '')}
    >
      <MenuItem value="">{text.noCondition}</MenuItem>
      {conditions.map((one) => (
        <MenuItem key={one} value={one}>
          {auditsText.conditionWords[one]}
        </MenuItem>
      ))}
    </TextField>
  )
}
