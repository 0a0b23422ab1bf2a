import { z } from 'zod'
import { id } from '../../contract/page.ts'
import { assetScope, assetSort } from '../assets/asset-selection.ts'

const mostTags = 50_000

/** In which order labels that wait are listed and printed; the longest waiting first if nothing is said. */
export const queueOrders = ['waiting', 'assetTag', 'location', 'model'] as const
export type QueueOrder = (typeof queueOrders)[number]
export const queueSort = z.enum(queueOrders)

/** Labels that are found at once, however large the register is. */
const namedLabels = z.union([
  /** of the assets with these tags, in this order */
  z.object({ tags: z.array(z.string().min(1).max(200)).min(1).max(mostTags) }),
  /** of these assets, in this order */
  z.object({ ids: z.array(id).min(1).max(mostTags) }),
  /** those that wait, or these of them, in order of `sort` */
  z.object({
    queue: z.union([z.literal('all'), z.array(z.number().int()).min(1).max(mostTags)]),
    sort: queueSort.optional(),
  }),
])

/** Which labels are meant. */
export const wantedLabels = z.union([
  namedLabels,
  /** every blank of a block, in order of its number */
  z.object({ block: id }),
  /** of what an import (the id of its job) added or changed, in its order */
  z.object({ imported: id }),
  /** of what an audit marked as having a damaged label */
  z.object({ damagedIn: id }),
  /** of a run, from this label on */
  z.object({ run: id, from: z.number().int().min(1) }),
  /** of a list but for some, in its order: that of the asset tag if none is given; strict, as every other object would mean all */
  assetScope.extend({ sort: assetSort.optional(), except: z.array(id).max(mostTags).optional() }).strict(),
])
export type WantedLabels = z.output<typeof wantedLabels>

/** Labels that are printed at once and wait in no queue, as they are of no asset. */
const unqueuedLabels = z.union([
  /** of the codes of these locations, each by id, path or barcode; `below`: also of all that stand in them */
  z.object({
    locations: z.array(z.string().trim().min(1).max(2000)).min(1).max(mostTags),
    below: z.boolean().default(false),
  }),
  /** of boxes and pallets: a code that says this text and nothing else */
  z.object({ texts: z.array(z.string().trim().min(1).max(200)).min(1).max(mostTags) }),
])

/** Of which labels a page is shown before they are printed. */
export const previewedLabels = z.union([unqueuedLabels, namedLabels])

/** Which labels are printed. */
export const printedLabels = z.union([unqueuedLabels, wantedLabels])
export type PrintedLabels = z.output<typeof printedLabels>
