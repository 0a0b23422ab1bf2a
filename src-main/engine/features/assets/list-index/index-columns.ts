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

/** Of these only is kept whether an asset lacks them, a bit each, in this order: a condition on `asset` in SQL. */
export const blankColumns = {
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

export function blankBit(name: BlankName): number {
  return 1 << blankNames.indexOf(name)
}
