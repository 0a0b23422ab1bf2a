import { z } from 'zod'
import { assetColumn } from './asset-columns.ts'
import { assetFilter } from './asset-filter.ts'

/**
 * The order of a list. Texts are compared without case and accents; equals stand in the order in which they came into
 * the register; what has no value stands at the end, whichever the direction.
 */
export const assetSort = z.object({ by: assetColumn, direction: z.enum(['ascending', 'descending']) })
export type AssetSort = z.output<typeof assetSort>

/** Which assets a list shows: those that hold every word of a text, and meet a filter. */
export const assetScope = z.object({
  search: z.string().max(500).default(''),
  filter: assetFilter.default({}),
})
export type AssetScope = z.output<typeof assetScope>

/** What is exported: a list in its order, every field or some columns. */
export const assetExport = assetScope.extend({
  sort: assetSort.optional(),
  columns: z.array(assetColumn).min(1).max(200).optional(),
})
export type AssetExport = z.output<typeof assetExport>
