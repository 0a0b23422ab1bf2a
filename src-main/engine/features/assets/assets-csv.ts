import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Database } from 'better-sqlite3'
import type { AssetExport } from '../../../../src-shared/features/assets/asset-selection.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import { csvLine } from '../../documents/csv-line.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { numbersOfScope } from './assets-of-scope.ts'
import { type CellReader, cellReader, type ExportedColumn } from './export-cells.ts'

const byteOrderMark = '\ufeff'
const rowsAtATime = 100
/** People and places are come back to from all over the list. */
const cacheKibibytes = 32 * 1024
/** Fewer and larger pieces are less work for the system. */
const signsAtATime = 256 * 1024

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
  const own = customFields.all(database)
  const wanted: readonly ExportedColumn[] = named ?? [
    ...fieldNames,
    'checkoutType',
    ...own.map(({ id }) => `custom.${id}` as const),
  ]
  const ownNames = new Map(own.map(({ id, name }) => [`custom.${id}`, name]))
  const { checkoutType } = assetsText.exported
  const head = wanted.map((column) =>
    column === 'checkoutType' ? checkoutType : (titles[column] ?? ownNames.get(column) ?? column),
  )
  const rows = await numbersOfScope(database, scope, today)
  database.pragma(`cache_size = -${cacheKibibytes}`)
  await writeLines(output, byteOrderMark + csvLine(head), rows, cellReader(database, wanted, rows.length))
}

async function writeLines(output: Writable, head: string, rows: readonly number[], cellsOf: CellReader) {
  const isWritten = finished(output)
  let lines = head
  for (let at = 0; at < rows.length; at += rowsAtATime) {
    for (const cells of cellsOf(rows.slice(at, at + rowsAtATime))) lines += csvLine(cells)
    if (lines.length < signsAtATime) continue
    if (!output.write(lines)) await Promise.race([once(output, 'drain'), isWritten])
    lines = ''
  }
  output.end(lines)
  await isWritten
}
