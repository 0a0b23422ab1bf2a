import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment, pageInput } from '../../contract/page.ts'
import { errorsOf } from '../../contract/problems.ts'
import { locationsProblems } from '../locations/locations-contract.ts'
import { checkCharacters } from './check-character.ts'
import { labelPrintProblems, labelsProblems } from './labels-problems-contract.ts'
import { resolutions } from './printer-dots.ts'
import { gs1PrefixPattern } from './symbology.ts'
import { tagsProblems } from './tags-problems-contract.ts'

const { LOCATION_UNKNOWN } = locationsProblems
const { LABEL_REFUSED } = labelPrintProblems
const { STOCK_UNKNOWN, STOCK_UNCLEAR, TEMPLATE_UNKNOWN } = labelsProblems
const {
  TAG_SCHEME_UNKNOWN,
  TAG_SCHEME_UNCLEAR,
  TAG_SCHEME_NAME_TAKEN,
  TAG_SCHEME_IN_USE,
  TAG_SCHEME_ARCHIVED,
  TAG_SCHEME_EXHAUSTED,
  TAG_BLOCK_EMPTY,
  TAG_NUMBERS_REST,
  TAG_NOT_OF_SCHEME,
  TAG_CHECK_WRONG,
} = tagsProblems

/** So many tags are handed out at once at most. */
const mostNewTags = 10_000

/** On what labels are to be printed. */
const printableOn = z.object({
  stock: z.string().min(1).max(200),
  template: z.string().max(200).optional(),
  dpi: z.union(resolutions.map((one) => z.literal(one))).optional(),
  gs1Prefix: z.string().regex(gs1PrefixPattern).optional(),
})
export type PrintableOn = z.output<typeof printableOn>

const schemeName = z.string().trim().min(1).max(100)
const schemeFields = z.object({
  name: schemeName,
  /** what every tag begins with; may be empty */
  prefix: z
    .string()
    .max(20)
    .regex(/^[\x20-\x7e]*$/, { message: 'it has to be letters, digits and plain signs' }),
  width: z.number().int().min(1).max(12),
  checkCharacter: z.enum(checkCharacters).default('none'),
  /** name of a category, whose tags these are; it is made where there is none */
  category: z.string().trim().min(1).max(200).nullable().default(null),
  /** path of a site, whose tags these are */
  site: z.string().trim().min(1).max(2000).nullable().default(null),
})
export type TagSchemeFields = z.output<typeof schemeFields>

const tagScheme = schemeFields.extend({
  id,
  archivedAt: moment.nullable(),
  /** the tag that is handed out next; null: there are no numbers left */
  next: z.string().nullable(),
  /** handed out */
  tags: z.number().int(),
  unclaimed: z.number().int(),
  /** whether it hands out none until somebody states the last tag that was used */
  rests: z.boolean(),
  /** what is to be thought of with such a scheme */
  warnings: z.array(z.string()),
})
export type ShownTagScheme = z.output<typeof tagScheme>

const tagBlock = z.object({
  id,
  scheme: z.string(),
  count: z.number().int(),
  firstTag: z.string(),
  lastTag: z.string(),
  note: z.string().nullable(),
  by: z.string(),
  at: moment,
  /** of its tags, those that no asset has or had */
  unclaimed: z.number().int(),
  /** of its tags, those whose labels came out */
  printed: z.number().int(),
})
export type ShownTagBlock = z.output<typeof tagBlock>

/** What a scanned code is, besides the code of something that is registered. */
const scannedTag = z.object({
  kind: z.enum(['asset', 'blank', 'givenUp', 'wrongCheckCharacter', 'unknown']),
  /** the tag as it is written; null where it is none */
  assetTag: z.string().nullable(),
  /** of the asset that has the code, or had it */
  assetId: id.nullable(),
  /** what it is and what to do next */
  sentence: z.string(),
})
export type ScannedTag = z.output<typeof scannedTag>

export const tagsContract = {
  schemes: query('register.read').output(z.object({ schemes: z.array(tagScheme) })),
  makeScheme: command('register.write')
    .input(schemeFields)
    .output(tagScheme)
    .errors(errorsOf({ TAG_SCHEME_NAME_TAKEN, LOCATION_UNKNOWN })),
  /** Changes a scheme. Once it handed out a tag, its name, category, site and whether it is archived alone. */
  changeScheme: command('register.write')
    .input(
      z.object({
        scheme: schemeName,
        fields: schemeFields.partial().extend({ archived: z.boolean().optional() }),
      }),
    )
    .output(tagScheme)
    .errors(errorsOf({ TAG_SCHEME_UNKNOWN, TAG_SCHEME_NAME_TAKEN, TAG_SCHEME_IN_USE, LOCATION_UNKNOWN })),
  /**
   * States the last tag of a scheme that was used (null: none ever was), after data was restored or salvaged: it goes on
   * after that, and blanks up to it are taken for printed.
   */
  stateLastTag: command('administer')
    .input(z.object({ scheme: schemeName, lastTag: z.string().min(1).max(200).nullable() }))
    .output(tagScheme)
    .errors(errorsOf({ TAG_SCHEME_UNKNOWN, TAG_NOT_OF_SCHEME, TAG_CHECK_WRONG })),
  blocks: query('register.read')
    .input(pageInput)
    .output(z.object({ total: z.number().int(), blocks: z.array(tagBlock) })),
  /**
   * Hands out the next tags of a scheme for equipment to come, and puts their labels into the queue. None of them was or
   * will be handed out otherwise, nor has an asset one of them. Without a scheme it is the only one that is bound to no
   * category or site; where there is none yet, one is made like the newest tag. With `printable` none is handed out unless
   * labels with these tags can be read when they are printed so (LABEL_REFUSED).
   */
  makeBlock: command('register.write')
    .input(
      z.object({
        scheme: schemeName.optional(),
        count: z.number().int().min(1).max(mostNewTags),
        note: z.string().trim().max(500).optional(),
        printable: printableOn.optional(),
      }),
    )
    .output(tagBlock)
    .errors(
      errorsOf({
        TAG_SCHEME_UNKNOWN,
        TAG_SCHEME_UNCLEAR,
        TAG_SCHEME_ARCHIVED,
        TAG_SCHEME_EXHAUSTED,
        TAG_BLOCK_EMPTY,
        TAG_NUMBERS_REST,
        LABEL_REFUSED,
        STOCK_UNKNOWN,
        STOCK_UNCLEAR,
        TEMPLATE_UNKNOWN,
      }),
    ),
  /** What a scanned code is: the tag of an asset, a blank that waits for its asset, mistyped, or unknown. */
  whatIs: query('register.read')
    .input(z.object({ code: z.string().min(1).max(2000) }))
    .output(scannedTag),
}
