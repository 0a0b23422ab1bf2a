import type { AssetFilter, Lackable } from '../../../../../src-shared/features/assets/asset-filter.ts'

/** What changes of an asset without being a field of it: when an audit last saw it, and whether it has a photo. */
export const lastScan = 'lastScan'
export const photo = 'photo'

/** The columns that are kept by code, each with the column of the table `asset` that it repeats. */
const storedColumns = {
  status: 'status_id',
  category: 'category_id',
  model: 'model_id',
  location: 'location_id',
  checkedOutTo: 'checked_out_id',
  owner: 'owner_id',
  company: 'company',
  department: 'department',
  supplier: 'supplier',
  currency: 'currency',
  ownership: 'ownership',
  purchaseDate: 'purchase_date',
  inServiceDate: 'in_service_date',
  endOfLifeDate: 'end_of_life_date',
  nextAuditDate: 'next_audit_date',
  warrantyMonths: 'warranty_months',
} as const

/** `lastAuditDate` is that of a list or of the last scan, whichever is later; `warrantyEndDate` the last day in warranty. */
export type CodedName = keyof typeof storedColumns | 'lastAuditDate' | 'warrantyEndDate'
/**
 * A column that lists can need; `blanks` tells what assets lack, `textLength` how long their full text is.
 */
export type ColumnName = CodedName | 'costs' | 'blanks' | 'textLength'

/** Of these there can be very many. */
export const idColumns: ReadonlySet<ColumnName> = new Set(['location', 'checkedOutTo', 'owner'])

/** Of these only is kept whether an asset lacks them, a bit each, in this order: a condition on `asset` in SQL. */
const blankColumns = {
  serialNumber: 'asset.serial_number IS NULL',
  name: 'asset.name IS NULL',
  orderNumber: 'asset.order_number IS NULL',
  fixedAssetNumber: 'asset.fixed_asset_number IS NULL',
  parent: 'asset.parent_id IS NULL',
  notes: 'asset.notes IS NULL',
  photo: `NOT EXISTS (SELECT 1 FROM attachment
    WHERE attachment.asset_id = asset.id AND attachment.kind = 'photo' AND attachment.removed_at IS NULL)`,
} as const
type BlankName = keyof typeof blankColumns
const blankNames = Object.keys(blankColumns) as BlankName[]

export const isBlankColumn = (what: Lackable): what is BlankName => what in blankColumns

export function blankBit(name: BlankName): number {
  return 1 << blankNames.indexOf(name)
}

/** How many words full text has of an asset, and of its codes: of each a variable-length integer of SQLite. */
const lengthOfText = 'SELECT hex(substr(sz, 1, 2)) FROM asset_text_docsize WHERE id = asset.n'

/** What each column is read from: an SQL expression on `asset`. */
export const columnSources = {
  ...(Object.fromEntries(
    Object.entries(storedColumns).map(([name, column]) => [name, `asset.${column}`]),
  ) as Record<keyof typeof storedColumns, string>),
  lastAuditDate: 'asset.last_audit_date',
  warrantyEndDate: `coalesce(asset.purchase_date, asset.in_service_date) || '+' || asset.warranty_months`,
  costs: 'CAST(asset.purchase_cost AS REAL)',
  blanks: Object.values(blankColumns)
    .map((isLacking, bit) => `((${isLacking}) << ${bit})`)
    .join(' | '),
  textLength: `CASE WHEN asset.n NOT IN (SELECT n FROM asset_search_dirty) THEN (${lengthOfText}) END`,
} satisfies Record<ColumnName, string>

export const columnNames = Object.keys(columnSources) as ColumnName[]

/** The columns in which an asset can differ once a field of it has changed, as the record of change names it. */
const columnsOfField: Readonly<Record<string, readonly ColumnName[]>> = {
  assetTag: ['textLength'],
  serialNumber: ['blanks', 'textLength'],
  name: ['blanks', 'textLength'],
  modelId: ['model', 'textLength'],
  categoryId: ['category', 'textLength'],
  statusId: ['status'],
  parentId: ['blanks', 'textLength'],
  company: ['company', 'textLength'],
  department: ['department', 'textLength'],
  locationId: ['location', 'textLength'],
  checkedOutTo: ['checkedOutTo', 'textLength'],
  ownerId: ['owner', 'textLength'],
  ownership: ['ownership'],
  supplier: ['supplier', 'textLength'],
  orderNumber: ['blanks', 'textLength'],
  purchaseDate: ['purchaseDate', 'warrantyEndDate'],
  purchaseCost: ['costs'],
  currency: ['currency'],
  fixedAssetNumber: ['blanks', 'textLength'],
  warrantyMonths: ['warrantyMonths', 'warrantyEndDate'],
  inServiceDate: ['inServiceDate', 'warrantyEndDate'],
  endOfLifeDate: ['endOfLifeDate'],
  lastAuditDate: ['lastAuditDate'],
  [lastScan]: ['lastAuditDate'],
  nextAuditDate: ['nextAuditDate'],
  notes: ['blanks', 'textLength'],
  [photo]: ['blanks'],
}

/** Those of some columns that changed fields of an asset can concern; of fields that are not known here, all. */
export function columnsConcerned(
  names: readonly ColumnName[],
  fields: Iterable<string>,
): readonly ColumnName[] {
  const concerned = new Set<ColumnName>()
  for (const field of fields) {
    const columns = Object.hasOwn(columnsOfField, field) ? columnsOfField[field] : undefined
    if (!columns) return names
    for (const column of columns) concerned.add(column)
  }
  return names.filter((name) => concerned.has(name))
}

/** Whether the text that search looks into can be another once some fields have changed; null: all. */
export const concernsText = (fields: ReadonlySet<string> | null): boolean =>
  fields === null || columnsConcerned(['textLength'], fields).length > 0

/** The columns that each part of a filter looks into. */
const needed: Record<Exclude<keyof AssetFilter, 'lacks'>, readonly ColumnName[]> = {
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
  warrantyEnds: ['warrantyEndDate'],
  warranty: ['warrantyEndDate'],
  lastAudited: ['lastAuditDate'],
  cost: ['costs'],
  custom: [],
}

/** The columns that a filter looks into. */
export function columnsOfFilter({ lacks = [], ...filter }: AssetFilter): ColumnName[] {
  const parts = (Object.keys(filter) as (keyof typeof filter)[]).filter((part) => filter[part] !== undefined)
  return [...new Set([...parts.flatMap(columnsOfPart), ...lacks.map(columnOfLack)])]
}

export function columnsOfPart(part: keyof typeof needed): readonly ColumnName[] {
  return needed[part]
}

function columnOfLack(what: Lackable): ColumnName {
  if (isBlankColumn(what)) return 'blanks'
  return what === 'purchaseCost' ? 'costs' : what
}
