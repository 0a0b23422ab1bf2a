import { methodIds } from './methods.ts'

export const mappedFormats = ['xml', 'json', 'csv'] as const
export type MappedFormat = (typeof mappedFormats)[number]

/**
 * Where a report that no standard describes says what. A path is names parted by `/`, each an element, a key or a column;
 * `name:label` is the one with that label in its attribute or member `name`, `*` any; `//` at its beginning looks at every
 * depth; a `/` within a name is written `~1`. Paths stand on the record, or on the whole report where they begin with `//`.
 */
export interface EvidenceMapping {
  name: string
  format: MappedFormat
  /** what there is one of for each erased drive */
  records: string
  serial: string
  model: string | null
  state: string
  /** what the state says where all went well, and where somebody ended it; all else is a failure */
  succeeded: readonly string[]
  aborted: readonly string[]
  errors: string | null
  bytesNotErased: string | null
  size: string | null
  /** the method in the report's words, and which of ours each means */
  method: string | null
  methods: Readonly<Record<string, string>>
  tool: string | null
  toolVersion: string | null
}

/** Reports in the shape of Blancco's XML, as far as such reports show: there is no public schema of it. */
export const blanccoMapping: EvidenceMapping = {
  name: 'Blancco XML',
  format: 'xml',
  records: '//blancco_erasure_report/entries:erasures/entries:erasure',
  serial: 'entries:target/entry:serial',
  model: 'entries:target/entry:model',
  state: 'entry:state',
  succeeded: ['Successful', 'Erased'],
  aborted: ['Cancelled', 'Canceled', 'Aborted', 'Interrupted'],
  errors: 'entry:total_errors',
  bytesNotErased: null,
  size: 'entries:target/entry:capacity',
  method: 'entry:erasure_standard_name',
  methods: {},
  tool: '//blancco_software_report/entry:name',
  toolVersion: '//blancco_software_report/entry:version',
}

/** Why a mapping cannot be kept: an empty path, or a method that is none of ours; null where it can. */
export function mappingFault(mapping: EvidenceMapping): string | null {
  const known: readonly string[] = methodIds
  const unknown = Object.values(mapping.methods).find((method) => !known.includes(method))
  if (unknown !== undefined) return unknown
  const paths = [mapping.records, mapping.serial, mapping.state]
  return paths.some((path) => path.replace(/^\/\//, '').split('/').includes(''))
    ? 'records, serial, state'
    : null
}

/** The parts of a mapping that say where something stands. */
export const mappingFields = [
  'serial',
  'model',
  'state',
  'errors',
  'bytesNotErased',
  'size',
  'method',
  'tool',
  'toolVersion',
] as const
export type MappingField = (typeof mappingFields)[number]

/**
 * By which names reports are known to call each, at the end of a path. The first field takes a place that several would.
 */
const usualNames: Readonly<Record<MappingField, RegExp>> = {
  serial: /(serial|\bs[/.]?n\b)[^/]*$/i,
  bytesNotErased: /(not.?erased|unerased|skipped)[^/]*$/i,
  errors: /err[^/]*$/i,
  toolVersion: /version[^/]*$/i,
  model: /(model[^/]*|product)$/i,
  method: /(method|standard|algorithm|pattern)[^/]*$/i,
  state: /(state|status|result|outcome)[^/]*$/i,
  size: /(size|capacity|bytes)[^/]*$/i,
  tool: /(tool|software|program|application)[^/]*(\/[^/]*name)?$/i,
}
const successWords = /^(success|successful|succeeded|erased|passed|pass|ok|completed?|done)$/i
const abortWords = /abort|cancel|interrupt|stopp/i

/** Which of the places of a report each field most likely is, by their names; a person looks at it. */
export function likelyFields(
  places: readonly { path: string; says: readonly string[] }[],
): Partial<Record<MappingField, string>> {
  const found: Partial<Record<MappingField, string>> = {}
  const isIn = (path: string) => Object.values(found).includes(path)
  for (const [field, names] of Object.entries(usualNames) as [MappingField, RegExp][]) {
    const place = places.find(({ path }) => !isIn(path) && names.test(path.replaceAll('~1', '.')))
    if (place) found[field] = place.path
  }
  return found
}

/** Which words of a report's state most likely mean that all went well, and which that somebody ended it. */
export function likelyStates(words: readonly string[]): { succeeded: string[]; aborted: string[] } {
  return {
    succeeded: words.filter((word) => successWords.test(word)),
    aborted: words.filter((word) => abortWords.test(word)),
  }
}
