import { failure } from '../../../../src-shared/contract/problems.ts'
import { importProblems } from '../../../../src-shared/features/imports/imports-contract.ts'
import { type DateOrder, DateOrderEvidence } from '../../../../src-shared/features/imports/list-dates.ts'
import { type ColumnPlan, planColumns } from '../../../../src-shared/features/imports/snipe-it-columns.ts'
import { type CsvFormat, detectCsvFormat, readCsv } from './csv-source.ts'

/** What must be known of a whole file before its first row is written. */
export interface ImportPlan {
  format: CsvFormat
  header: string[]
  columns: ColumnPlan
  dates: DateOrder
  /** rows below the header */
  rows: number
}

/**
 * Reads a file once from end to end without writing anything.
 * @param dates the order of day and month, where somebody has said it
 * @throws CSV_EMPTY, CSV_NOT_UTF8, CSV_MALFORMED, ASSET_TAG_COLUMN_MISSING, COLUMN_TWICE, DATE_ORDER_AMBIGUOUS
 */
export async function planImport(
  file: string,
  dates: DateOrder | undefined,
  signal: AbortSignal,
): Promise<ImportPlan> {
  const format = await detectCsvFormat(file)
  const evidence = new DateOrderEvidence()
  let header: string[] | undefined
  let columns: ColumnPlan | undefined
  let rows = 0
  for await (const { cells } of readCsv(file, format, signal)) {
    if (!header || !columns) {
      header = cells.map((title) => title.replace('\ufeff', ''))
      columns = understood(header)
    } else {
      rows++
      evidence.add(cells[columns.columns.get('purchaseDate') ?? -1] ?? '')
    }
  }
  if (!header || !columns || rows === 0) throw failure(importProblems, 'CSV_EMPTY', {})
  return { format, header, columns, rows, dates: dates ?? concluded(evidence, header, columns) }
}

function understood(header: string[]): ColumnPlan {
  const plan = planColumns(header)
  if (plan.twice.length > 0) throw failure(importProblems, 'COLUMN_TWICE', { columns: plan.twice })
  if (!plan.columns.has('assetTag'))
    throw failure(importProblems, 'ASSET_TAG_COLUMN_MISSING', { columns: header })
  return plan
}

function concluded(evidence: DateOrderEvidence, header: string[], { columns }: ColumnPlan): DateOrder {
  const conclusion = evidence.conclude()
  if ('order' in conclusion) return conclusion.order
  const column = header[columns.get('purchaseDate') ?? -1] ?? ''
  throw failure(importProblems, 'DATE_ORDER_AMBIGUOUS', { column, example: conclusion.example })
}
