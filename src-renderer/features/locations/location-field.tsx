import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEngine } from '../../host/engine-context.ts'

interface LocationFieldProps {
  label: string
  /** a path, or a part of one */
  value: string
  helperText?: string
  error?: boolean
  autoFocus?: boolean
  required?: boolean
  onChange: (path: string) => void
}

/** A field for the path of a location, which offers those that hold what was typed. */
export function LocationField(props: LocationFieldProps) {
  const { label, value, helperText, error = false, autoFocus = false, required = false, onChange } = props
  const { calls } = useEngine()
  const { data } = useQuery({
    ...calls.locations.list.queryOptions({ input: { search: value, limit: 50 } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Autocomplete
      freeSolo
      autoHighlight
      openOnFocus
      options={data?.locations.map(({ path }) => path) ?? []}
      filterOptions={(options) => options}
      inputValue={value}
      onInputChange={(_event, path, reason) => {
        if (reason !== 'blur') onChange(path)
      }}
      renderInput={(input) => (
        <TextField
          {...input}
          label={label}
          helperText={helperText}
          error={error}
          autoFocus={autoFocus}
          required={required}
        />
      )}
    />
  )
}
