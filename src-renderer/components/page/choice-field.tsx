import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'

interface ChoiceFieldProps<Value extends string> {
  label: string
  value: Value
  choices: readonly { value: Value; label: string }[]
  required?: boolean
  helperText?: string | undefined
  autoFocus?: boolean
  /** one of the choices is the empty word, and what it says is shown */
  showEmpty?: boolean
  /** the label is told to assistance alone */
  hiddenLabel?: boolean
  onChange: (value: Value) => void
}

/** One of a few words. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const {
    label,
    value,
    choices,
    required = false,
    helperText,
    autoFocus = false,
    showEmpty,
    hiddenLabel = false,
    onChange,
  } = props
  return (
    <TextField
      select
      {...(hiddenLabel ? { hiddenLabel } : { label })}
      value={value}
      required={required}
      helperText={helperText}
      autoFocus={autoFocus}
      onChange={(event) => onChange(event.target.value as Value)}
      slotProps={{
        select: {
          ...(showEmpty && { displayEmpty: true }),
          ...(hiddenLabel && { SelectDisplayProps: { 'aria-label': label } }),
        },
        ...(showEmpty && { inputLabel: { shrink: true } }),
      }}
    >
      {choices.map((choice) => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  )
}

/** The choices of a vocabulary, in its order and words. */
export const choicesOf = <Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, string>>,
): { value: Value; label: string }[] => values.map((value) => ({ value, label: words[value] }))
