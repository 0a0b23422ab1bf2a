import { type PlainField, plainFields } from '../../../../../src-shared/features/assets/assets-entity.ts'
import type { JsonValue } from '../../../../../src-shared/record/canonical-json.ts'
import { columnOf } from '../plain-columns.ts'

const references: Record<string, string> = {
  modelId: 'model_id',
  categoryId: 'category_id',
  locationId: 'location_id',
  statusId: 'status_id',
  ownerId: 'owner_id',
  parentId: 'parent_id',
}

const ownPrefix = 'custom.'

/** The id of the organisation's own field that the record of change means; null for a field of every asset. */
export function ownFieldOf(field: string): string | null {
  return field.startsWith(ownPrefix) ? field.slice(ownPrefix.length) : null
}

export const ownFieldNamed = (fieldId: string): string => ownPrefix + fieldId

/**
 * The SQL expression of the value that the record of change has for a field.
 * @throws Error for one that is no column of an asset
 */
export function sourceOf(field: string): string {
  if (field === 'checkedOutTo') return `checked_out_kind || ':' || checked_out_id`
  return columnsOf(field)[0] as string
}

const known = new Map<string, readonly string[]>()

/** The columns of `asset` in which a field stands. */
export function columnsOf(field: string): readonly string[] {
  const columns = known.get(field) ?? columnsNamed(field)
  known.set(field, columns)
  return columns
}

function columnsNamed(field: string): readonly string[] {
  if (field === 'checkedOutTo') return ['checked_out_kind', 'checked_out_id']
  const reference = references[field]
  if (reference !== undefined) return [reference]
  if (!(plainFields as readonly string[]).includes(field))
    throw new Error(`${field} is not edited in many assets`)
  return [columnOf(field as PlainField)]
}

/** What is written into these columns for a value of the record of change. */
export function storedValues(field: string, value: JsonValue): readonly (string | number | null)[] {
  if (field !== 'checkedOutTo') return [value as string | number | null]
  if (value === null) return [null, null]
  const [kind = '', id = ''] = String(value).split(':')
  return [kind, id]
}
