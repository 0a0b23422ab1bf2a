import { type AnyAssetColumn, customFieldOf } from '../../../../src-shared/features/assets/asset-columns.ts'
import type { AssetRow } from '../../../../src-shared/features/assets/assets-contract.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import { assetsWindowText as text } from '../../../../src-shared/features/assets/assets-window-text.ts'
import type { CustomField } from '../../../../src-shared/features/custom-fields/custom-fields-contract.ts'
import { formatAmount, formatDay, formatMoment, formatNumber } from '../../../components/format/format.ts'

const words: Record<string, string> = { ...assetsText.fields, ...assetsText.derived }

/** What a column is called. */
export function columnTitle(column: AnyAssetColumn, ownFields: readonly CustomField[]): string {
  const fieldId = customFieldOf(column)
  if (fieldId === null) return words[column] ?? column
  return ownFields.find(({ id }) => id === fieldId)?.name ?? text.fieldGone
}

/** What a row holds in a column, as it is kept: days as 2026-03-31, amounts as 1234.50. */
export function plainValue(row: AssetRow, column: AnyAssetColumn): string {
  const fieldId = customFieldOf(column)
  if (fieldId !== null) return row.custom[fieldId] ?? ''
  switch (column) {
    case 'checkedOutTo':
      return row.checkedOutTo?.name ?? ''
    case 'ownership':
      return row.ownership === null ? '' : assetsText.ownerships[row.ownership]
    default: {
      const value = row[column as keyof AssetRow]
      return value === null || value === undefined ? '' : String(value)
    }
  }
}

const days = new Set<string>([
  'purchaseDate',
  'inServiceDate',
  'endOfLifeDate',
  'lastAuditDate',
  'nextAuditDate',
  'warrantyEndDate',
])
const moments = new Set<string>(['createdAt', 'updatedAt'])
export const codeColumns: ReadonlySet<string> = new Set([
  'assetTag',
  'serialNumber',
  'formerTag',
  'secondBarcode',
  'rfidEpc',
  'giai',
  'imei',
  'mac',
  'parent',
])
export const numberColumns: ReadonlySet<string> = new Set(['purchaseCost', 'warrantyMonths'])

/** What a row holds in a column, as the person's locale writes it. */
export function shownValue(row: AssetRow, column: AnyAssetColumn): string {
  const value = plainValue(row, column)
  if (value === '') return ''
  if (days.has(column)) return formatDay(value)
  if (moments.has(column)) return formatMoment(value)
  if (column === 'purchaseCost') return formatAmount(value)
  if (column === 'warrantyMonths') return formatNumber(Number(value))
  return value
}
