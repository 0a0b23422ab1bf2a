import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id } from '../../contract/page.ts'
import { errorsOf } from '../../contract/problems.ts'
import { locationsProblems } from '../locations/locations-contract.ts'
import { templateValue } from './designs/template-entity.ts'
import { reprintReasons } from './label-run.ts'
import { checked, labelPreview, pagePreview, shownStock, shownTemplate } from './labels-message.ts'
import { labelPrintProblems, labelsProblems } from './labels-problems-contract.ts'
import { resolutions } from './printer-dots.ts'
import { gs1PrefixPattern } from './symbology.ts'
import { tagsProblems } from './tags-problems-contract.ts'
import { previewedLabels, printedLabels } from './wanted-labels-selection.ts'

const { STOCK_UNKNOWN, STOCK_UNCLEAR, TEMPLATE_UNKNOWN } = labelsProblems
const { TAG_BLOCK_UNKNOWN, TAG_NUMBERS_REST } = tagsProblems
const { LOCATION_UNKNOWN } = locationsProblems

const dpi = z.union(resolutions.map((one) => z.literal(one)))
const stock = z.string().min(1).max(200)
const cell = z.number().int().min(1).max(1000)
const gs1Prefix = z.string().regex(gs1PrefixPattern, { message: 'it has to be 4 to 12 digits' })

const labelFormats = ['pdf', 'zpl', 'png', 'svg'] as const

/** A host name or an address. */
const host = z
  .string()
  .regex(/^[A-Za-z0-9.:_-]{1,253}$/, { message: 'it has to be a host name or an address' })

/** Where labels go: a file for whoever asked, a label printer at a network address, or a printer that the system knows. */
const labelOutput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file') }),
  z.object({ kind: z.literal('host'), host, port: z.number().int().min(1).max(65_535).default(9100) }),
  z.object({ kind: z.literal('printer'), name: z.string().min(1).max(200) }),
])
export type LabelOutput = z.output<typeof labelOutput>

/** What is printed, and on what. */
export const labelPrint = z.object({
  assets: printedLabels,
  /** where they go; a printer with a network address takes ZPL alone */
  to: labelOutput.default({ kind: 'file' }),
  /** why what has a label already gets another one */
  reprint: z.enum(reprintReasons).optional(),
  stock,
  /** `zpl` (ZPL II) is for printers with a roll; it, `png` and `svg`, of one label, know neither cells nor cut marks */
  format: z.enum(labelFormats).default('pdf'),
  /** absent: the first built-in one that fits every label, with a code that a phone can read */
  template: z.string().max(200).optional(),
  /** name of the printer profile whose offset, scale, resolution and darkness are used */
  profile: z.string().max(200).optional(),
  /** of the printer; absent: that of the profile, else 600 for sheets, 300 for rolls */
  dpi: dpi.optional(),
  /** the first cell of the first sheet that is still there, from the top left, row by row */
  startCell: cell.default(1),
  /** cells of the first sheet that are damaged */
  skip: z.array(cell).max(1000).default([]),
  copies: z.number().int().min(1).max(100).default(1),
  cutMarks: z.boolean().default(false),
  gs1Prefix: gs1Prefix.optional(),
})
export type LabelPrint = z.output<typeof labelPrint>

/** What the first page of a print depends on. */
const pageAsked = labelPrint.pick({
  stock: true,
  template: true,
  profile: true,
  dpi: true,
  gs1Prefix: true,
  startCell: true,
  skip: true,
  copies: true,
  cutMarks: true,
})
export type PageAsked = z.output<typeof pageAsked>

/** The first page of a print, to be looked at. */
const labelPagePreview = pageAsked.extend({ assets: previewedLabels })
export type LabelPagePreview = z.output<typeof labelPagePreview>

/** A page by which stocks, printers and prints are tried. */
export const labelTestPage = z.discriminatedUnion('page', [
  pageAsked.extend({
    page: z.literal('first'),
    assets: printedLabels,
    format: z.enum(['png', 'svg']),
  }),
  z.object({ page: z.literal('outline'), stock }),
  z.object({ page: z.literal('ruler'), paper: z.enum(['A4', 'Letter']).nullable(), dpi: dpi.optional() }),
])
export type LabelTestPage = z.output<typeof labelTestPage>

export const labelsContract = {
  /** The stocks that a text means, by part number or size in millimetres ("38.1x21.2"); all for an empty text. */
  stocks: query('register.read')
    .input(z.object({ text: z.string().max(200).default('') }))
    .output(z.object({ stocks: z.array(shownStock) })),
  templates: query('register.read').output(z.object({ templates: z.array(shownTemplate) })),
  /** Whether a label with this text can be read when it is printed so; if not, why, and what would fit. */
  check: query('register.read')
    .input(
      z.object({
        stock,
        template: z.string().max(200),
        text: z.string().max(2000),
        dpi: dpi.optional(),
        gs1Prefix: gs1Prefix.optional(),
      }),
    )
    .output(checked)
    .errors(errorsOf({ STOCK_UNKNOWN, STOCK_UNCLEAR, TEMPLATE_UNKNOWN })),
  /** What the label of an asset or of a location’s code looks like (of the first asset, if none is named), with what of it could not be read. */
  preview: query('register.read')
    .input(
      z.object({
        /** its name, or one that is not kept yet */
        template: z.union([z.string().max(200), templateValue]),
        /** absent: the label that a drawn template was drawn for */
        stock: stock.optional(),
        dpi: dpi.optional(),
        assetTag: z.string().min(1).max(200).optional(),
      }),
    )
    .output(labelPreview)
    .errors(errorsOf({ STOCK_UNKNOWN, STOCK_UNCLEAR, TEMPLATE_UNKNOWN })),
  /** The first page of a print as it would leave the printer; nothing is recorded. */
  previewPage: query('register.read')
    .input(labelPagePreview)
    .output(pagePreview)
    .errors(errorsOf({ ...labelsProblems, ...labelPrintProblems, LOCATION_UNKNOWN })),
  /**
   * Starts a job (kind `labelTest`, result FileResult) that draws the outlines of a stock as a PDF, to be laid over a
   * sheet of it, a ruler page: a PDF of a paper, ZPL for none; or the first page of a print as a picture, of which nothing is
   * recorded.
   */
  testPage: command('register.read')
    .input(labelTestPage)
    .output(z.object({ jobId: id }))
    .errors(errorsOf({ ...labelsProblems, TAG_BLOCK_UNKNOWN, LOCATION_UNKNOWN })),
  /**
   * Starts a job (kind `labels`, result LabelsResult) that draws labels as a PDF of exact size, or as ZPL II, to an outgoing file,
   * and hands them to a printer where one is named. One label that could not be read has all of them refused (LABEL_REFUSED).
   * A file is confirmed by `labelRuns.confirm` once it is where it was wanted.
   */
  print: command('register.read')
    .input(labelPrint)
    .output(z.object({ jobId: id }))
    .errors(errorsOf({ ...labelsProblems, TAG_BLOCK_UNKNOWN, TAG_NUMBERS_REST, LOCATION_UNKNOWN })),
}
