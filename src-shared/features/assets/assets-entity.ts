import { z } from 'zod'

const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullable()
    .transform((text) => (text === '' ? null : text))
    .optional()

/** The fields of an asset that people write. Absent = leave as is, null = empty it. */
export const editableAssetFields = z.object({
  assetTag: z.string().trim().min(1).max(200).optional(),
  serialNumber: optionalText(200),
  name: optionalText(500),
  /** name of a model; made if there is none */
  model: optionalText(500),
  /** name of a category; made if there is none */
  category: optionalText(500),
  /** path of a location that exists */
  location: optionalText(2000),
  /** name of a status label that exists */
  status: z.string().trim().min(1).max(200).optional(),
  purchaseDate: z.iso.date().nullable().optional(),
  purchaseCost: z
    .string()
    .regex(/^\d{1,15}(\.\d{1,4})?$/)
    .nullable()
    .optional(),
  notes: optionalText(20_000),
})
export type EditableAssetFields = z.output<typeof editableAssetFields>
