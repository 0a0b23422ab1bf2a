import { type PlainValues, plainFields } from '../../../../src-shared/features/assets/assets-entity.ts'
import { identifierKinds } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import type { CustomValues } from '../custom-fields/custom-fields.ts'
import { type Identifiers, noIdentifiers } from '../identifiers/identifiers.ts'

/** What an asset says of itself, which needs nobody to be asked. */
export interface AssetOwn extends PlainValues, Identifiers {
  assetTag: string
  /** by id of the custom field; what is not named stays as it is */
  custom: CustomValues
}

/** What an asset refers to, by id. */
export interface AssetReferences {
  modelId: string | null
  categoryId: string | null
  locationId: string | null
  statusId: string
  checkedOutTo: { kind: 'person' | 'location' | 'asset'; id: string } | null
  ownerId: string | null
  parentId: string | null
}

/** The fields of an asset as the register stores them. */
export interface AssetFields extends AssetOwn, AssetReferences {}

/** Which asset it is, where it is and what it refers to. */
export interface AssetHead extends AssetReferences {
  id: string
  siteId: string
  revision: number
}

export interface Asset extends AssetOwn, AssetHead {}

/** An asset of which nothing is said but its tag and its status. */
export function emptyAsset(assetTag: string, statusId: string): AssetFields {
  return { ...emptyFields, assetTag, statusId }
}

export const noReferences: Omit<AssetReferences, 'statusId'> = Object.freeze({
  modelId: null,
  categoryId: null,
  locationId: null,
  checkedOutTo: null,
  ownerId: null,
  parentId: null,
})

const emptyFields = {
  ...(Object.fromEntries(plainFields.map((field) => [field, null])) as PlainValues),
  ...noIdentifiers,
  ...noReferences,
  custom: {},
}

type RecordedField = Exclude<keyof AssetFields, 'custom'>
/** As forms show them. */
const formOrder: readonly RecordedField[] = [
  'assetTag',
  'modelId',
  'categoryId',
  'locationId',
  'statusId',
  'checkedOutTo',
  'ownerId',
  'parentId',
  ...plainFields,
  ...identifierKinds,
]

/** The names of the fields in which an asset differs from what is wanted. */
export function differingFields(asset: AssetFields, wanted: AssetFields): string[] {
  const own = Object.keys(wanted.custom).filter(
    (fieldId) => (asset.custom[fieldId] ?? null) !== (wanted.custom[fieldId] ?? null),
  )
  return [
    ...formOrder.filter((field) => recordedValue(asset, field) !== recordedValue(wanted, field)),
    ...own.map((fieldId) => ownPrefix + fieldId),
  ]
}

const ownPrefix = 'custom.'
const beforeOwn = formOrder.filter((field) => field < ownPrefix).sort()
const afterOwn = formOrder.filter((field) => field > ownPrefix).sort()

/** The fields in the form in which the record of change names them, in the order of canonical JSON. */
export function recordedFields(fields: AssetFields): [field: string, value: JsonValue][] {
  const recorded: [string, JsonValue][] = []
  for (const field of beforeOwn) recorded.push([field, recordedValue(fields, field)])
  for (const fieldId of Object.keys(fields.custom).sort())
    recorded.push([ownPrefix + fieldId, fields.custom[fieldId] ?? null])
  for (const field of afterOwn) recorded.push([field, recordedValue(fields, field)])
  return recorded
}

function recordedValue<Field extends RecordedField>(
  fields: Pick<AssetFields, Field>,
  field: Field,
): JsonValue {
  const value = fields[field]
  return value === null || typeof value !== 'object' ? value : `${value.kind}:${value.id}`
}

/** Whether an asset can be found by more than its tag and serial number. */
export function hasIdentifiers(fields: Identifiers): boolean {
  return identifierKinds.some((kind) => fields[kind] !== null)
}
