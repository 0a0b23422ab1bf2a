import {
  type BulkField,
  type BulkFields,
  bulkFieldNames,
  type HolderKind,
  holderKinds,
} from '../../../../src-shared/features/assets/bulk-edit-contract.ts'
import { isClear, writtenValue } from '../edit/asset-form.ts'

/** A field of every asset, or one of the organisation's own. */
export type SetField = BulkField | `custom.${string}`

/** A field that is set, and what stands in it; whom something is checked out to as `person:Mei Tan`. */
export interface Setting {
  field: SetField
  value: string
}

const ownPrefix = 'custom.'

export const isOfAsset = (field: SetField): field is BulkField =>
  (bulkFieldNames as readonly string[]).includes(field)

export const ownIdOf = (field: SetField): string => field.slice(ownPrefix.length)

/** Whom or what something is checked out to, as it stands in its field. */
export function holderIn(value: string): { kind: HolderKind; name: string } {
  const kind = holderKinds.find((one) => value.startsWith(`${one}:`)) ?? 'person'
  return { kind, name: value.slice(value.indexOf(':') + 1) }
}

/** Whether what stands in a field can be its value. */
function isClearSetting({ field, value }: Setting): boolean {
  return !isOfAsset(field) || field === 'checkedOutTo' || isClear(field, value)
}

/** What is set, in the form in which the engine takes it; null while that is nothing, or not clear. */
export function fieldsOf(settings: readonly Setting[]): BulkFields | null {
  if (settings.length === 0 || !settings.every(isClearSetting)) return null
  const fields: Record<string, unknown> = {}
  const custom: Record<string, string | null> = {}
  for (const { field, value } of settings) {
    const text = value.trim()
    if (!isOfAsset(field)) custom[ownIdOf(field)] = text === '' ? null : text
    else if (field === 'checkedOutTo') fields[field] = writtenHolder(text)
    else fields[field] = writtenValue(field, text)
  }
  return { ...fields, ...(Object.keys(custom).length > 0 && { custom }) }
}

function writtenHolder(text: string) {
  const { kind, name } = holderIn(text)
  return name.trim() === '' ? null : { kind, name: name.trim() }
}
