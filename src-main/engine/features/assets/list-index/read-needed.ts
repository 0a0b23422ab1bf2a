import type { Database } from 'better-sqlite3'
import type { AssetFilter } from '../../../../../src-shared/features/assets/asset-filter.ts'
import type { CodedValue } from './coded-column.ts'
import { ColumnSet } from './column-set.ts'
import { storedColumns } from './index-columns.ts'
import { readColumns, watermarkOf } from './read-columns.ts'

type Needed = readonly (keyof typeof storedColumns)[]

/** The columns that each part of a filter looks into; `every` where it looks into more than what is stored by code. */
const needed: Record<keyof AssetFilter, Needed | 'every'> = {
  statuses: ['status'],
  statusTypes: ['status', 'checkedOutTo'],
  categories: ['category'],
  manufacturers: ['model'],
  models: ['model'],
  locations: ['location'],
  checkedOutTo: ['checkedOutTo'],
  owners: ['owner'],
  companies: ['company'],
  departments: ['department'],
  suppliers: ['supplier'],
  currencies: ['currency'],
  ownerships: ['ownership'],
  purchased: ['purchaseDate'],
  inService: ['inServiceDate'],
  endOfLife: ['endOfLifeDate'],
  nextAudit: ['nextAuditDate'],
  custom: [],
  warrantyEnds: 'every',
  lastAudited: 'every',
  cost: 'every',
  warranty: 'every',
  lacks: 'every',
}

/**
 * The columns of every asset that a filter looks into, of use for its conditions alone: a tenth of the time that all of
 * them take. To be called in a transaction, so that they are of one moment.
 */
export function readNeededColumns(database: Database, filter: AssetFilter): ColumnSet {
  const parts = (Object.keys(filter) as (keyof AssetFilter)[]).filter((part) => filter[part] !== undefined)
  const names = new Set<keyof typeof storedColumns>()
  for (const part of parts) {
    const columns = needed[part]
    if (columns === 'every') return readColumns(database)
    for (const name of columns) names.add(name)
  }
  return readSome(database, [...names])
}

function readSome(database: Database, names: Needed): ColumnSet {
  const columns = ColumnSet.empty(watermarkOf(database).asset)
  const coded = names.map((name) => columns.coded[name])
  const { exists } = columns
  const source = ['n', ...names.map((name) => storedColumns[name])].join(', ')
  const rows = database.prepare(`SELECT ${source} FROM asset`).raw().iterate()
  for (const row of rows as IterableIterator<[number, ...(CodedValue | null)[]]>) {
    const [n] = row
    exists[n] = 1
    for (let at = 0; at < coded.length; at++) coded[at]?.set(n, row[at + 1] ?? null)
  }
  return columns
}
