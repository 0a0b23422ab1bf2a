import type { AssetDetail } from '../../../../src-shared/features/assets/assets-contract.ts'
import type { EditableAssetFields } from '../../../../src-shared/features/assets/assets-entity.ts'

export const formFields = [
  'assetTag',
  'serialNumber',
  'name',
  'model',
  'category',
  'status',
  'location',
  'purchaseDate',
  'purchaseCost',
  'notes',
] as const
export type FormField = (typeof formFields)[number]
/** What stands in the fields of the form; '' is an empty field. */
export type FormValues = Record<FormField, string>

export function valuesOf(asset: AssetDetail | undefined, defaultStatus: string): FormValues {
  const value = (field: FormField) => asset?.[field] ?? ''
  return {
    assetTag: value('assetTag'),
    serialNumber: value('serialNumber'),
    name: value('name'),
    model: value('model'),
    category: value('category'),
    status: asset?.status ?? defaultStatus,
    location: value('location'),
    purchaseDate: value('purchaseDate'),
    purchaseCost: value('purchaseCost'),
    notes: value('notes'),
  }
}

/** The fields that were changed against what was shown, in the form in which the engine takes them. */
export function changedFields(shown: FormValues, typed: FormValues): EditableAssetFields {
  const fields: EditableAssetFields = {}
  for (const field of formFields) {
    const text = typed[field].trim()
    if (text === shown[field]) continue
    if (field === 'assetTag' || field === 'status') fields[field] = text
    else fields[field] = text === '' ? null : text
  }
  return fields
}

export const isClearCost = (text: string): boolean => /^(\d{1,15}(\.\d{1,4})?)?$/.test(text.trim())
