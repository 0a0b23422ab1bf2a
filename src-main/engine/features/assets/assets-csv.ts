import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Database } from 'better-sqlite3'
import type { AssetExport } from '../../../../src-shared/features/assets/asset-selection.ts'
import { assetsText } from '../../../../src-shared/features/assets/assets-text.ts'
import { csvLine } from '../../documents/csv-line.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { isPlain, type OrderedScope, shownBy } from './assets-list-query.ts'
import { numbersByTag } from './assets-query.ts'
import { searchTerms } from './assets-search.ts'
import { type CellReader, cellReader, type ExportedColumn } from './export-cells.ts'
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
  const rows = await rowsOf(database, scope, today)
  await writeLines(output, byteOrderMark + csvLine(head), rows, cellReader(database, wanted))
}

/** The numbers of what a scope shows, in its order; without a filter the list index is not needed for it. */
async function rowsOf(database: Database, scope: OrderedScope, today: string): Promise<readonly number[]> {
  if (isPlain(scope)) return numbersByTag(database, searchTerms(scope.search))
  const { shown } = await shownBy({ database, today }, scope)
  return pageOf(shown, 0, shown.total)
}

async function writeLines(output: Writable, head: string, rows: readonly number[], cellsOf: CellReader) {
  const isWritten = finished(output)
  output.write(head)
  for (let at = 0; at < rows.length; at += linesAtATime) {
    let lines = ''
    for (const cells of cellsOf(rows.slice(at, at + linesAtATime))) lines += csvLine(cells)
    if (!output.write(lines)) await Promise.race([once(output, 'drain'), isWritten])
  }
  output.end()
  await isWritten
}
