import { parsePurchaseCost } from '../assets/purchase-cost.ts'
import { personName } from '../people/person-name.ts'
import { importsText } from './imports-text.ts'
import { type DateOrder, parseListDate } from './list-dates.ts'
import type { ColumnPlan, ImportField } from './snipe-it-columns.ts'

export type ImportedCheckout =
  | { kind: 'person'; name: string; username: string | undefined; email: string | undefined }
  | { kind: 'location'; path: string }
  | { kind: 'asset'; assetTag: string }

/** One row of a list. What is blank in it is absent here: it leaves the register as it is. */
export interface ImportedAsset {
  assetTag: string
  serialNumber?: string
  name?: string
  model?: { name: string; manufacturer: string | undefined; modelNumber: string | undefined }
  category?: string
  location?: string
  status?: string
  checkedOutTo?: ImportedCheckout
  purchaseDate?: string
  purchaseCost?: string
  notes?: string
}

const { reasons } = importsText
/** Longest values, in characters; the same limits as in the forms. */
const limits: Partial<Record<ImportField, number>> = {
  assetTag: 200,
  serialNumber: 200,
  location: 2000,
  notes: 20_000,
}
const usualLimit = 500

/** Reads one row. Answers the reason in a sentence when it cannot be taken over. */
export function readImportRow(
  cells: readonly string[],
  header: readonly string[],
  { columns }: ColumnPlan,
  dates: DateOrder,
): ImportedAsset | { reason: string } {
  const cell = (field: ImportField): string | undefined =>
    cells[columns.get(field) ?? -1]?.trim() || undefined
  const title = (field: ImportField): string => header[columns.get(field) ?? -1] ?? field
  if (cells.length !== header.length) return { reason: reasons.columnCount(header.length, cells.length) }
  for (const field of columns.keys()) {
    const limit = limits[field] ?? usualLimit
    if ((cell(field)?.length ?? 0) > limit) return { reason: reasons.tooLong(title(field), limit) }
  }
  const assetTag = cell('assetTag')
  if (!assetTag) return { reason: reasons.assetTagBlank }

  const dateText = cell('purchaseDate')
  const purchaseDate = dateText && parseListDate(dateText, dates)
  if (purchaseDate === null) return { reason: reasons.dateInvalid(title('purchaseDate'), dateText ?? '') }
  const costText = cell('purchaseCost')
  const purchaseCost = costText && parsePurchaseCost(costText)
  if (purchaseCost === null) return { reason: reasons.costUnclear(title('purchaseCost'), costText ?? '') }
  const checkedOutTo = readCheckout(cell)
  if (checkedOutTo && 'reason' in checkedOutTo) return checkedOutTo

  const modelName = cell('model') ?? cell('modelNumber') ?? cell('manufacturer')
  const model = modelName && {
    name: modelName,
    manufacturer: cell('manufacturer'),
    modelNumber: cell('modelNumber'),
  }
  const row = {
    serialNumber: cell('serialNumber'),
    name: cell('name'),
    model,
    category: cell('category'),
    location: cell('location'),
    status: cell('status'),
    checkedOutTo,
    purchaseDate,
    purchaseCost,
    notes: cell('notes'),
  }
  const given = Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== undefined && value !== ''),
  )
  return { assetTag, ...given }
}

function readCheckout(
  cell: (field: ImportField) => string | undefined,
): ImportedCheckout | { reason: string } | undefined {
  const [username, email, path] = [cell('username'), cell('email'), cell('checkoutLocation')]
  const name = personName({
    firstName: cell('firstName'),
    lastName: cell('lastName'),
    fullName: cell('fullName'),
    username,
    email,
  })
  const type = cell('checkoutType')?.toLowerCase()
  switch (type ?? (path && !name ? 'location' : 'user')) {
    case 'user':
    case 'person':
      if (name) return { kind: 'person', name, username, email }
      return type ? { reason: reasons.checkoutTargetMissing('person') } : undefined
    case 'location':
      return path ? { kind: 'location', path } : { reason: reasons.checkoutTargetMissing('location') }
    case 'asset':
      return name ? { kind: 'asset', assetTag: name } : { reason: reasons.checkoutTargetMissing('asset') }
    default:
      return { reason: reasons.checkoutUnclear(type ?? '') }
  }
}
