import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { columnNames } from '../../../../src-shared/features/imports/column-names.ts'
import {
  type ColumnMapping,
  type ColumnPlan,
  isTarget,
  ownFieldPrefix,
  planColumns,
} from '../../../../src-shared/features/imports/column-plan.ts'
import { headerKey, isDateField } from '../../../../src-shared/features/imports/import-fields.ts'
import { type ImportOrder, importProblems } from '../../../../src-shared/features/imports/imports-contract.ts'
import { type DateOrder, DateOrderEvidence } from '../../../../src-shared/features/imports/list-dates.ts'
import type { Transaction } from '../../database/transaction.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import { type CsvFormat, detectCsvFormat, readCsv } from './csv-source.ts'
import { rememberedMapping, rememberMapping } from './imports-store.ts'

/** What must be known of a whole file before its first row is written. */
export interface ImportPlan {
  format: CsvFormat
  header: string[]
  columns: ColumnPlan
  dates: DateOrder
  /** rows below the header */
  rows: number
  /** what was said of columns, now or when a list with this header came before; kept for the next one */
  mapping: ColumnMapping
}

/** What a person said of a file; the rest is found out. */
export type Said = Omit<ImportOrder, 'stagingId' | 'fileName' | 'update'>

/**
 * Reads a file once from end to end without writing anything.
 * @param said what a person said of the file; the rest is found out
 * @throws CSV_EMPTY, CSV_WORKBOOK, CSV_NOT_UTF8, CSV_MALFORMED, ASSET_TAG_COLUMN_MISSING, COLUMN_TWICE, COLUMN_UNKNOWN, FIELD_UNKNOWN,
 * DATE_ORDER_AMBIGUOUS
 */
export async function planImport(
  database: Database,
  file: string,
  said: Said,
  signal: AbortSignal,
): Promise<ImportPlan> {
  const format = await detectCsvFormat(file, said)
  const evidence = new DateOrderEvidence()
  let understood: Understood | undefined
  let rows = 0
  for await (const piece of readCsv(file, format, signal))
    for (const { cells } of piece)
      if (understood) {
        rows++
        for (const position of understood.datePositions) evidence.add(cells[position] ?? '')
      } else understood = understand(database, cells, said)
  if (!understood || rows === 0) throw failure(importProblems, 'CSV_EMPTY', {})
  const { header, columns, mapping } = understood
  const dates = said.dates ?? concluded(evidence, understood)
  return { format, header, columns, mapping, rows, dates }
}

interface Understood extends Pick<ImportPlan, 'header' | 'columns' | 'mapping'> {
  datePositions: number[]
}

function understand(
  database: Database,
  cells: string[],
  { mapping: said = {}, newFields }: Said,
): Understood {
  const header = cells.map((title) => title.replace('\ufeff', ''))
  const now = Object.fromEntries(Object.entries(said).map(([title, target]) => [headerKey(title), target]))
  assertFollowable(header, now)
  const mapping = { ...rememberedMapping(database, header), ...now }
  const columns = planColumns(header, mapping, customFields.all(database), newFields)
  if (columns.twice.length > 0) throw failure(importProblems, 'COLUMN_TWICE', { columns: columns.twice })
  if (!columns.columns.has('assetTag'))
    throw failure(importProblems, 'ASSET_TAG_COLUMN_MISSING', { columns: header })
  const datePositions = [
    ...[...columns.columns].flatMap(([field, position]) => (isDateField(field) ? [position] : [])),
    ...columns.own.flatMap(({ field, position }) => (field?.type === 'date' ? [position] : [])),
  ]
  return { header, mapping, columns, datePositions }
}

function assertFollowable(header: string[], mapping: ColumnMapping): void {
  const names = columnNames(header)
  const titles = new Set(names.map(headerKey))
  for (const [title, target] of Object.entries(mapping)) {
    if (!titles.has(title)) throw failure(importProblems, 'COLUMN_UNKNOWN', { column: title, columns: names })
    if (!isTarget(target)) throw failure(importProblems, 'FIELD_UNKNOWN', { field: target })
  }
}

/** The order in which all dates of the file are written. */
function concluded(evidence: DateOrderEvidence, { header, datePositions }: Understood): DateOrder {
  const conclusion = evidence.conclude()
  if ('order' in conclusion) return conclusion.order
  const column = datePositions.map((position) => header[position]).join(', ')
  throw failure(importProblems, 'DATE_ORDER_AMBIGUOUS', { column, example: conclusion.example })
}

/** Makes the fields of the organisation's own that the list needs, and keeps what was said of its columns. */
export function madeReady(tx: Transaction, plan: ImportPlan): ImportPlan {
  const own = plan.columns.own.map((column) => ({
    ...column,
    field: column.field ?? customFields.create(tx, { ...textField, name: column.name }),
  }))
  const said = { ...plan.mapping }
  const names = columnNames(plan.header)
  for (const { position, name } of own) said[headerKey(names[position] ?? name)] = ownFieldPrefix + name
  if (Object.keys(said).length > 0) rememberMapping(tx, plan.header, said)
  return { ...plan, columns: { ...plan.columns, own } }
}

const textField = {
  type: 'text' as const,
  unit: null,
  required: false,
  pattern: null,
  choices: null,
  minimum: null,
  maximum: null,
  category: null,
}
