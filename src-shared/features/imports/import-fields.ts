import { type AssetField, assetFieldNames, assetFields } from '../assets/assets-entity.ts'
import { assetsText } from '../assets/assets-text.ts'

const furtherFields = [
  'manufacturer',
  'modelNumber',
  'byod',
  'checkoutType',
  'username',
  'firstName',
  'lastName',
  'fullName',
  'email',
  'employeeNumber',
  'checkoutLocation',
] as const
/** What a column of a list can hold: a field of an asset, or what a list says of its model and of who has it. */
export type ImportField = AssetField | (typeof furtherFields)[number]
export const importFields: readonly ImportField[] = [...assetFieldNames, ...furtherFields]

/** Headers of Snipe-IT's importer and of its list export (v8), and usual ones, in lower case. */
const usualHeaders: Record<string, ImportField> = {
  asset_tag: 'assetTag',
  serial: 'serialNumber',
  'serial no.': 'serialNumber',
  'asset name': 'name',
  item_name: 'name',
  'model name': 'model',
  asset_model: 'model',
  'model no.': 'modelNumber',
  model_number: 'modelNumber',
  'order no.': 'orderNumber',
  order_number: 'orderNumber',
  purchase_date: 'purchaseDate',
  purchase_cost: 'purchaseCost',
  warranty: 'warrantyMonths',
  warranty_months: 'warrantyMonths',
  'eol date': 'endOfLifeDate',
  'asset eol date': 'endOfLifeDate',
  asset_eol_date: 'endOfLifeDate',
  'last audit date': 'lastAuditDate',
  last_audit_date: 'lastAuditDate',
  'next audit date': 'nextAuditDate',
  next_audit_date: 'nextAuditDate',
  'in service date': 'inServiceDate',
  'in-service date': 'inServiceDate',
  'cost centre': 'department',
  'cost center': 'department',
  'fixed-asset number': 'fixedAssetNumber',
  'parent asset': 'parent',
  mac: 'mac',
  epc: 'rfidEpc',
  byod: 'byod',
  'asset notes': 'notes',
  asset_notes: 'notes',
  'checkout type': 'checkoutType',
  checkout_class: 'checkoutType',
  'checked out to: username': 'username',
  'checked out to: first name': 'firstName',
  'checked out to: last name': 'lastName',
  'checked out to: full name': 'fullName',
  'checked out to': 'fullName',
  'checked out to: email': 'email',
  'employee number': 'employeeNumber',
  'checked out to: location': 'checkoutLocation',
  'checkout to location': 'checkoutLocation',
  checkout_location: 'checkoutLocation',
}

const fieldOfHeader = new Map<string, ImportField>(Object.entries(usualHeaders))
for (const field of importFields) {
  const words: Partial<Record<ImportField, string>> = assetsText.fields
  const title = words[field]?.toLowerCase()
  if (title !== undefined && !fieldOfHeader.has(title)) fieldOfHeader.set(title, field)
}

/** The form in which headers are compared: case, outer blanks and a byte order mark make no difference. */
export const headerKey = (title: string): string => title.replace('\ufeff', '').trim().toLowerCase()

/** The field that a header means by itself. */
export function fieldOf(title: string): ImportField | undefined {
  return fieldOfHeader.get(headerKey(title))
}

/** The field that a person names, by its name (`serialNumber`) or by a header that means it (`Serial`). */
export function namedField(text: string): ImportField | undefined {
  const wanted = headerKey(text)
  return importFields.find((field) => field.toLowerCase() === wanted) ?? fieldOfHeader.get(wanted)
}

const usualLimit = 500
/** The longest value of a field, in characters; the same as in the forms. */
export function longestOf(field: ImportField): number {
  return field in assetFields ? assetFields[field as AssetField].longest : usualLimit
}

export function isDateField(field: ImportField): boolean {
  return field in assetFields && assetFields[field as AssetField].kind === 'date'
}
