import { type PlainValues, plainFields } from '../../../../src-shared/features/assets/assets-entity.ts'
import { identifierKinds } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import type { JsonValue } from '../../../../src-shared/record/canonical-json.ts'
import type { CustomValues } from '../custom-fields/custom-fields.ts'
import { type Identifiers, noIdentifiers } from '../identifiers/identifiers.ts'

/** The fields of an asset as the register stores them: what it refers to by id. */
export interface AssetFields extends PlainValues, Identifiers {
  assetTag: string
  modelId: string | null
  categoryId: string | null
  locationId: string | null
  statusId: string
  checkedOutTo: { kind: 'person' | 'location' | 'asset'; id: string } | null
  ownerId: string | null
  parentId: string | null
  /** by id of the custom field; what is not named stays as it is */
  custom: CustomValues
}

export interface Asset extends AssetFields {
  id: string
  siteId: string
  revision: number
}

/** An asset of which nothing is said but its tag and its status. */
export function emptyAsset(assetTag: string, statusId: string): AssetFields {
  return { ...emptyFields, assetTag, statusId }
}

const emptyFields = {
  ...(Object.fromEntries(plainFields.map((field) => [field, null])) as PlainValues),
  ...noIdentifiers,
  modelId: null,
  categoryId: null,
  locationId: null,
  checkedOutTo: null,
  ownerId: null,
  parentId: null,
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

function recordedValue(fields: AssetFields, field: RecordedField): JsonValue {
  if (field !== 'checkedOutTo') return fields[field]
  return fields.checkedOutTo && `${fields.checkedOutTo.kind}:${fields.checkedOutTo.id}`
}

/** Whether an asset can be found by more than its tag and serial number. */
export function hasIdentifiers(fields: Identifiers): boolean {
  return identifierKinds.some((kind) => fields[kind] !== null)
}
