import TextField from '@mui/material/TextField'
import { disposalsText } from '../../../../src-shared/features/disposals/disposals-text.ts'
import { mappedFormats, mappingFields } from '../../../../src-shared/features/disposals/evidence-mapping.ts'
import type { ReportOutline } from '../../../../src-shared/features/disposals/mappings-contract.ts'
import { mappingsWindowText as text } from '../../../../src-shared/features/disposals/mappings-window-text.ts'
import { type MethodId, methodIds } from '../../../../src-shared/features/disposals/methods.ts'
import { ChoiceField, choicesOf } from '../../../components/page/choice-field.tsx'
import { WordField } from '../../../components/page/word-field.tsx'
import { type MappingDraft, wordsAt } from './mapping-draft.ts'

const formatWords = { xml: 'XML', json: 'JSON', csv: 'CSV' }
const needed = new Set<string>(['serial', 'state'])
const longestPath = 300

interface MappingFieldsProps {
  draft: MappingDraft
  /** what a sample says; undefined: there is none */
  outline: ReportOutline | undefined
  onDraft: (draft: MappingDraft) => void
}

/** A mapping as it can be typed, each path with what the sample says there. */
export function MappingFields({ draft, outline, onDraft }: MappingFieldsProps) {
  const change = (part: Partial<MappingDraft>) => onDraft({ ...draft, ...part })
  const offered = outline?.places.map(({ path }) => path) ?? []
  const methodWords = new Set([...wordsAt(outline, draft.paths.method), ...Object.keys(draft.methods)])
  const lines = (name: 'succeeded' | 'aborted', required = false, helperText?: string) => (
    <TextField
      label={text[name]}
      value={draft[name]}
      required={required}
      multiline
      maxRows={6}
      helperText={helperText}
      onChange={(event) => change({ [name]: event.target.value })}
    />
  )
  return (
    <>
      <WordField label={text.name} value={draft.name} required onChange={(name) => change({ name })} />
      <ChoiceField
        label={text.format}
        value={draft.format}
        choices={choicesOf(mappedFormats, formatWords)}
        onChange={(format) => change({ format })}
      />
      <WordField
        label={text.records}
        value={draft.records}
        required
        longest={longestPath}
        helperText={text.recordsHint}
        onChange={(records) => change({ records })}
      />
      {mappingFields.map((field) => (
        <WordField
          key={field}
          label={text.field[field]}
          value={draft.paths[field]}
          required={needed.has(field)}
          longest={longestPath}
          offered={offered}
          helperText={wordsAt(outline, draft.paths[field]).slice(0, 3).join(' · ') || undefined}
          onChange={(path) => change({ paths: { ...draft.paths, [field]: path } })}
        />
      ))}
      {lines('succeeded', true, text.failedHint)}
      {lines('aborted')}
      {[...methodWords].map((word) => (
        <ChoiceField<MethodId | ''>
          key={word}
          label={text.methodOf(word)}
          value={draft.methods[word] ?? ''}
          choices={[{ value: '', label: text.asWritten }, ...choicesOf(methodIds, disposalsText.methods)]}
          showEmpty
          onChange={(method) => {
            const { [word]: _, ...others } = draft.methods
            change({ methods: method === '' ? others : { ...others, [word]: method } })
          }}
        />
      ))}
    </>
  )
}
