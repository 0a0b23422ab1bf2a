import type { AssetDetail } from '../../../../src-shared/features/assets/assets-contract.ts'
import {
  type AssetField,
  assetFieldNames,
  assetFields,
  type EditableAssetFields,
} from '../../../../src-shared/features/assets/assets-entity.ts'

/** A field of the form: one of every asset, or one of the organisation's own. */
export type FormField = AssetField | `custom.${string}`
/** What stands in the fields of the form; '' and absent are an empty field. */
export type FormValues = Partial<Record<FormField, string>>

export const ownField = (fieldId: string): FormField => `custom.${fieldId}`

export function valuesOf(asset: AssetDetail | undefined, defaultStatus: string): FormValues {
  const values: FormValues = {}
  for (const field of assetFieldNames) values[field] = String(asset?.[field] ?? '')
  if (!asset) values.status = defaultStatus
  for (const { fieldId, value } of asset?.custom ?? []) values[ownField(fieldId)] = value ?? ''
  return values
}

/** The names of the fields in which two states of the form differ. */
export function differingFields(one: FormValues, other: FormValues): FormField[] {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<FormField>
  return [...fields].filter((field) => (one[field] ?? '') !== (other[field] ?? ''))
}

/** The fields that were changed against what was shown, in the form in which the engine takes them. */
export function changedFields(shown: FormValues, typed: FormValues): EditableAssetFields {
  const fields: Record<string, unknown> = {}
  const custom: Record<string, string | null> = {}
  for (const field of differingFields(shown, typed)) {
    const text = typed[field]?.trim() ?? ''
    if (text === (shown[field] ?? '')) continue
    if (isOfAsset(field)) fields[field] = writtenValue(field, text)
    else custom[field.slice('custom.'.length)] = text === '' ? null : text
  }
  return { ...fields, ...(Object.keys(custom).length > 0 && { custom }) }
}

/** Whether what was typed can be the value of a field, by the catalogue's own rule. */
export function isClear(field: AssetField, text: string): boolean {
  const schema = assetFields[field].schema
  return schema.safeParse(writtenValue(field, text.trim())).success
}

/** What was typed in the form in which the engine takes it; '' is null, but where something has to be. */
export function writtenValue(field: AssetField, text: string): string | number | null {
  if (field === 'assetTag' || field === 'status') return text
  if (text === '') return null
  if (field === 'warrantyMonths') return Number(text)
  return field === 'currency' ? text.toUpperCase() : text
}

const isOfAsset = (field: FormField): field is AssetField => field in assetFields
