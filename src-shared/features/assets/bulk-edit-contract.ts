import { z } from 'zod'
import { id } from '../../contract/page.ts'
import { assetScope } from './asset-selection.ts'
import { type AssetField, editableAssetFields } from './assets-entity.ts'

/** So many assets can be named one by one; more are a scope. */
export const mostNamed = 20_000

/** Which assets: those that are named by id, or all of a scope but for some. */
export const assetSelection = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(mostNamed) }),
  z.strictObject({ scope: assetScope, except: z.array(id).max(mostNamed).default([]) }),
])
export type AssetSelection = z.output<typeof assetSelection>

/** The fields that many assets can have alike, in the order in which a form offers them; not what tells one from others. */
export const bulkFieldNames = [
  'status',
  'location',
  'checkedOutTo',
  'category',
  'model',
  'company',
  'department',
  'owner',
  'ownership',
  'supplier',
  'orderNumber',
  'purchaseDate',
  'purchaseCost',
  'currency',
  'inServiceDate',
  'warrantyMonths',
  'endOfLifeDate',
  'nextAuditDate',
  'parent',
  'name',
  'notes',
] as const satisfies readonly (AssetField | 'checkedOutTo')[]
export type BulkField = (typeof bulkFieldNames)[number]

export const holderKinds = ['person', 'location', 'asset'] as const
export type HolderKind = (typeof holderKinds)[number]

/** Whom or what an asset is checked out to: a person by name (somebody new is added), a location by path, an asset by tag. */
const holder = z.object({ kind: z.enum(holderKinds), name: z.string().trim().min(1).max(2000) })

/** What is set on every asset, as in the edit of one. Absent = leave as is, null = empty it. */
export const bulkFields = z.strictObject({
  ...editableAssetFields.pick({
    status: true,
    location: true,
    category: true,
    model: true,
    company: true,
    department: true,
    owner: true,
    ownership: true,
    supplier: true,
    orderNumber: true,
    purchaseDate: true,
    purchaseCost: true,
    currency: true,
    inServiceDate: true,
    warrantyMonths: true,
    endOfLifeDate: true,
    nextAuditDate: true,
    parent: true,
    name: true,
    notes: true,
    custom: true,
  }).shape,
  checkedOutTo: holder.nullable().optional(),
})
export type BulkFields = z.output<typeof bulkFields>

export const bulkEditOrder = z.object({ selection: assetSelection, fields: bulkFields })
export type BulkEditOrder = z.output<typeof bulkEditOrder>

const named = z.object({ id, assetTag: z.string() })
const refused = named.extend({ reason: z.string() })
/** Why assets were left as they are, each reason once. */
const reasons = z.array(z.object({ reason: z.string(), count: z.number().int() }))
const count = z.number().int()

export const bulkEditPreview = z.object({
  rows: count,
  change: count,
  /** have these values already */
  same: count,
  refuse: count,
  reasons,
  /** what is named by a field and will be added to the register: categories, models, people */
  adds: z.array(z.object({ field: z.string(), name: z.string() })),
  /** the first of each; of those that change what they have and will have, in words */
  first: z.object({
    change: z.array(
      named.extend({
        fields: z.array(
          z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
        ),
      }),
    ),
    same: z.array(named),
    refuse: z.array(refused),
  }),
})
export type BulkEditPreview = z.output<typeof bulkEditPreview>

/** What came of a bulk edit, or of undoing one; also of one that was cancelled, up to there. */
export const bulkEditResult = z.object({
  rows: count,
  changed: count,
  /** of an edit: had these values already */
  same: count,
  /** of undoing one: were changed again since, and stay as they are */
  overtaken: count,
  refused: count,
  reasons,
  first: z.object({ overtaken: z.array(named), refused: z.array(refused) }),
  /** the first and the last number of its changes in the record of change; null where nothing was changed */
  changes: z.object({ first: count, last: count }).nullable(),
})
export type BulkEditResult = z.output<typeof bulkEditResult>
