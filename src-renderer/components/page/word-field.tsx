import TextField from '@mui/material/TextField'
import { useId } from 'react'

interface WordFieldProps {
  label: string
  value: string
  /** characters */
  longest?: number
  required?: boolean
  autoFocus?: boolean
  helperText?: string | undefined
  /** what is offered to choose from; anything else can be typed */
  offered?: readonly string[]
  onChange: (value: string) => void
}

/** A name or a reason on one line, as it is typed. */
export function WordField({ longest = 200, offered, onChange, ...field }: WordFieldProps) {
  const listId = useId()
  return (
    <>
      <TextField
        {...field}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        slotProps={{ htmlInput: { maxLength: longest, ...(offered && { list: listId }) } }}
      />
      {offered && (
        <datalist id={listId}>
          {offered.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
    </>
  )
}
