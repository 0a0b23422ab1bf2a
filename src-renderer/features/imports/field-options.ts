import {
  type AssetField,
  type AssetGroup,
  assetFields,
  assetGroups,
} from '../../../src-shared/features/assets/assets-entity.ts'
import { assetsText } from '../../../src-shared/features/assets/assets-text.ts'
import { ownFieldPrefix } from '../../../src-shared/features/imports/column-plan.ts'
import { headerKey, importFields } from '../../../src-shared/features/imports/import-fields.ts'
import { importsWindowText as text } from '../../../src-shared/features/imports/imports-window-text.ts'

/** What a column can become. */
export interface FieldOption {
  /** as a mapping says it: a field, `custom:Name` or `ignore` */
  target: string
  words: string
  group: string
}

export const leftOut: FieldOption = { target: 'ignore', words: text.leaveOut, group: text.noField }

const furtherWords: Record<string, string> = { ...assetsText.fields, ...text.furtherFields }

function groupOf(field: string): AssetGroup {
  if (field in assetFields) return assetFields[field as AssetField].group
  return field === 'manufacturer' || field === 'modelNumber' ? 'identity' : 'place'
}

const fieldOptions: FieldOption[] = assetGroups.flatMap((group) =>
  importFields
    .filter((field) => groupOf(field) === group)
    .map((field) => ({
      target: field,
      words: furtherWords[field] ?? field,
      group: assetsText.groups[group],
    })),
)

function ownOption(name: string, isNew: boolean): FieldOption {
  return {
    target: ownFieldPrefix + name,
    words: isNew ? text.newOwnField(name) : name,
    group: assetsText.groups.custom,
  }
}

/**
 * What can be chosen for a column: to leave it out, a field of the register, a field of the organisation's own, or a
 * new one of those, called as the column or as was typed.
 */
export function optionsFor(title: string, ownNames: readonly string[], typed: string): FieldOption[] {
  const known = new Set(ownNames.map(headerKey))
  const newNames = [title, typed.trim()].filter((name) => name !== '' && !known.has(headerKey(name)))
  return [
    leftOut,
    ...fieldOptions,
    ...ownNames.map((name) => ownOption(name, false)),
    ...[...new Set(newNames)].map((name) => ownOption(name, true)),
  ]
}

/** The option of a target. @param target null: nothing is known of the column, so it is left out */
export function optionOf(target: string | null, ownNames: readonly string[]): FieldOption {
  if (target === null || target === leftOut.target) return leftOut
  if (!target.startsWith(ownFieldPrefix))
    return fieldOptions.find((option) => option.target === target) ?? leftOut
  const name = target.slice(ownFieldPrefix.length)
  return ownOption(name, !ownNames.some((own) => headerKey(own) === headerKey(name)))
}
