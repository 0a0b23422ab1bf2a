import type { Database } from 'better-sqlite3'
import { plainFields } from '../../../../../src-shared/features/assets/assets-entity.ts'
import type { BulkFields } from '../../../../../src-shared/features/assets/bulk-edit-contract.ts'
import type { JsonValue } from '../../../../../src-shared/record/canonical-json.ts'
import type { Transaction } from '../../../database/transaction.ts'
import { categories } from '../../categories/categories.ts'
import { customFields } from '../../custom-fields/custom-fields.ts'
import { locations } from '../../locations/locations.ts'
import { models } from '../../models/models.ts'
import { people } from '../../people/people.ts'
import { assetIdOf, statusIdOf } from '../named-references.ts'
import { ownFieldNamed } from './recorded-fields.ts'
import { remembered } from './refusals.ts'
import { type BulkRow, type Values, valueIn } from './row-access.ts'

/** How names become ids. */
export interface Names {
  category: (name: string) => string
  model: (name: string) => string
  /** @param field that names the person */
  person: (name: string, field: 'owner' | 'checkedOutTo') => string
}

const modelNamed = (name: string) => ({ name, manufacturer: null, modelNumber: null })

/**
 * What is not in the register yet stands for itself, by its name, which differs from every id.
 * @param missing is told of each
 */
export function findingNames(database: Database, missing: (field: string, name: string) => void): Names {
  const foundOr = (field: string, name: string, found: { id: string } | undefined) => {
    if (!found) missing(field, name)
    return found?.id ?? name
  }
  return {
    category: (name) => foundOr('category', name, categories.find(database, name)),
    model: (name) => foundOr('model', name, models.find(database, modelNamed(name))),
    person: (name, field) => foundOr(field, name, people.byName(database, name)),
  }
}

/** What is not in the register yet is added to it. */
export function ensuringNames(tx: Transaction): Names {
  return {
    category: (name) => categories.ensure(tx, name).id,
    model: (name) => models.ensure(tx, modelNamed(name)).id,
    person: (name) => people.ensure(tx, name).id,
  }
}

/** What every asset is to have. */
export interface Wanted {
  /** by field, as the record of change names it */
  values: Values
  /** the model, where one is set; added to the register no sooner than an asset needs it */
  model: WantedModel | null
  /** the site of the location, where one is set */
  siteId: string
  /** the names of all fields that are set */
  fields: readonly string[]
}

interface WantedModel {
  id: () => string
  /** an asset that has a model of that name keeps it, whoever made it */
  isMetBy: (modelId: string) => boolean
}

/**
 * @throws STATUS_UNKNOWN, LOCATION_UNKNOWN, ASSET_UNKNOWN, CUSTOM_FIELD_UNKNOWN, CUSTOM_VALUE_INVALID
 */
export function wantedOf(database: Database, fields: BulkFields, names: Names): Wanted {
  const values: Record<string, JsonValue> = {}
  const put = <Written>(field: string, written: Written | null | undefined, idOf: (w: Written) => string) => {
    if (written !== undefined) values[field] = written === null ? null : idOf(written)
  }
  const location = fields.location ? locations.get(database, fields.location) : undefined
  put('statusId', fields.status, (name) => statusIdOf(database, name))
  put('locationId', fields.location, () => location?.id ?? '')
  put('checkedOutTo', fields.checkedOutTo, (to) => holderOf(database, to, names))
  put('categoryId', fields.category, names.category)
  if (fields.model === null) values.modelId = null
  put('ownerId', fields.owner, (name) => names.person(name, 'owner'))
  put('parentId', fields.parent, (tag) => assetIdOf(database, tag))
  for (const field of plainFields) {
    const value = (fields as Record<string, JsonValue | undefined>)[field]
    if (value !== undefined) values[field] = value
  }
  const own = customFields.understood(database, fields.custom ?? {})
  for (const [fieldId, value] of Object.entries(own)) values[ownFieldNamed(fieldId)] = value
  const model = fields.model ? wantedModel(database, fields.model, names) : null
  const siteId = location?.site_id ?? 'org'
  return { values, model, siteId, fields: [...Object.keys(values), ...(model ? ['modelId'] : [])] }
}

function wantedModel(database: Database, name: string, names: Names): WantedModel {
  const idOf = remembered(names.model)
  return {
    id: () => idOf(name),
    isMetBy: remembered((id: string) => models.byId(database, id)?.name === name),
  }
}

function holderOf(
  database: Database,
  { kind, name }: NonNullable<BulkFields['checkedOutTo']>,
  names: Names,
): string {
  switch (kind) {
    case 'person':
      return `person:${names.person(name, 'checkedOutTo')}`
    case 'location':
      return `location:${locations.get(database, name).id}`
    case 'asset':
      return `asset:${assetIdOf(database, name)}`
  }
}

/** The values in which an asset is to differ from what it is; null: it is so already. */
export function changesOf(row: BulkRow, { values, model }: Wanted): Values | null {
  const to: Record<string, JsonValue> = {}
  let differs = false
  const set = (field: string, before: JsonValue, value: JsonValue) => {
    if (before === value) return
    to[field] = value
    differs = true
  }
  for (const field in values) set(field, valueIn(row, field), values[field] as JsonValue)
  if (model) {
    const before = valueIn(row, 'modelId')
    if (before === null || !model.isMetBy(String(before))) set('modelId', before, model.id())
  }
  return differs ? to : null
}
