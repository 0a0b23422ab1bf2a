/** The columns that are kept by code, each with the column of the table `asset` that it repeats. */
export const storedColumns = {
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
type StoredColumn = keyof typeof storedColumns
export const storedColumnNames = Object.keys(storedColumns) as StoredColumn[]

/** `lastAuditDate` is that of a list or of the last scan, whichever is later; `warrantyEndDate` the last day in warranty. */
export type CodedName = StoredColumn | 'lastAuditDate' | 'warrantyEndDate'
export const codedNames: readonly CodedName[] = [...storedColumnNames, 'lastAuditDate', 'warrantyEndDate']

/** Texts of which only is kept whether an asset has them: a bit each, in this order. */
export const blankColumns = {
  serialNumber: 'serial_number',
  name: 'name',
  orderNumber: 'order_number',
  fixedAssetNumber: 'fixed_asset_number',
  parent: 'parent_id',
  notes: 'notes',
} as const
type BlankName = keyof typeof blankColumns
const blankNames = Object.keys(blankColumns) as BlankName[]

export function blankBit(name: BlankName): number {
  return 1 << blankNames.indexOf(name)
}
