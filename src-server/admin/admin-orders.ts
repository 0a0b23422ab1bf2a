import { z } from 'zod'
import { roles } from '../../src-shared/contract/rights.ts'
import { namedSites } from '../../src-shared/sync/protocol.ts'

/** What whoever may read the data folder of a server can order of it while it runs. */
export const adminOrder = z.discriminatedUnion('order', [
  z.object({ order: z.literal('running') }),
  z.object({ order: z.literal('invite'), role: z.enum(roles), sites: namedSites.nullable() }),
])

export type AdminOrder = z.infer<typeof adminOrder>
