import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Database } from 'better-sqlite3'
import type { AnyAssetColumn } from '../../../../src-shared/features/assets/asset-columns.ts'
import type { AssetExport } from '../../../../src-shared/features/assets/asset-selection.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import { csvLine } from '../../documents/csv-line.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { shownBy } from './assets-list-query.ts'
import { type CellReader, cellReader } from './export-cells.ts'
import { pageOf } from './list-index/walk.ts'

const byteOrderMark = '\ufeff'
const linesAtATime = 500

const fieldNames = Object.keys(assetsText.fields) as (keyof typeof assetsText.fields)[]
const titles: Record<string, string> = { ...assetsText.fields, ...assetsText.derived }

/**
 * Writes the assets of a scope in their order as CSV for spreadsheets: UTF-8 with BOM, CRLF; every field, the kind of who
 * has it, and the organisation's own fields, or the columns that were named.
 */
export async function writeAssetsCsv(
  database: Database,
  { columns: named, today, ...scope }: AssetExport & { today: string },
  output: Writable,
): Promise<void> {
  const { columns, references, shown } = await shownBy({ database, today }, scope)
  const own = customFields.all(database)
  const wanted: (AnyAssetColumn | 'checkoutType')[] = named ?? [
    ...fieldNames,
    'checkoutType',
    ...own.map(({ id }) => `custom.${id}` as const),
  ]
  const ownNames = new Map(own.map(({ id, name }) => [`custom.${id}`, name]))
  const { checkoutType } = assetsText.exported
  const head = wanted.map((column) =>
    column === 'checkoutType' ? checkoutType : (titles[column] ?? ownNames.get(column) ?? column),
  )
  const cellsOf = cellReader({ database, columns, references }, wanted)
  await writeLines(output, byteOrderMark + csvLine(head), pageOf(shown, 0, shown.total), cellsOf)
}

async function writeLines(output: Writable, head: string, rows: readonly number[], cellsOf: CellReader) {
  const isWritten = finished(output)
  output.write(head)
  for (let at = 0; at < rows.length; at += linesAtATime) {
    let lines = ''
    for (const row of rows.slice(at, at + linesAtATime)) lines += csvLine(cellsOf(row))
    if (!output.write(lines)) await Promise.race([once(output, 'drain'), isWritten])
  }
  output.end()
  await isWritten
}
