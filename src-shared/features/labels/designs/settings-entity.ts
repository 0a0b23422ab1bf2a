import { z } from 'zod'
import { gs1PrefixPattern } from '../symbology.ts'

/** What scans in an organisation. A laser reads bars alone, an imager and a phone read everything. */
export const readers = ['laser', 'imager', 'phone'] as const
export type Reader = (typeof readers)[number]

/** What all labels of an organisation have in common. */
export const labelSettings = z.strictObject({
  /** as it stands on labels; null: the name of the data folder’s organisation */
  organisation: z.string().trim().min(1).max(100).nullable(),
  /** none: it is not said what scans, and nothing is refused for it */
  readers: z.array(z.enum(readers)).max(readers.length),
  gs1Prefix: z.string().regex(gs1PrefixPattern, { message: 'it has to be 4 to 12 digits' }).nullable(),
  /** what stands before the tag where a code holds an address */
  urlBase: z
    .string()
    .max(200)
    .regex(/^https?:\/\/[^\s/?#]+(?:\/[^\s]*)?$/i, { message: 'it has to begin with http:// or https://' })
    .nullable(),
  /** `#rrggbb` by the name of a category; others have one of a fixed set */
  categoryColours: z.record(z.string().min(1).max(200), z.string().regex(/^#[0-9a-f]{6}$/i)),
})
export type LabelSettings = z.output<typeof labelSettings>

/** Before anything was said. */
export const noSettings: LabelSettings = {
  organisation: null,
  readers: [],
  gs1Prefix: null,
  urlBase: null,
  categoryColours: {},
}
