import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment } from '../../contract/page.ts'
import { dateFaults, dateOrders } from './date-faults.ts'

/** So many findings of a kind are named, and so many assets of a finding; all of them are counted. */
export const findingsNamed = 20
export const assetsNamed = 10

const count = z.number().int()
const namedAsset = z.object({ id, assetTag: z.string() })

/** Assets that share something. */
const assetGroup = z.object({
  /** what they share, as the first of them has it */
  code: z.string(),
  count,
  assets: z.array(namedAsset),
})
export type AssetGroup = z.output<typeof assetGroup>

/** Rows of a managed list that are likely one. */
const rowGroup = z.object({
  rows: z.array(
    z.object({
      id,
      name: z.string(),
      /** of a model its maker and number, of a person their user name */
      about: z.string(),
      /** assets that refer to it */
      assets: count,
    }),
  ),
})
export type RowGroup = z.output<typeof rowGroup>

const oneOf = <Value extends string>(values: readonly Value[]) => z.enum([...new Set(values)])

export const qualityReport = z.object({
  at: moment,
  /** number of the newest change that it knows */
  change: count,
  assets: count,
  sameSerial: z.object({ count, groups: z.array(assetGroup) }),
  nearTags: z.object({ count, groups: z.array(assetGroup) }),
  models: z.object({ count, groups: z.array(rowGroup) }),
  people: z.object({ count, groups: z.array(rowGroup) }),
  /** in the order of `dateFaults`, those that there are */
  dates: z.array(
    z.object({
      field: oneOf(dateFaults.map(({ field }) => field)),
      fault: oneOf(dateFaults.map(({ fault }) => fault)),
      count,
    }),
  ),
  /** in the order of `dateOrders`, those that there are */
  orders: z.array(
    z.object({
      first: oneOf(dateOrders.map(({ first }) => first)),
      second: oneOf(dateOrders.map(({ second }) => second)),
      count,
      assets: z.array(namedAsset.extend({ from: z.iso.date(), to: z.iso.date() })),
    }),
  ),
  noLocation: count,
  noSerialNumber: count,
})
export type QualityReport = z.output<typeof qualityReport>

export const qualityContract = {
  /** What the last look found, and whether nothing was changed since; null where nobody looked yet. */
  latest: query('register.read').output(
    z.object({ report: qualityReport.nullable(), isCurrent: z.boolean() }),
  ),
  /**
   * Starts a job (kind `qualityCheck`, result QualityReport) that looks through the register on a thread of its own: for
   * duplicates, dates that cannot be, and what is not stated. It counts assets.
   */
  check: command('register.read').output(z.object({ jobId: id })),
}
