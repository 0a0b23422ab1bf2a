import type { Database } from 'better-sqlite3'
import { type AnyAssetColumn, customFieldOf } from '../../../../src-shared/features/assets/asset-columns.ts'
import { lastAuditDay, warrantyEnd } from '../../../../src-shared/features/assets/asset-values.ts'
import type { PlainField } from '../../../../src-shared/features/assets/assets-entity.ts'
import {
  type IdentifierKind,
  identifierKinds,
} from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import { Further } from './export-further.ts'
import { KnownRows } from './known-rows.ts'
import { lastScanDays } from './last-scan-days.ts'
import { columnOf } from './plain-columns.ts'

export type ExportedColumn = AnyAssetColumn | 'checkoutType'

/** The cells of some assets, by their numbers, in that order. */
export type CellReader = (rows: readonly number[]) => (string | null)[][]

type Values = readonly (string | number | null)[]
type Cell = (values: Values) => string | null

/**
 * Reads rows of the table alone, many at once, and of them what columns want; what many assets share is looked up once
 * each, and what else an asset has is read only where a column asks for it. That takes two thirds of the time that joins
 * take.
 * @param rows how many will be read, about
 */
export function cellReader(database: Database, wanted: readonly ExportedColumn[], rows: number): CellReader {
  const sources = new Sources(database, rows)
  const cells = wanted.map((column) => cellOf(column, sources))
  const read = database
    .prepare<[string], Values>(
      `SELECT ${sources.read.join(', ')} FROM asset WHERE n IN (SELECT value FROM json_each(?)) ORDER BY n`,
    )
    .raw()
  return (rows) => {
    const numbers = JSON.stringify(rows)
    sources.further.readOf(numbers)
    const byNumber = new Map<unknown, Values>()
    for (const values of read.all(numbers)) byNumber.set(values[numberAt], values)
    return rows.flatMap((row) => {
      const values = byNumber.get(row)
      return values ? [cells.map((cell) => cell(values))] : []
    })
  }
}

const numberAt = 0
/** Of so many each is looked for in each audit; to read all that audits saw takes longer. */
const fewRows = 500

/** What many assets refer to alike, and the columns of it that are exported. */
const shared = {
  model: ['name', 'manufacturer', 'model_number'],
  category: ['name'],
  location: ['path'],
  status_label: ['name'],
  person: ['name'],
} as const
type Shared = typeof shared

/** Where the cells of a row come from. */
class Sources {
  /** what is read of each row, as SQL */
  readonly read = ['n']
  readonly further: Further
  readonly #database: Database
  readonly #rows: number
  readonly #known = new Map<string, KnownRows>()

  constructor(database: Database, rows: number) {
    this.#database = database
    this.#rows = rows
    this.further = new Further(database)
  }

  /** @returns at which place of the values an SQL expression stands */
  placeOf(expression: string): number {
    const place = this.read.indexOf(expression)
    return place < 0 ? this.read.push(expression) - 1 : place
  }

  kept(expression: string): Cell {
    const place = this.placeOf(expression)
    return (values) => textOf(values[place])
  }

  /** When an audit saw an asset last: of many assets all is read at once, since each would be looked for in each audit. */
  lastScan(): Cell {
    if (this.#rows > fewRows) {
      const days = new Map(lastScanDays(this.#database))
      return (values) => days.get(values[numberAt] as number) ?? null
    }
    const seen = this.further.want('scans')
    return (values) => seen.get(values[numberAt] as number)?.get('last') ?? null
  }

  /** What stands in a column of the row that an asset refers to. */
  shared<Table extends keyof Shared>(idColumn: string, table: Table, column: Shared[Table][number]): Cell {
    const idAt = this.placeOf(idColumn)
    const columns: readonly string[] = shared[table]
    const at = columns.indexOf(column)
    const rows = this.#known.get(table) ?? new KnownRows(this.#database, table, columns)
    this.#known.set(table, rows)
    return (values) => {
      const id = values[idAt]
      return id === null ? null : (rows.of(String(id))[at] ?? null)
    }
  }
}

const tagOfAsset = (id: string) => `(SELECT asset_tag FROM asset AS other WHERE other.id = ${id})`

/** Whoever or whatever has an asset: people and places have several each, assets are few. */
function holder(sources: Sources): Cell {
  const kindAt = sources.placeOf('checked_out_kind')
  const person = sources.shared('checked_out_id', 'person', 'name')
  const location = sources.shared('checked_out_id', 'location', 'path')
  const asset = sources.kept(
    `CASE checked_out_kind WHEN 'asset' THEN ${tagOfAsset('asset.checked_out_id')} END`,
  )
  return (values) => {
    switch (values[kindAt]) {
      case 'person':
        return person(values)
      case 'location':
        return location(values)
      default:
        return asset(values)
    }
  }
}

function cellOf(column: ExportedColumn, sources: Sources): Cell {
  switch (column) {
    case 'model':
      return sources.shared('model_id', 'model', 'name')
    case 'manufacturer':
      return sources.shared('model_id', 'model', 'manufacturer')
    case 'modelNumber':
      return sources.shared('model_id', 'model', 'model_number')
    case 'category':
      return sources.shared('category_id', 'category', 'name')
    case 'location':
      return sources.shared('location_id', 'location', 'path')
    case 'status':
      return sources.shared('status_id', 'status_label', 'name')
    case 'checkedOutTo':
      return holder(sources)
    case 'checkoutType':
      return sources.kept('checked_out_kind')
    case 'owner':
      return sources.shared('owner_id', 'person', 'name')
    case 'parent':
      return sources.kept(tagOfAsset('asset.parent_id'))
    case 'createdAt':
      return sources.kept('created_at')
    case 'updatedAt':
      return sources.kept('updated_at')
    case 'lastAuditDate':
      return lastAudit(sources)
    case 'warrantyEndDate':
      return endOfWarranty(sources)
    default:
      return isIdentifier(column) ? codesOf(column, sources) : ownOrPlain(column, sources)
  }
}

const isIdentifier = (column: string): column is IdentifierKind =>
  (identifierKinds as readonly string[]).includes(column)

function lastAudit(sources: Sources): Cell {
  const seenOn = sources.lastScan()
  const listedAt = sources.placeOf('last_audit_date')
  return (values) => lastAuditDay(values[listedAt] as string | null, seenOn(values))
}

function endOfWarranty(sources: Sources): Cell {
  const [purchaseAt, inServiceAt, monthsAt] = [
    sources.placeOf('purchase_date'),
    sources.placeOf('in_service_date'),
    sources.placeOf('warranty_months'),
  ]
  return (values) =>
    warrantyEnd(
      values[purchaseAt] as string | null,
      values[inServiceAt] as string | null,
      values[monthsAt] as number | null,
    )
}

function codesOf(kind: IdentifierKind, { further }: Sources): Cell {
  const codes = further.want('codes')
  return (values) => codes.get(values[numberAt] as number)?.get(kind) ?? null
}

function ownOrPlain(column: ExportedColumn, sources: Sources): Cell {
  const fieldId = customFieldOf(column as AnyAssetColumn)
  if (fieldId === null) return sources.kept(columnOf(column as PlainField))
  const own = sources.further.want('own')
  return (values) => own.get(values[numberAt] as number)?.get(fieldId) ?? null
}

const textOf = (value: string | number | null | undefined) => (value == null ? null : String(value))
