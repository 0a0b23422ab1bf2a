import type { Database } from 'better-sqlite3'
import { quotedName, tableNames } from '../backups/database-facts.ts'
import type { StoredValue } from './record.ts'
import type { StoredRow } from './tree-page.ts'

interface Column {
  name: string
  type: string
  isRequired: boolean
  /** what a row has that is older than the column */
  default: StoredValue
}

/** How the rows of a table are stored. */
export interface TableShape {
  table: string
  hasRowid: boolean
  /** in the order in which they are stored */
  columns: Column[]
  /** the column that is the rowid; null where none is */
  rowidColumn: string | null
}

interface ColumnInfo {
  name: string
  type: string
  notnull: 0 | 1
  dflt_value: string | null
  pk: number
}

/** The tables that hold data; what full text keeps for itself is made anew. */
export function tableShapes(database: Database): TableShape[] {
  return tableNames(database)
    .filter((table) => !table.startsWith('asset_text'))
    .map((table) => shapeOf(database, table))
}

function shapeOf(database: Database, table: string): TableShape {
  const infos = database.pragma(`table_info(${quotedName(table)})`) as ColumnInfo[]
  const [list] = database.pragma(`table_list(${quotedName(table)})`) as { wr: 0 | 1 }[]
  const hasRowid = list?.wr !== 1
  const keys = infos.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  // A table without rowids is an index on its key: the columns of the key come first.
  const stored = hasRowid ? infos : [...keys, ...infos.filter(({ pk }) => pk === 0)]
  const [key] = keys
  const isRowid = hasRowid && keys.length === 1 && key?.type.toUpperCase() === 'INTEGER'
  return {
    table,
    hasRowid,
    columns: stored.map((info) => ({
      name: info.name,
      type: info.type.toUpperCase(),
      isRequired: info.notnull === 1 || (info.pk > 0 && info.name !== (isRowid ? key?.name : undefined)),
      default: defaultOf(database, info.dflt_value),
    })),
    rowidColumn: isRowid ? (key?.name ?? null) : null,
  }
}

function defaultOf(database: Database, expression: string | null): StoredValue {
  return expression === null ? null : (database.prepare(`SELECT ${expression}`).pluck().get() as StoredValue)
}

/** The values of a stored row in the order of the columns; null where it cannot be a row of this table. */
export function fitted(row: StoredRow, { columns, rowidColumn, hasRowid }: TableShape): StoredValue[] | null {
  if (row.values.length > columns.length || (row.rowid !== null) !== hasRowid) return null
  const values = columns.map(({ name, default: missing }, n) => {
    if (name === rowidColumn) return row.rowid
    return n < row.values.length ? (row.values[n] ?? null) : missing
  })
  const fits = columns.every(({ name, type, isRequired }, n) => {
    if (name === rowidColumn) return row.values[n] === null || n >= row.values.length
    return isOfType(values[n] ?? null, type, isRequired)
  })
  return fits ? values : null
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** The site of what belongs to none. */
const organisationSite = 'org'
const holdsIds = /^(?:id|.*_id)$/
/** Columns in which an id may stand; in any other column nobody writes one. */
const mayHoldIds = /^(?:id|.*_(?:id|by|into|set))$/

/**
 * Of which table rows are that nothing leads to: the one that has ids where they have, and nowhere else, and that has as
 * many columns as they.
 */
export function shapeOfStrays(rows: readonly StoredRow[], shapes: readonly TableShape[]): TableShape | null {
  const possible = shapes.filter((shape) => rows.every((row) => isLike(row, shape)))
  const asLong = possible.filter(({ columns }) =>
    rows.every(({ values }) => values.length === columns.length),
  )
  const [shape, ...others] = asLong.length > 0 ? asLong : possible
  return rows.length > 0 && shape && others.length === 0 ? shape : null
}

function isLike(row: StoredRow, shape: TableShape): boolean {
  const values = fitted(row, shape)
  return (
    values?.every((value, n) => {
      if (typeof value !== 'string') return true
      const name = shape.columns[n]?.name ?? ''
      return uuid.test(value) ? mayHoldIds.test(name) : !holdsIds.test(name) || value === organisationSite
    }) ?? false
  )
}

function isOfType(value: StoredValue, type: string, isRequired: boolean): boolean {
  if (value === null) return !isRequired
  if (type === 'TEXT') return typeof value === 'string'
  if (type === 'BLOB') return Buffer.isBuffer(value)
  if (type === 'INTEGER') return typeof value === 'bigint' || Number.isInteger(value)
  return type !== 'REAL' || typeof value === 'number'
}
