import { z } from 'zod'
import { isPlainText } from '../../disposals/plain-text.ts'
import { gs1PrefixPattern } from '../symbology.ts'

/** What scans in an organisation. A laser reads bars alone, an imager and a phone read everything. */
export const readers = ['laser', 'imager', 'phone'] as const
export type Reader = (typeof readers)[number]

const mostLines = 6

/** What all labels of an organisation have in common, and its letters. */
export const labelSettings = z.strictObject({
  /** as it stands on labels, certificates and reports; null: the name of the data folder’s organisation */
  organisation: z.string().trim().min(1).max(100).nullable(),
  /** lines of its letterhead: address, how it is reached */
  letterhead: z
    .array(
      z.string().trim().min(1).max(100).refine(isPlainText, {
        message: 'it holds control characters, or such as turn the order of letters',
      }),
    )
    .max(mostLines),
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
  letterhead: [],
  readers: [],
  gs1Prefix: null,
  urlBase: null,
  categoryColours: {},
}
