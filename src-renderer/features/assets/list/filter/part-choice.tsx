import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { type AssetFilter, lackable } from '../../../../../src-shared/features/assets/asset-filter.ts'
import { assetsWindowText as text } from '../../../../../src-shared/features/assets/assets-window-text.ts'
import type { CustomField } from '../../../../../src-shared/features/custom-fields/custom-fields-contract.ts'
import { customFieldsText } from '../../../../../src-shared/features/custom-fields/custom-fields-text.ts'
import { type DayPart, type FilterPart, isDayPart, isFacet, lackWords, ownFieldId } from '../filter-parts.ts'
import type { ListView } from '../list-address.ts'
import { FacetChoice } from './facet-choice.tsx'
import styles from './filter.module.css'
import { RangeChoice } from './range-choice.tsx'

interface PartChoiceProps {
  view: ListView
  part: FilterPart
  ownFields: readonly CustomField[]
  /** @param value what the condition asks for; undefined: nothing any more */
  onChoose: (value: unknown, names?: Record<string, string>) => void
}

/** What one condition of a filter asks for, in the form that suits it. */
export function PartChoice({ view, part, ownFields, onChoose }: PartChoiceProps) {
  const { filter } = view
  if (isFacet(part)) return <FacetChoice key={part} view={view} part={part} onChoose={onChoose} />
  if (isDayPart(part)) return <DayChoice part={part} filter={filter} onChoose={onChoose} />
  if (part === 'cost') {
    const range = { from: filter.cost?.from?.toString(), to: filter.cost?.to?.toString() }
    return (
      <RangeChoice
        kind="number"
        range={range}
        onChoose={(next) =>
          onChoose(
            next && {
              ...(next.from && { from: Number(next.from) }),
              ...(next.to && { to: Number(next.to) }),
            },
          )
        }
      />
    )
  }
  const field = ownFields.find(({ id }) => id === ownFieldId(part))
  if (field) return <OwnChoice key={field.id} field={field} filter={filter} onChoose={onChoose} />
  return <LacksChoice filter={filter} onChoose={onChoose} />
}

interface ChoiceProps {
  filter: AssetFilter
  onChoose: (value: unknown) => void
}

function DayChoice({ part, filter, onChoose }: ChoiceProps & { part: DayPart }) {
  const days = filter[part]
  const isNever = days === 'never'
  return (
    <>
      {part === 'lastAudited' && (
        <FormControlLabel
          control={
            <Checkbox
              checked={isNever}
              onChange={(event) => onChoose(event.target.checked ? 'never' : undefined)}
            />
          }
          label={text.never}
        />
      )}
      {!isNever && <RangeChoice key={part} kind="date" range={days ?? {}} onChoose={onChoose} />}
    </>
  )
}

function LacksChoice({ filter, onChoose }: ChoiceProps) {
  const chosen = filter.lacks ?? []
  return (
    <div className={styles.boxes}>
      {lackable.map((field) => (
        <FormControlLabel
          key={field}
          control={
            <Checkbox
              size="small"
              checked={chosen.includes(field)}
              onChange={(event) => {
                const next = event.target.checked ? [...chosen, field] : chosen.filter((one) => one !== field)
                onChoose(next.length > 0 ? next : undefined)
              }}
            />
          }
          label={lackWords(field)}
        />
      ))}
    </div>
  )
}

function OwnChoice({ field, filter, onChoose }: ChoiceProps & { field: CustomField }) {
  const condition = filter.custom?.find(({ fieldId }) => fieldId === field.id)
  if (field.type === 'number' || field.type === 'date')
    return <RangeChoice kind={field.type} range={condition ?? {}} onChoose={onChoose} />
  const value = condition?.equals?.[0] ?? ''
  const say = (next: string) => onChoose(next === '' ? undefined : { equals: [next] })
  if (field.type === 'text')
    return (
      <TextField
        autoFocus
        label={field.name}
        helperText={text.ownTextHint}
        value={value}
        onChange={(event) => say(event.target.value)}
      />
    )
  const options =
    field.type === 'yes-no'
      ? [
          { value: 'yes', words: customFieldsText.yes },
          { value: 'no', words: customFieldsText.no },
        ]
      : (field.choices ?? []).map((choice) => ({ value: choice, words: choice }))
  return (
    <TextField
      autoFocus
      select
      label={field.name}
      value={value}
      onChange={(event) => say(event.target.value)}
    >
      <MenuItem value="">{text.any}</MenuItem>
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.words}
        </MenuItem>
      ))}
    </TextField>
  )
}
