import { z } from 'zod'
import { symbologies } from './symbology.ts'
import { labelLines } from './template.ts'

const mm = z.number()

/** A stock as a list shows it; lengths in millimetres. */
export const shownStock = z.object({
  brand: z.string(),
  part: z.string(),
  also: z.array(z.string()),
  form: z.enum(['A4', 'Letter', 'roll', 'continuous']),
  columns: z.number().int(),
  rows: z.number().int(),
  width: mm,
  height: mm,
  /** made by the organisation for itself */
  own: z.boolean(),
})
export type ShownStock = z.output<typeof shownStock>

export const shownTemplate = z.object({
  name: z.string(),
  codes: z.array(z.enum(symbologies)),
  /** of one that fits itself to the stock */
  lines: z.array(z.enum(labelLines)),
  /** millimetres of the label that a drawn one was drawn for */
  drawnFor: z.object({ width: mm, height: mm }).nullable(),
})

/** What could be printed instead of a label that cannot be read: each of these fits. */
export const alternatives = z.object({
  /** templates that fit this stock and text */
  templates: z.array(z.string()),
  /** stocks that this template and text fit, the smallest first */
  stocks: z.array(z.string()),
  /** so many first characters of the text would fit; null where not even one does */
  longestText: z.number().int().nullable(),
})
export type Alternatives = z.output<typeof alternatives>

/** What a label looks like, and what of it could not be read. */
export const labelPreview = z.object({
  /** of the asset that is shown */
  assetTag: z.string(),
  /** as it is read, in dots of the printer; what was refused is left out */
  svg: z.string(),
  width: mm,
  height: mm,
  dpi: z.number(),
  /** why it cannot be printed so; null where it can */
  reason: z.string().nullable(),
  /** of a drawn template, in its order: why one was refused, and how wide the narrowest bar or module of a code is */
  elements: z.array(
    z.object({
      id: z.string(),
      refused: z.string().nullable(),
      module: mm.nullable(),
      dots: z.number().int().nullable(),
    }),
  ),
  alternatives: alternatives.nullable(),
})
export type LabelPreview = z.output<typeof labelPreview>

/** The first page of a print, as it would leave the printer. */
export const pagePreview = z.object({
  /** in dots of the printer */
  svg: z.string(),
  width: mm,
  height: mm,
  /** how many labels are on it, and in the whole print */
  labels: z.number().int(),
  total: z.number().int(),
  /** the template that is used */
  template: z.string(),
})
export type PagePreview = z.output<typeof pagePreview>

export const checked = z.object({
  fits: z.boolean(),
  /** why it does not fit */
  reason: z.string().nullable(),
  /** millimetres of the narrowest bar or module of each code, where it fits */
  modules: z.array(z.object({ symbology: z.enum(symbologies), module: mm })),
  alternatives,
})
