import { z } from 'zod'
import { assetFieldNames } from './assets-entity.ts'

/** What a list can show besides the fields that people write: what follows from them, and when a row was written. */
const derived = [
  'manufacturer',
  'modelNumber',
  'checkedOutTo',
  'warrantyEndDate',
  'createdAt',
  'updatedAt',
] as const

/** Every column that a list of assets can show and be ordered by, in the order in which it offers them. */
export const assetColumns = [...assetFieldNames, ...derived] as const

/** The column of a field that the organisation made for itself. */
const customColumn = z.templateLiteral(['custom.', z.uuid()])

/** A column by name: one of `assetColumns`, or `custom.ID` of a field of the organisation's own. */
export const assetColumn = z.union([z.enum(assetColumns), customColumn])
export type AnyAssetColumn = z.output<typeof assetColumn>

/** The id of the own field that a column shows; null for any other column. */
export function customFieldOf(column: AnyAssetColumn): string | null {
  return column.startsWith('custom.') ? column.slice('custom.'.length) : null
}
