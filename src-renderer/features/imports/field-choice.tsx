import Autocomplete, { createFilterOptions } from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { importsWindowText as text } from '../../../src-shared/features/imports/imports-window-text.ts'
import { type FieldOption, leftOut, optionOf, optionsFor } from './field-options.ts'

interface FieldChoiceProps {
  title: string
  target: string | null
  ownNames: readonly string[]
  isWrong: boolean
  onChoose: (target: string) => void
}

const matching = createFilterOptions<FieldOption>({ stringify: ({ words, group }) => `${words} ${group}` })

/** What a column of a list becomes, found by typing. */
export function FieldChoice({ title, target, ownNames, isWrong, onChoose }: FieldChoiceProps) {
  const [typed, setTyped] = useState('')
  const value = optionOf(target, ownNames)
  const isSearching = typed !== '' && typed !== value.words
  return (
    <Autocomplete
      size="small"
      disableClearable
      autoHighlight
      openOnFocus={false}
      value={value}
      options={optionsFor(title, ownNames, isSearching ? typed : '')}
      groupBy={({ group }) => group}
      getOptionLabel={({ words }) => words}
      getOptionKey={(option) => option.target}
      isOptionEqualToValue={(option, other) => option.target === other.target}
      filterOptions={(options, state) =>
        matching(options, isSearching ? state : { ...state, inputValue: '' })
      }
      onInputChange={(_event, next, reason) => setTyped(reason === 'input' ? next : '')}
      onChange={(_event, option) => onChoose(option.target)}
      renderInput={(input) => (
        <TextField
          {...input}
          error={isWrong}
          hiddenLabel
          slotProps={{
            ...input.slotProps,
            htmlInput: {
              ...input.slotProps.htmlInput,
              'aria-label': text.becomes(title),
              'data-left-out': value.target === leftOut.target,
            },
          }}
        />
      )}
    />
  )
}
