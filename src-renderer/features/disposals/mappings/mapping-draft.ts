import type { z } from 'zod'
import { evidenceMapping } from '../../../../src-shared/features/disposals/disposals-message.ts'
import {
  likelyFields,
  likelyStates,
  type MappedFormat,
  type MappingField,
  mappingFields,
} from '../../../../src-shared/features/disposals/evidence-mapping.ts'
import type { ReportOutline } from '../../../../src-shared/features/disposals/mappings-contract.ts'
import { type MethodId, methodIds } from '../../../../src-shared/features/disposals/methods.ts'

export type Mapping = z.output<typeof evidenceMapping>

/** A mapping as it is typed: a path that is empty is none, words stand one a line. */
export interface MappingDraft {
  name: string
  format: MappedFormat
  records: string
  paths: Record<MappingField, string>
  succeeded: string
  aborted: string
  methods: Readonly<Record<string, MethodId>>
}

const noPaths = Object.fromEntries(mappingFields.map((field) => [field, ''])) as MappingDraft['paths']

export const blankMapping: MappingDraft = {
  name: '',
  format: 'xml',
  records: '',
  paths: noPaths,
  succeeded: '',
  aborted: '',
  methods: {},
}

const isMethod = (word: string): word is MethodId => (methodIds as readonly string[]).includes(word)

export function draftOf(mapping: Mapping): MappingDraft {
  const { name, format, records, succeeded, aborted } = mapping
  return {
    name,
    format,
    records,
    paths: Object.fromEntries(
      mappingFields.map((field) => [field, mapping[field] ?? '']),
    ) as MappingDraft['paths'],
    succeeded: succeeded.join('\n'),
    aborted: aborted.join('\n'),
    methods: Object.fromEntries(
      Object.entries(mapping.methods).flatMap(([word, method]) => (isMethod(method) ? [[word, method]] : [])),
    ),
  }
}

const wordsOf = (typed: string) => [
  ...new Set(
    typed
      .split(/\r?\n/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
]

/** What is sent of a draft; null as long as something is missing that every mapping needs. */
export function mappingOf({ name, format, records, paths, ...words }: MappingDraft): Mapping | null {
  const said = (path: string) => (path.trim() === '' ? null : path.trim())
  const parsed = evidenceMapping.safeParse({
    name,
    format,
    records: records.trim(),
    ...Object.fromEntries(mappingFields.map((field) => [field, said(paths[field])])),
    succeeded: wordsOf(words.succeeded),
    aborted: wordsOf(words.aborted),
    methods: words.methods,
  })
  return parsed.success ? parsed.data : null
}

/** Says which field a place is; a field is in one place, and a place is one field. */
export function withField(
  { paths, ...draft }: MappingDraft,
  path: string,
  field: MappingField | '',
): MappingDraft {
  const without = mappingFields.map((one): [MappingField, string] => [
    one,
    paths[one] === path ? '' : paths[one],
  ])
  return {
    ...draft,
    paths: {
      ...(Object.fromEntries(without) as MappingDraft['paths']),
      ...(field !== '' && { [field]: path }),
    },
  }
}

/** What a sample proposes where nothing was said yet: its format and records, and what its places most likely are. */
export function proposedBy(outline: ReportOutline, draft: MappingDraft): MappingDraft {
  if (draft.records !== '') return draft
  const paths = { ...noPaths, ...likelyFields(outline.places) }
  const states = likelyStates(wordsAt(outline, paths.state))
  return {
    ...draft,
    format: outline.format,
    records: outline.record ?? '',
    paths,
    succeeded: states.succeeded.join('\n'),
    aborted: states.aborted.join('\n'),
  }
}

/** What a sample says in a place. */
export function wordsAt(outline: ReportOutline | undefined, path: string): readonly string[] {
  return outline?.places.find((place) => place.path === path)?.says ?? []
}
