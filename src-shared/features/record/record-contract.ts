import { z } from 'zod'
import { query } from '../../contract/base.ts'

export const recordContract = {
  /** Recomputes the hash chains of the record of change and of every audit's scans. `brokenAt` names the first row that does not fit. */
  verify: query('register.read').output(
    z.object({
      intact: z.boolean(),
      changes: z.number().int(),
      scans: z.number().int(),
      brokenAt: z.string().nullable(),
    }),
  ),
}
