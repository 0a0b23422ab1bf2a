import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import type { ImportPreview } from '../../../src-shared/features/imports/imports-contract.ts'
import { importsWindowText as text } from '../../../src-shared/features/imports/imports-window-text.ts'
import { dateOrders } from '../../../src-shared/features/imports/list-dates.ts'
import { listDelimiters, listEncodings } from '../../../src-shared/features/imports/list-format.ts'
import type { ImportChoices } from './import-draft.ts'
import styles from './import-page.module.css'

interface ReadAsProps {
  choices: ImportChoices
  /** what the engine found out, once it has */
  format: ImportPreview['format'] | null
  onChoose: (choices: Partial<ImportChoices>) => void
}

/** How a list was read, each part of it to be changed. */
export function ReadAs({ choices, format, onChoose }: ReadAsProps) {
  return (
    <div className={styles.readAs}>
      <FormatChoice
        label={text.encoding}
        chosen={choices.encoding}
        found={format?.encoding}
        options={listEncodings}
        words={(encoding) => text.encodings[encoding]}
        onChoose={(encoding) => onChoose({ encoding })}
      />
      <FormatChoice
        label={text.delimiter}
        chosen={choices.delimiter}
        found={format?.delimiter}
        options={listDelimiters}
        words={(delimiter) => text.delimiters[delimiter]}
        onChoose={(delimiter) => onChoose({ delimiter })}
      />
      <FormatChoice
        label={text.dates}
        chosen={choices.dates}
        found={format?.dates}
        options={dateOrders}
        words={(order) => text.dateOrders[order]}
        onChoose={(dates) => onChoose({ dates })}
      />
    </div>
  )
}

interface FormatChoiceProps<Value extends string> {
  label: string
  chosen: Value | null
  found: Value | undefined
  options: readonly Value[]
  words: (value: Value) => string
  onChoose: (value: Value | null) => void
}

const byItself = 'found out'

/** What was found out stands first, with what it is, so that a wrong choice can be taken back. */
function FormatChoice<Value extends string>(props: FormatChoiceProps<Value>) {
  const { label, chosen, found, options, words, onChoose } = props
  const foundWords = chosen === null && found !== undefined ? text.found(words(found)) : text.findOut
  return (
    <TextField
      select
      label={label}
      value={chosen ?? byItself}
      onChange={(event) => onChoose(options.find((option) => option === event.target.value) ?? null)}
    >
      <MenuItem value={byItself}>{foundWords}</MenuItem>
      {options.map((option) => (
        <MenuItem key={option} value={option}>
          {words(option)}
        </MenuItem>
      ))}
    </TextField>
  )
}
