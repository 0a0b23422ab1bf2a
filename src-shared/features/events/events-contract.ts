import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { stream } from '../../contract/base.ts'
import { jobSchema } from '../jobs/jobs-contract.ts'

export const changingFeatures = [
  'people',
  'locations',
  'assets',
  'attachments',
  'audits',
  'disposals',
  'backups',
  'registers',
  'labels',
  'sync',
] as const
export type ChangingFeature = (typeof changingFeatures)[number]

const happening = z.object({
  /** features whose queries may now answer otherwise */
  changed: z.array(z.enum(changingFeatures)),
  /** jobs that moved, in their newest state */
  jobs: z.array(jobSchema),
})
export type Happening = z.output<typeof happening>

export const eventsContract = {
  /** What happens in the engine, whoever caused it, gathered to at most ten a second. The first one comes at once and is empty. */
  watch: stream('none').output(eventIterator(happening)),
}
