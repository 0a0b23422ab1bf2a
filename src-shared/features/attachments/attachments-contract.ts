import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { assetsProblems } from '../assets/assets-contract.ts'
import { filesProblems } from '../files/files-contract.ts'
import { fileResult } from '../jobs/jobs-contract.ts'
import { registersProblems } from '../registers/registers-contract.ts'
import { attachmentKinds } from './attachment-kinds.ts'
import { attachmentsText } from './attachments-text.ts'

/** Bytes of one photo or file, at most. */
export const largestAttachment = 25 * 1024 * 1024
/** Bytes of a thumbnail, and pixels of its longer side, at most. */
export const largestThumbnail = 100 * 1024
export const longestThumbnailSide = 512
/** Photos and files of one asset, at most. */
export const mostAttachments = 200

const named = z.object({ fileName: z.string() })
export const attachmentsProblems = {
  ATTACHMENT_UNKNOWN: problem(z.object({}), () => attachmentsText.unknown),
  ATTACHMENT_EMPTY: problem(named, ({ fileName }) => attachmentsText.empty(fileName)),
  ATTACHMENT_TOO_LARGE: problem(named.extend({ bytes: z.number(), most: z.number() }), ({ fileName, most }) =>
    attachmentsText.tooLarge(fileName, attachmentsText.megabytes(Math.floor(most / 1024 / 1024))),
  ),
  NOT_A_PHOTO: problem(named, ({ fileName }) => attachmentsText.notAPhoto(fileName)),
  IMAGE_DAMAGED: problem(named, ({ fileName }) => attachmentsText.imageDamaged(fileName)),
  THUMBNAIL_UNFIT: problem(z.object({}), () => attachmentsText.thumbnailUnfit),
  TOO_MANY_ATTACHMENTS: problem(z.object({ most: z.number() }), ({ most }) => attachmentsText.tooMany(most)),
  MODEL_WITHOUT_PICTURE: problem(z.object({}), () => attachmentsText.modelWithoutPicture),
  CONTENT_GONE: problem(named, ({ fileName }) => attachmentsText.contentGone(fileName)),
}
const { ATTACHMENT_UNKNOWN, CONTENT_GONE, MODEL_WITHOUT_PICTURE, TOO_MANY_ATTACHMENTS } = attachmentsProblems
const { REGISTER_ROW_UNKNOWN } = registersProblems

const attachment = z.object({
  id,
  kind: z.enum(attachmentKinds),
  fileName: z.string(),
  mediaType: z.string(),
  /** bytes */
  size: z.number().int(),
  /** of what is stored, in hexadecimal digits */
  sha256: z.string(),
  /** whether its content is in the data folder; if not, a sync brings it */
  isHere: z.boolean(),
  /** whether a small picture of it is there to be shown */
  hasThumbnail: z.boolean(),
  addedAt: moment,
  /** name of who added it */
  addedBy: z.string(),
})
export type Attachment = z.output<typeof attachment>

/** What a window or a script hands in: the staged file, and for a photo a small picture of it. */
export const newAttachment = z.object({
  assetId: id,
  kind: z.enum(attachmentKinds),
  fileName: z.string().trim().min(1).max(255),
  stagingId: id,
  thumbnailStagingId: id.optional(),
})
export type NewAttachment = z.output<typeof newAttachment>

/** The same for the picture of a model. */
const newModelPicture = newAttachment.omit({ assetId: true, kind: true }).extend({ modelId: id })

export const attachmentsContract = {
  /** The photos and files of an asset, in the order in which they were added. */
  list: query('register.read')
    .input(z.object({ assetId: id }))
    .output(z.object({ attachments: z.array(attachment) })),
  /**
   * Hands the content of a photo or file, or its thumbnail, to an outgoing file. The register is not changed, so it is a
   * query.
   */
  open: query('register.read')
    .input(z.object({ id, part: z.enum(['content', 'thumbnail']).default('content') }))
    .output(fileResult)
    .errors(errorsOf({ ATTACHMENT_UNKNOWN, CONTENT_GONE })),
  /**
   * Adds a photo or file to an asset. A photo is a JPEG, PNG or WebP. What pictures say beside the picture, as where they
   * were taken, is not stored. The same content is stored once, however often it is added.
   */
  add: command('register.write')
    .input(newAttachment)
    .output(z.object({ id }))
    .errors(
      errorsOf({ ...attachmentsProblems, ...filesProblems, ASSET_UNKNOWN: assetsProblems.ASSET_UNKNOWN }),
    ),
  /** Hands the picture of a model, or its thumbnail, to an outgoing file. */
  openModelPicture: query('register.read')
    .input(z.object({ modelId: id, part: z.enum(['content', 'thumbnail']).default('content') }))
    .output(fileResult)
    .errors(errorsOf({ MODEL_WITHOUT_PICTURE, CONTENT_GONE })),
  /** Gives a model a picture (JPEG, PNG or WebP), in place of the one it has. Answers the revision that the model has then. */
  setModelPicture: command('register.write')
    .input(newModelPicture)
    .output(z.object({ sha256: z.string(), revision: z.number().int() }))
    .errors(errorsOf({ ...attachmentsProblems, ...filesProblems, REGISTER_ROW_UNKNOWN })),
  /** Takes the picture of a model, if it has one. */
  removeModelPicture: command('register.write')
    .input(z.object({ modelId: id }))
    .output(z.object({ revision: z.number().int() }))
    .errors(errorsOf({ REGISTER_ROW_UNKNOWN })),
  /** Takes a photo or file from its asset. Until Assetwalk starts again, at least, it can be put back. */
  remove: command('register.write')
    .input(z.object({ id }))
    .output(z.object({ id }))
    .errors(errorsOf({ ATTACHMENT_UNKNOWN })),
  /** Puts back what was removed. */
  putBack: command('register.write')
    .input(z.object({ id }))
    .output(z.object({ id }))
    .errors(errorsOf({ ATTACHMENT_UNKNOWN, CONTENT_GONE, TOO_MANY_ATTACHMENTS })),
}
