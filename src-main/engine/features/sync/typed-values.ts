import type { z } from 'zod'
import { commonProblems } from '../../../../src-shared/contract/base.ts'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { assetFields, editableAssetFields } from '../../../../src-shared/features/assets/assets-entity.ts'
import { locationsProblems } from '../../../../src-shared/features/locations/locations-contract.ts'
import type { RegisterName } from '../../../../src-shared/features/registers/register-names.ts'
import { registerValues } from '../../../../src-shared/features/registers/registers-contract.ts'
import { attentionProblems } from '../../../../src-shared/features/sync/sync-contract.ts'
import { ownFieldIn } from '../../../../src-shared/sync/kinds.ts'
import type { Transaction } from '../../database/transaction.ts'
import { assets, writtenFields } from '../assets/assets.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { locations } from '../locations/locations.ts'
import { registers } from '../registers/registers.ts'
import { syncedRowsOf } from './synced-kinds.ts'

/** What people write of fields, by the names that the record of change has for them; null empties one. */
export type TypedValues = Record<string, string | null>

/** How a form calls a field of an asset that refers to something. */
const writtenAs: Record<string, string> = {
  modelId: 'model',
  categoryId: 'category',
  statusId: 'status',
  locationId: 'location',
  ownerId: 'owner',
  parentId: 'parent',
}
const registerOf: Record<string, RegisterName> = {
  category: 'categories',
  model: 'models',
  person: 'people',
  statusLabel: 'statusLabels',
}
const registerFields: Record<RegisterName, readonly string[]> = {
  categories: ['name'],
  models: ['name', 'manufacturer', 'modelNumber', 'expectedLifeMonths', 'endOfLifeDate'],
  people: ['name', 'username', 'email', 'employeeNumber'],
  statusLabels: ['name'],
}
const numbers = new Set(['warrantyMonths', 'expectedLifeMonths'])

/** Whether somebody can write a value of a field, as they do in its form. */
export function canBeTyped(kind: string, field: string): boolean {
  if (kind === 'asset') return ownFieldIn(kind, field) !== null || assetName(field) in assetFields
  if (kind === 'location') return field === 'name' || field === 'barcode'
  const register = registerOf[kind]
  return register !== undefined && registerFields[register].includes(field)
}

/**
 * Writes what somebody typed, by the rules of the forms in which it is written otherwise.
 * @throws FIELD_NOT_TYPED, INPUT_INVALID, and what the lists of the register refuse
 */
export function writeTyped(tx: Transaction, kind: string, id: string, values: TypedValues): void {
  const other = Object.keys(values).find((field) => !canBeTyped(kind, field))
  if (other !== undefined) throw failure(attentionProblems, 'FIELD_NOT_TYPED', { field: other })
  const register = registerOf[kind]
  if (kind === 'asset') writeAsset(tx, id, values)
  else if (kind === 'location') writeLocation(tx, id, values)
  else if (register) writeRegister(tx, register, kind, id, values)
}

const assetName = (field: string) => writtenAs[field] ?? field

function writeAsset(tx: Transaction, id: string, values: TypedValues): void {
  const input: Record<string, unknown> = {}
  const custom: TypedValues = {}
  for (const [field, value] of Object.entries(values)) {
    const own = ownFieldIn('asset', field)
    if (own === null) input[assetName(field)] = understood(field, value)
    else custom[own] = value
  }
  const asset = assets.get(tx.database, id)
  const { fields, siteId } = writtenFields(
    tx,
    asset,
    asset.siteId,
    valid(editableAssetFields, { ...input, custom }),
  )
  customFields.assertComplete(tx.database, { ...asset.custom, ...fields.custom }, fields.categoryId)
  assets.update(tx, asset, fields, siteId)
}

function writeLocation(tx: Transaction, id: string, { name, barcode }: TypedValues): void {
  const location = locations.byId(tx.database, id)
  if (!location) throw failure(locationsProblems, 'LOCATION_UNKNOWN', { location: id })
  const named = name ? locations.rename(tx, location, name) : location
  if (barcode !== undefined) locations.setBarcode(tx, named, barcode)
}

function writeRegister(
  tx: Transaction,
  register: RegisterName,
  kind: string,
  id: string,
  values: TypedValues,
): void {
  const { revision } = registers[register].row(tx.database, id)
  const present = syncedRowsOf(kind)?.recorded(tx.database, id) ?? {}
  const wanted = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, understood(field, value)]),
  )
  const written = valid(registerValues, { register, values: { ...present, ...wanted } })
  // The contract pairs each list with its values; TypeScript cannot follow the pair through the table of faces.
  registers[register].update(tx, id, revision, written.values as never)
  tx.touch('registers')
  tx.touch('assets')
}

const understood = (field: string, value: string | null) =>
  value !== null && numbers.has(field) ? Number(value) : value

/** @throws INPUT_INVALID */
function valid<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const { success, data, error } = schema.safeParse(input)
  if (success) return data
  const issues = error.issues.map(({ path, message }) => `${String(path.at(-1))}: ${message}`)
  throw failure(commonProblems, 'INPUT_INVALID', { issues })
}
