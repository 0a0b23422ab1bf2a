import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { bulkEditWindowText as text } from '../../../../src-shared/features/assets/bulk-edit-window-text.ts'
import type { SetField } from './bulk-form.ts'

interface FieldChooserProps {
  /** those that are not set yet */
  fields: readonly { field: SetField; name: string }[]
  onChoose: (field: SetField) => void
}

/** Takes a further field to set. */
export function FieldChooser({ fields, onChoose }: FieldChooserProps) {
  const [typed, setTyped] = useState('')
  return (
    <Autocomplete
      options={fields}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ field }) => field}
      value={null}
      inputValue={typed}
      autoHighlight
      openOnFocus={false}
      blurOnSelect
      noOptionsText={text.noField}
      onInputChange={(_event, next, reason) => setTyped(reason === 'input' ? next : '')}
      onChange={(_event, chosen) => chosen && onChoose(chosen.field)}
      renderInput={(input) => (
        <TextField {...input} autoFocus label={text.addField} helperText={text.addFieldHint} />
      )}
    />
  )
}
