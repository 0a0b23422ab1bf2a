import { z } from 'zod'
import { id } from '../../contract/page.ts'
import { shownStatusTypes } from '../status-labels/status-type.ts'
import { ownerships } from './asset-values.ts'

/** Names, any of which will do; '' stands for those of which nothing is stated. */
const names = z.array(z.string().max(500)).min(1).max(500)
/** Ids, any of which will do; '' stands for those that have none. */
const ids = z
  .array(z.union([id, z.literal('')]))
  .min(1)
  .max(500)
/** Days from the first to the last, both counted; what has no day is in no range. */
const days = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() })

export const warrantyStates = ['inWarranty', 'endsWithin90Days', 'ended', 'unstated'] as const
/**
 * How the warranty of an asset stands on a day. It ends so many months after the purchase, or after the day in service
 * where no purchase is stated; the last day counts. `endsWithin90Days` is in warranty, too.
 */
export type WarrantyState = (typeof warrantyStates)[number]

/** What an asset can be looked for because it lacks it. */
export const lackable = [
  'serialNumber',
  'name',
  'model',
  'category',
  'location',
  'checkedOutTo',
  'owner',
  'ownership',
  'company',
  'department',
  'supplier',
  'orderNumber',
  'fixedAssetNumber',
  'purchaseDate',
  'purchaseCost',
  'currency',
  'inServiceDate',
  'warrantyMonths',
  'endOfLifeDate',
  'lastAuditDate',
  'nextAuditDate',
  'parent',
  'notes',
  'photo',
] as const
export type Lackable = (typeof lackable)[number]

/** A condition on a field of the organisation's own: `from` and `to` compare numbers and dates; without any, that it has a value. */
const customCondition = z.object({
  fieldId: id,
  equals: names.optional(),
  from: z.string().max(60).optional(),
  to: z.string().max(60).optional(),
})
export type CustomCondition = z.output<typeof customCondition>

/** Which assets are meant. Every part that is there has to hold; of the values of one part any. */
export const assetFilter = z.object({
  /** names of status labels */
  statuses: names.optional(),
  statusTypes: z.array(z.enum(shownStatusTypes)).min(1).optional(),
  categories: names.optional(),
  manufacturers: names.optional(),
  models: names.optional(),
  /** ids, each with all below it */
  locations: ids.optional(),
  /** ids of people, locations or assets */
  checkedOutTo: ids.optional(),
  /** ids of people */
  owners: ids.optional(),
  companies: names.optional(),
  departments: names.optional(),
  suppliers: names.optional(),
  currencies: names.optional(),
  ownerships: z
    .array(z.enum([...ownerships, '']))
    .min(1)
    .optional(),
  purchased: days.optional(),
  inService: days.optional(),
  warrantyEnds: days.optional(),
  endOfLife: days.optional(),
  /** when an audit last saw it, or a list says so */
  lastAudited: z.union([z.literal('never'), days]).optional(),
  nextAudit: days.optional(),
  /** amounts, whatever their currency */
  cost: z.object({ from: z.number().optional(), to: z.number().optional() }).optional(),
  warranty: z.array(z.enum(warrantyStates)).min(1).optional(),
  /** what it must not have, all of it */
  lacks: z.array(z.enum(lackable)).min(1).optional(),
  /** all of them */
  custom: z.array(customCondition).min(1).max(20).optional(),
})
export type AssetFilter = z.output<typeof assetFilter>

/** The parts of a filter for which a menu offers the values that there are. */
export const facetParts = [
  'statuses',
  'statusTypes',
  'categories',
  'manufacturers',
  'models',
  'locations',
  'checkedOutTo',
  'owners',
  'companies',
  'departments',
  'suppliers',
  'currencies',
  'ownerships',
  'warranty',
] as const satisfies readonly (keyof AssetFilter)[]
export type FacetPart = (typeof facetParts)[number]
