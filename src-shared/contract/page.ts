import { z } from 'zod'

/** Which part of a list is wanted. */
export const pageInput = z.object({
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(100),
})

export const id = z.uuid()
/** A moment, UTC, as ISO 8601 text with milliseconds. */
export const moment = z.iso.datetime({ precision: 3 })
