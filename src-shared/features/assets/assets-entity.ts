import { z } from 'zod'
import { codesOf, type IdentifierKind, isCodeOf } from '../identifiers/identifier-kinds.ts'
import { isAmount, isCurrency, longestWarranty, ownerships } from './asset-values.ts'

export type { Ownership } from './asset-values.ts'

/**
 * How a field is written and kept. `code` … `ownership`: a column of its own. `model` … `asset`: a reference, written by
 * name (a status and a location must exist, as must an asset; a model, a category or a person is made). `codes`: further
 * identifiers, parted by semicolons.
 */
type FieldKind =
  | 'code'
  | 'text'
  | 'longText'
  | 'date'
  | 'amount'
  | 'currency'
  | 'months'
  | 'ownership'
  | 'model'
  | 'category'
  | 'status'
  | 'location'
  | 'person'
  | 'asset'
  | 'codes'

export const assetGroups = ['identity', 'place', 'purchase', 'life', 'notes'] as const
export type AssetGroup = (typeof assetGroups)[number]

interface More {
  /** `union`: additions and removals of both sides hold. */
  merge?: 'lastWriter' | 'union'
  /** `person`: says something of a person. */
  privacy?: 'none' | 'person'
}

function field<Kind extends FieldKind, Schema extends z.ZodType>(
  group: AssetGroup,
  kind: Kind,
  longest: number,
  schema: Schema,
  { merge = 'lastWriter', privacy = 'none' }: More = {},
) {
  return { group, kind, longest, schema, merge, privacy, right: 'register.write' as const }
}

const orNothing = (text: string | null) => (text === '' ? null : text)
const text = (max: number) => z.string().trim().max(max).nullable().transform(orNothing).optional()
const must = (max: number) => z.string().trim().min(1).max(max).optional()
const date = () => field('life', 'date', 60, z.iso.date().nullable().optional())
const codes = (kind: IdentifierKind) =>
  field(
    'identity',
    'codes',
    2000,
    text(2000).refine((codes) => !codes || codesOf(kind, codes).every((code) => isCodeOf(kind, code))),
    { merge: 'union' },
  )

/**
 * Every field of an asset that people write, in the order in which forms, pages and exports show them. Form, import,
 * export, timeline and search read it, so that a field is added here, in its words (assets-text.ts) and as a column.
 */
export const assetFields = {
  assetTag: field('identity', 'code', 200, must(200)),
  serialNumber: field('identity', 'code', 200, text(200)),
  name: field('identity', 'text', 500, text(500)),
  model: field('identity', 'model', 500, text(500)),
  category: field('identity', 'category', 500, text(500)),
  status: field('identity', 'status', 200, must(200)),
  formerTag: codes('formerTag'),
  secondBarcode: codes('secondBarcode'),
  rfidEpc: codes('rfidEpc'),
  giai: codes('giai'),
  imei: codes('imei'),
  mac: codes('mac'),
  parent: field('identity', 'asset', 200, text(200)),
  company: field('place', 'text', 500, text(500)),
  department: field('place', 'text', 500, text(500)),
  location: field('place', 'location', 2000, text(2000)),
  owner: field('place', 'person', 500, text(500), { privacy: 'person' }),
  ownership: field('place', 'ownership', 20, z.enum(ownerships).nullable().optional()),
  supplier: field('purchase', 'text', 500, text(500)),
  orderNumber: field('purchase', 'text', 500, text(500)),
  purchaseDate: { ...date(), group: 'purchase' as const },
  purchaseCost: field('purchase', 'amount', 60, z.string().refine(isAmount).nullable().optional()),
  currency: field('purchase', 'currency', 20, z.string().refine(isCurrency).nullable().optional()),
  fixedAssetNumber: field('purchase', 'text', 200, text(200)),
  inServiceDate: date(),
  warrantyMonths: field(
    'life',
    'months',
    20,
    z.number().int().min(0).max(longestWarranty).nullable().optional(),
  ),
  endOfLifeDate: date(),
  lastAuditDate: date(),
  nextAuditDate: date(),
  notes: field('notes', 'longText', 20_000, text(20_000), { privacy: 'person' }),
}
export type AssetField = keyof typeof assetFields

type FieldsOfKind<Kind extends FieldKind> = {
  [Name in AssetField]: (typeof assetFields)[Name]['kind'] extends Kind ? Name : never
}[AssetField]

export const assetFieldNames = Object.keys(assetFields) as AssetField[]

/** Fields that are kept in a column of their own name, besides the asset tag. */
export type PlainField = Exclude<
  FieldsOfKind<'code' | 'text' | 'longText' | 'date' | 'amount' | 'currency' | 'months' | 'ownership'>,
  'assetTag'
>
const plainKinds: readonly FieldKind[] = [
  'code',
  'text',
  'longText',
  'date',
  'amount',
  'currency',
  'months',
  'ownership',
]
export const plainFields = assetFieldNames.filter(
  (name) => name !== 'assetTag' && plainKinds.includes(assetFields[name].kind),
) as PlainField[]

const shape = Object.fromEntries(assetFieldNames.map((name) => [name, assetFields[name].schema])) as {
  [Name in AssetField]: (typeof assetFields)[Name]['schema']
}

/** The fields of an asset that people write. Absent = leave as is, null = empty it. */
export const editableAssetFields = z.object({
  ...shape,
  /** by id of the custom field */
  custom: z.record(z.uuid(), z.string().max(2000).nullable()).optional(),
})
export type EditableAssetFields = z.output<typeof editableAssetFields>

/** The values of the plain fields. */
export type PlainValues = { [Name in PlainField]: Exclude<EditableAssetFields[Name], undefined> }
