import type { FacetPart } from '../../../../../src-shared/features/assets/asset-filter.ts'
import { assetsText } from '../../../../../src-shared/features/assets/assets-text.ts'
import { foldedText } from '../../../../../src-shared/identity/folded-text.ts'
import type { CodedColumn } from './coded-column.ts'
import type { ColumnSet } from './column-set.ts'
import { firstFew } from './first-few.ts'
import type { CodedName } from './index-columns.ts'
import type { References } from './references.ts'
import { shownTypeOf, type ViewName, views } from './views.ts'
import { warrantyStatesOn } from './warranty.ts'

interface Facet {
  value: string
  name: string
  count: number
}

/** What facets are counted from. */
export interface FacetTools {
  columns: ColumnSet
  references: References
  /** 1 for each row that is counted */
  rows: Uint8Array
  today: string
}

/** Parts of which the filter takes names. */
const namedParts: Partial<Record<FacetPart, ViewName>> = {
  statuses: 'status',
  categories: 'category',
  manufacturers: 'manufacturer',
  models: 'model',
  companies: 'company',
  departments: 'department',
  suppliers: 'supplier',
  currencies: 'currency',
}

/** The values of one part of a filter that rows have, the most frequent first. */
export function facetsOf(
  tools: FacetTools,
  { part, matching, limit }: { part: FacetPart; matching: string; limit: number },
): { values: Facet[]; more: boolean } {
  const isWanted = matchingOf(tools.references, part, matching)
  const wanted = [...counted(tools, part)].filter(([value]) => isWanted(value))
  const values = firstFew(
    wanted,
    limit,
    ([one, many], [other, more]) => more - many || (one < other ? -1 : 1),
  )
    .map(([value, count]) => ({ value, count, name: nameOf(tools.references, part, value) }))
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1))
  return { values, more: wanted.length > limit }
}

/** Tells the values whose name holds a text; of people and places, of which there are many, by their keys. */
function matchingOf(references: References, part: FacetPart, matching: string): (value: string) => boolean {
  const wanted = foldedText(matching).trim()
  if (wanted === '') return () => true
  if (part === 'owners' || part === 'checkedOutTo' || part === 'locations') {
    const ids = references.idsMatching(
      part === 'owners' ? 'person' : part === 'locations' ? 'location' : 'any',
      wanted,
    )
    return (value) => ids.has(value)
  }
  return (value) => foldedText(nameOf(references, part, value)).includes(wanted)
}

function counted({ columns, references, rows, today }: FacetTools, part: FacetPart): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (value: string, count: number) => counts.set(value, (counts.get(value) ?? 0) + count)
  const view = namedParts[part]
  if (view) {
    const { column, shown } = views[view]
    eachValue(columns, column, rows, (value, count) =>
      add(value === null ? '' : String(shown(value, references) ?? ''), count),
    )
  } else if (part === 'locations') {
    const column = columns.coded('location')
    const perCode = countsByCode(column, rows)
    references.locations.sums(column, perCode).forEach((count, code) => {
      if (count > 0) add(references.locations.idAt(code), count)
    })
    if (perCode[0] !== 0) add('', perCode[0] as number)
  } else if (part === 'statusTypes') {
    eachLabel(columns, rows, (label, isOut, count) => add(shownTypeOf(references, label, isOut) ?? '', count))
  } else if (part === 'warranty') {
    const statesOf = warrantyStatesOn(today)
    eachValue(columns, 'warrantyEndDate', rows, (end, count) => {
      for (const state of statesOf(end as string | null)) add(state, count)
    })
  } else {
    const column = part === 'owners' ? 'owner' : part === 'ownerships' ? 'ownership' : 'checkedOutTo'
    eachValue(columns, column, rows, (value, count) => add(String(value ?? ''), count))
  }
  return counts
}

/** Tells each value of a column that some of the rows have, and how many. */
function eachValue(
  columns: ColumnSet,
  name: CodedName,
  rows: Uint8Array,
  told: (value: string | number | null, count: number) => void,
): void {
  const column = columns.coded(name)
  countsByCode(column, rows).forEach((count, code) => {
    if (count > 0) told(column.valueAt(code), count)
  })
}

/** How many rows have each value of a column. */
export function countsByCode({ codes, size }: CodedColumn, rows: Uint8Array): Uint32Array {
  const counts = new Uint32Array(size)
  for (let row = 0; row < rows.length; row++) {
    const code = codes[row] as number
    counts[code] = (counts[code] as number) + (rows[row] as number)
  }
  return counts
}

function eachLabel(
  columns: ColumnSet,
  rows: Uint8Array,
  told: (label: string, isCheckedOut: boolean, count: number) => void,
): void {
  const [status, checkedOutTo] = [columns.coded('status'), columns.coded('checkedOutTo')]
  const counts = new Uint32Array(2 * status.size)
  for (let row = 0; row < rows.length; row++) {
    const place = 2 * (status.codes[row] as number) + (checkedOutTo.codes[row] === 0 ? 0 : 1)
    counts[place] = (counts[place] as number) + (rows[row] as number)
  }
  counts.forEach((count, place) => {
    if (count > 0) told(String(status.valueAt(place >> 1)), place % 2 === 1, count)
  })
}

/** What people read for a value of a filter; '' for the value that stands for none. */
function nameOf(references: References, part: FacetPart, value: string): string {
  if (value === '') return ''
  switch (part) {
    case 'locations':
      return references.get('location', value)?.name ?? ''
    case 'owners':
      return references.get('person', value)?.name ?? ''
    case 'checkedOutTo':
      return references.custodian(value) ?? ''
    case 'statusTypes':
      return assetsText.statusTypes[value as keyof typeof assetsText.statusTypes]
    case 'ownerships':
      return assetsText.ownerships[value as keyof typeof assetsText.ownerships]
    case 'warranty':
      return assetsText.warranties[value as keyof typeof assetsText.warranties]
    default:
      return value
  }
}
