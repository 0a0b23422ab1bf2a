import { z } from 'zod'
import { query } from '../../contract/base.ts'
import { id } from '../../contract/page.ts'
import { problem } from '../../contract/problems.ts'
import { locationsText } from './locations-text.ts'

export const locationsProblems = {
  LOCATION_UNKNOWN: problem(z.object({ location: z.string() }), ({ location }) =>
    locationsText.locationUnknown(location),
  ),
}

const location = z.object({ id, name: z.string(), path: z.string(), parentId: id.nullable() })
export type Location = z.output<typeof location>

export const locationsContract = {
  /** Locations whose path holds the search text (all if there is none), in order of path. */
  list: query('register.read')
    .input(
      z.object({
        search: z.string().max(500).default(''),
        limit: z.number().int().min(1).max(5000).default(100),
      }),
    )
    .output(z.object({ total: z.number().int(), locations: z.array(location) })),
}
