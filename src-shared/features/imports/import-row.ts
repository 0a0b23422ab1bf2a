import { isCurrency, isWarranty, type Ownership, ownerships } from '../assets/asset-values.ts'
import { type AssetField, assetFields, type PlainValues } from '../assets/assets-entity.ts'
import { assetsText } from '../assets/assets-text.ts'
import { currencyOf, parsePurchaseCost } from '../assets/purchase-cost.ts'
import { customValueOf } from '../custom-fields/custom-value.ts'
import { codesOf, type IdentifierKind, isCodeOf } from '../identifiers/identifier-kinds.ts'
import { personName } from '../people/person-name.ts'
import type { ColumnPlan } from './column-plan.ts'
import { type ImportField, longestOf } from './import-fields.ts'
import { importsText } from './imports-text.ts'
import { type DateOrder, parseListDate } from './list-dates.ts'

export interface ImportedPerson {
  kind: 'person'
  name: string
  username: string | undefined
  email: string | undefined
  employeeNumber?: string
}
export type ImportedCheckout =
  | ImportedPerson
  | { kind: 'location'; path: string }
  | { kind: 'asset'; assetTag: string }

type Given<Values> = { [Name in keyof Values]?: NonNullable<Values[Name]> }

/** One row of a list. What is blank in it is absent here: it leaves the register as it is. */
export interface ImportedAsset extends Given<PlainValues>, Partial<Record<IdentifierKind, string>> {
  assetTag: string
  model?: { name: string; manufacturer: string | undefined; modelNumber: string | undefined }
  category?: string
  location?: string
  status?: string
  checkedOutTo?: ImportedCheckout
  /** name of a person */
  owner?: string
  /** tag of the asset that it is a part of */
  parent?: string
  /** by id of the organisation's own field */
  custom?: Record<string, string>
}

const { reasons } = importsText
type Cells = Partial<Record<ImportField, string>>
type Fault = { reason: string }

/** Reads one row. Answers the reason in a sentence when it cannot be taken over. */
export function readImportRow(
  cells: readonly string[],
  header: readonly string[],
  { columns, own }: ColumnPlan,
  dates: DateOrder,
): ImportedAsset | Fault {
  if (cells.length !== header.length) return { reason: reasons.columnCount(header.length, cells.length) }
  const given: Cells = {}
  const row: Record<string, unknown> = {}
  for (const [field, position] of columns) {
    const text = cells[position]?.trim()
    if (!text) continue
    if (text.length > longestOf(field))
      return { reason: reasons.tooLong(header[position] ?? '', longestOf(field)) }
    given[field] = text
    if (!isOfAsset(field)) continue
    const value = understoodValue(field, text, header[position] ?? field, dates)
    if (typeof value === 'object') return value
    if (value !== '') row[field] = value
  }
  if (!given.assetTag) return { reason: reasons.assetTagBlank }
  const currency = given.currency === undefined && given.purchaseCost && currencyOf(given.purchaseCost)
  if (currency) row.currency = currency
  const byod = readByod(given.byod, header[columns.get('byod') ?? -1] ?? '')
  if (byod && 'reason' in byod) return byod
  const checkedOutTo = readCheckout(given)
  if (checkedOutTo && 'reason' in checkedOutTo) return checkedOutTo
  const custom = readOwn(cells, own, header, dates)
  if (custom && 'reason' in custom) return { reason: custom.reason as string }

  const model = given.model ?? given.modelNumber ?? given.manufacturer
  return {
    ...row,
    ...byod,
    ...(model && {
      model: { name: model, manufacturer: given.manufacturer, modelNumber: given.modelNumber },
    }),
    ...(checkedOutTo && { checkedOutTo }),
    ...(custom && { custom }),
    assetTag: given.assetTag,
  }
}

const isOfAsset = (field: ImportField): field is AssetField => field in assetFields

/** The value of a field in the form in which the register keeps it; '' where the text names none. */
function understoodValue(
  field: AssetField,
  text: string,
  title: string,
  dates: DateOrder,
): string | number | Fault {
  switch (assetFields[field].kind) {
    case 'date':
      return parseListDate(text, dates) ?? { reason: reasons.dateInvalid(title, text) }
    case 'amount':
      return parsePurchaseCost(text) ?? { reason: reasons.costUnclear(title, text) }
    case 'currency':
      return isCurrency(text.toUpperCase())
        ? text.toUpperCase()
        : { reason: reasons.currencyUnknown(title, text) }
    case 'months':
      return monthsOf(text) ?? { reason: reasons.monthsUnclear(title, text) }
    case 'ownership':
      return ownershipOf(text) ?? { reason: reasons.ownershipUnknown(title, text) }
    case 'codes': {
      const kind = field as IdentifierKind
      const wrong = codesOf(kind, text).find((code) => !isCodeOf(kind, code))
      return wrong === undefined ? text : { reason: reasons.codeInvalid(title, wrong) }
    }
    default:
      return text
  }
}

/** A warranty as lists write it: "36", "36 months", "3 years". */
function monthsOf(text: string): number | null {
  const match = /^(\d{1,4})\s*(months?|mo\.?|m|years?|yrs?|y)?$/i.exec(text)
  if (!match) return null
  const months = Number(match[1]) * (match[2]?.toLowerCase().startsWith('y') ? 12 : 1)
  return isWarranty(months) ? months : null
}

function ownershipOf(text: string): Ownership | null {
  const low = text.toLowerCase()
  const words = assetsText.ownerships
  return ownerships.find((one) => one === low || words[one].toLowerCase() === low) ?? null
}

/** Snipe-IT says of each asset whether its user brought it; "no" leaves open whose it is. */
function readByod(text: string | undefined, title: string): { ownership: Ownership } | Fault | null {
  if (text === undefined || /^(no|false|0|n)$/i.test(text)) return null
  return /^(yes|true|1|y)$/i.test(text) ? { ownership: 'byod' } : { reason: reasons.yesOrNo(title, text) }
}

function readOwn(
  cells: readonly string[],
  own: ColumnPlan['own'],
  header: readonly string[],
  dates: DateOrder,
): Record<string, string> | Fault | null {
  const values: Record<string, string> = {}
  let any = false
  for (const { position, field } of own) {
    const text = cells[position]?.trim()
    if (!text || !field) continue
    const written = field.type === 'date' ? (parseListDate(text, dates) ?? text) : text
    const value = customValueOf(field, written)
    if (!value) return { reason: reasons.valueInvalid(header[position] ?? field.name, text) }
    values[field.id] = value.text
    any = true
  }
  return any ? values : null
}

function readCheckout(given: Cells): ImportedCheckout | Fault | undefined {
  const { username, email, employeeNumber, checkoutLocation: path } = given
  const name = personName({ ...given, username, email })
  const type = given.checkoutType?.toLowerCase()
  switch (type ?? (path && !name ? 'location' : 'user')) {
    case 'user':
    case 'person':
      if (name) return { kind: 'person', name, username, email, ...(employeeNumber && { employeeNumber }) }
      return type ? { reason: reasons.checkoutTargetMissing('person') } : undefined
    case 'location': {
      const place = path ?? name
      return place ? { kind: 'location', path: place } : { reason: reasons.checkoutTargetMissing('location') }
    }
    case 'asset':
      return name ? { kind: 'asset', assetTag: name } : { reason: reasons.checkoutTargetMissing('asset') }
    default:
      return { reason: reasons.checkoutUnclear(type ?? '') }
  }
}
