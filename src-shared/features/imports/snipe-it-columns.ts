/** What a column of a list can hold. */
export type ImportField =
  | 'assetTag'
  | 'serialNumber'
  | 'name'
  | 'model'
  | 'modelNumber'
  | 'manufacturer'
  | 'category'
  | 'location'
  | 'status'
  | 'purchaseDate'
  | 'purchaseCost'
  | 'notes'
  | 'checkoutType'
  | 'username'
  | 'firstName'
  | 'lastName'
  | 'fullName'
  | 'email'
  | 'checkoutLocation'

/** Headers of Snipe-IT's importer and of its list export (v8), and of Assetwalk's own export, in lower case. */
const fieldOfHeader: Record<string, ImportField> = {
  'asset tag': 'assetTag',
  asset_tag: 'assetTag',
  'serial number': 'serialNumber',
  serial: 'serialNumber',
  'serial no.': 'serialNumber',
  'asset name': 'name',
  name: 'name',
  item_name: 'name',
  'model name': 'model',
  model: 'model',
  asset_model: 'model',
  'model number': 'modelNumber',
  'model no.': 'modelNumber',
  model_number: 'modelNumber',
  manufacturer: 'manufacturer',
  category: 'category',
  location: 'location',
  status: 'status',
  'purchase date': 'purchaseDate',
  purchase_date: 'purchaseDate',
  'purchase cost': 'purchaseCost',
  purchase_cost: 'purchaseCost',
  'asset notes': 'notes',
  notes: 'notes',
  asset_notes: 'notes',
  'checkout type': 'checkoutType',
  checkout_class: 'checkoutType',
  'checked out to: username': 'username',
  'checked out to: first name': 'firstName',
  'checked out to: last name': 'lastName',
  'checked out to: full name': 'fullName',
  'checked out to': 'fullName',
  'checked out to: email': 'email',
  'checked out to: location': 'checkoutLocation',
  'checkout to location': 'checkoutLocation',
  checkout_location: 'checkoutLocation',
}

export interface ColumnPlan {
  /** position of each field that the file has */
  columns: ReadonlyMap<ImportField, number>
  /** headers that mean nothing to the register */
  notUsed: string[]
  /** headers of which another one means the same */
  twice: string[]
}

/** Understands a header line. Case, outer blanks and a byte order mark make no difference. */
export function planColumns(header: readonly string[]): ColumnPlan {
  const columns = new Map<ImportField, number>()
  const notUsed: string[] = []
  const twice: string[] = []
  header.forEach((title, position) => {
    const field = fieldOfHeader[title.replace('\ufeff', '').trim().toLowerCase()]
    if (!field) notUsed.push(title.trim())
    else if (columns.has(field)) twice.push(header[columns.get(field) as number] as string, title)
    else columns.set(field, position)
  })
  return { columns, notUsed: notUsed.filter((title) => title !== ''), twice }
}
