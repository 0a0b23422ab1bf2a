import type { AnyAssetColumn } from '../../../../src-shared/features/assets/asset-columns.ts'
import type { AssetRow } from '../../../../src-shared/features/assets/assets-contract.ts'
import { plainValue } from './column-values.ts'

const startsFormula = /^[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]/

/**
 * Rows as a text that spreadsheets and tables take apart: tabs between cells, one line a row, heads first. A cell that a
 * spreadsheet would run as a formula begins with an apostrophe, as in an export.
 */
export function copiedTable(
  rows: readonly AssetRow[],
  columns: readonly { column: AnyAssetColumn; title: string }[],
): string {
  const cell = (text: string) => {
    const oneLine = text.replace(/\s+/g, ' ').trim()
    return startsFormula.test(oneLine) ? `'${oneLine}` : oneLine
  }
  const heads = columns.map(({ title }) => cell(title))
  const lines = rows.map((row) => columns.map(({ column }) => cell(plainValue(row, column))))
  return [heads, ...lines].map((cells) => cells.join('\t')).join('\n')
}
