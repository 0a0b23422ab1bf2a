import { z } from 'zod'
import { resolutions } from '../printer-dots.ts'

/** What is known of a printer, so that labels come out where they belong. */
export const printerValue = z.strictObject({
  name: z.string().trim().min(1).max(100),
  dpi: z.union(resolutions.map((one) => z.literal(one))),
  /** millimetres to the right and down by which everything is moved */
  offsetX: z.number().min(-20).max(20).default(0),
  offsetY: z.number().min(-20).max(20).default(0),
  /** by how much distances between labels are stretched, so that what drifts comes out true */
  scaleX: z.number().min(0.9).max(1.1).default(1),
  scaleY: z.number().min(0.9).max(1.1).default(1),
  /** of a printer with ZPL, 0 to 30 (^SD); null: as it is set there */
  darkness: z.number().int().min(0).max(30).nullable().default(null),
})
export type PrinterValue = z.output<typeof printerValue>
