import { z } from 'zod'
import type { LabelStock } from '../stock.ts'

const mm = z.number().min(-1000).max(5000)
const count = z.number().int().min(0).max(500)
const word = z.string().trim().min(1).max(100)

/** A stock of one's own, as it is kept and exchanged; lengths in millimetres. Whether it adds up `stockFaults` says. */
export const stockValue = z.strictObject({
  brand: word,
  part: word,
  also: z.array(word).max(20).default([]),
  /** null: a roll or tape */
  paper: z.enum(['A4', 'Letter']).nullable(),
  columns: count.default(1),
  rows: count.default(1),
  width: mm,
  height: mm,
  left: mm.default(0),
  top: mm.default(0),
  pitchX: mm,
  pitchY: mm,
  cut: z.boolean().default(false),
})
export type StockValue = z.output<typeof stockValue> & LabelStock
