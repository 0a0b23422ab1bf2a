import { z } from 'zod'
import { assetColumn } from '../../assets/asset-columns.ts'
import { symbologies } from '../symbology.ts'

const mm = z.number().min(0).max(1000)
const place = { id: z.string().min(1).max(40), x: mm, y: mm, width: mm, height: mm }

/** What a text can say: a field of the asset, or what the organisation says on all of its labels. */
export const labelField = z.union([assetColumn, z.enum(['organisation', 'propertyOf'])])
export type LabelField = z.output<typeof labelField>

/** One thing on a label. Its box is in millimetres from the upper left of the label as it is read. */
export const labelElement = z.discriminatedUnion('kind', [
  z.strictObject({
    ...place,
    kind: z.literal('code'),
    symbology: z.enum(symbologies),
    /** `url`: the tag behind the address of the organisation; of QR codes and Data Matrix alone */
    holds: z.enum(['tag', 'url']).default('tag'),
  }),
  z.strictObject({
    ...place,
    kind: z.literal('text'),
    /** null: it says `text` */
    field: labelField.nullable(),
    text: z.string().max(200).default(''),
    align: z.enum(['left', 'centre', 'right']).default('left'),
    weight: z.enum(['regular', 'bold']).default('regular'),
    /** points: it shrinks from there */
    largest: z.number().min(5).max(72).default(10),
  }),
  z.strictObject({ ...place, kind: z.literal('logo') }),
  /** a strip in the colour of the asset's category */
  z.strictObject({ ...place, kind: z.literal('band') }),
])
export type LabelElement = z.output<typeof labelElement>
export type TextElement = Extract<LabelElement, { kind: 'text' }>

/** A template of one's own, as it is kept and exchanged: what stands where on a label of this size. */
export const templateValue = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    /** millimetres, as the label is read */
    width: z.number().min(5).max(500),
    height: z.number().min(5).max(500),
    elements: z.array(labelElement).min(1).max(40),
  })
  .refine(({ elements }) => new Set(elements.map(({ id }) => id)).size === elements.length, {
    message: 'each element has an id of its own',
  })
export type TemplateValue = z.output<typeof templateValue>
