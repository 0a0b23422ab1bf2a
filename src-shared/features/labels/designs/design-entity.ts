import { z } from 'zod'
import { stockName } from '../stock.ts'
import { printerValue } from './printer-entity.ts'
import { stockValue } from './stock-entity.ts'
import { templateValue } from './template-entity.ts'

/** A stock, a template or a printer of one’s own. */
export const design = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stock'), value: stockValue }),
  z.strictObject({ kind: z.literal('template'), value: templateValue }),
  z.strictObject({ kind: z.literal('printer'), value: printerValue }),
])
export type Design = z.output<typeof design>

/** What people call it, and by what no other may be called. */
export const designName = (of: Design) => (of.kind === 'stock' ? stockName(of.value) : of.value.name)
