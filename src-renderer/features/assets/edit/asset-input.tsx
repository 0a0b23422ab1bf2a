import Autocomplete from '@mui/material/Autocomplete'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { ownerships } from '../../../../src-shared/features/assets/asset-values.ts'
import { type AssetField, assetFields } from '../../../../src-shared/features/assets/assets-entity.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import { LocationField } from '../../locations/location-field.tsx'
import styles from './asset-dialog.module.css'
import { isClear } from './asset-form.ts'

interface AssetInputProps {
  field: AssetField
  value: string
  /** what became of the field meanwhile, if anything */
  news: string | null
  choices: { statuses: { name: string }[]; categories: string[]; models: string[] } | undefined
  /** whether the engine refused what stands in it */
  isRefused: boolean
  onChange: (value: string) => void
}

const hints: Partial<Record<AssetField, string>> = text.hints
const faults: Partial<Record<string, string>> = text.invalid

/** One field of an asset, as its kind is best written. */
export function AssetInput({ field, value, news, choices, isRefused, onChange }: AssetInputProps) {
  const { kind, longest } = assetFields[field]
  const label = assetsText.fields[field]
  const isWrong = value !== '' && !isClear(field, value)
  const helperText = isWrong ? (faults[kind] ?? '') : (news ?? hints[field] ?? '')
  const error = isWrong || isRefused
  const common = {
    label,
    value,
    helperText,
    error,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  switch (kind) {
    case 'location':
      return (
        <div className={styles.wide}>
          <LocationField {...{ label, value, helperText, error, onChange }} />
        </div>
      )
    case 'model':
    case 'category':
      return (
        <Autocomplete
          freeSolo
          options={(kind === 'model' ? choices?.models : choices?.categories) ?? []}
          inputValue={value}
          onInputChange={(_event, typed) => onChange(typed)}
          renderInput={(input) => <TextField {...input} label={label} helperText={helperText} />}
        />
      )
    case 'status': {
      const names = choices?.statuses.map(({ name }) => name) ?? []
      return (
        <TextField {...common} select>
          {(names.includes(value) ? names : [value, ...names]).map((name) => (
            <MenuItem key={name} value={name}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      )
    }
    case 'ownership':
      return (
        <TextField {...common} select>
          <MenuItem value="">{text.unstated}</MenuItem>
          {ownerships.map((one) => (
            <MenuItem key={one} value={one}>
              {assetsText.ownerships[one]}
            </MenuItem>
          ))}
        </TextField>
      )
    case 'date':
      return <TextField {...common} type="date" slotProps={{ inputLabel: { shrink: true } }} />
    case 'longText':
      return <TextField {...common} className={styles.wide ?? ''} multiline minRows={2} maxRows={8} />
    case 'code':
    case 'codes':
    case 'asset': {
      const htmlInput = { className: 'code', maxLength: longest, spellCheck: false }
      const isTag = field === 'assetTag'
      return <TextField {...common} required={isTag} autoFocus={isTag} slotProps={{ htmlInput }} />
    }
    case 'amount':
    case 'months': {
      const inputMode = kind === 'months' ? 'numeric' : 'decimal'
      return <TextField {...common} slotProps={{ htmlInput: { inputMode, maxLength: longest } }} />
    }
    default:
      return <TextField {...common} slotProps={{ htmlInput: { maxLength: longest } }} />
  }
}
