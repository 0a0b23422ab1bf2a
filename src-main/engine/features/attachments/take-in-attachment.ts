import { rmSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { failure } from '../../../../src-shared/contract/problems.ts'
import {
  attachmentsProblems,
  largestAttachment,
  largestThumbnail,
  longestThumbnailSide,
  type NewAttachment,
} from '../../../../src-shared/features/attachments/attachments-contract.ts'
import { mediaTypeOfName } from '../../../../src-shared/features/attachments/media-type.ts'
import { quietFile } from '../../../../src-shared/features/attachments/quiet-file.ts'
import { readPicture } from '../../../../src-shared/features/attachments/read-picture.ts'
import { storeContent } from '../../content/store-content.ts'
import { stagingFile } from '../../files.ts'

/** Content that lies durably in the data folder, ready for a row that refers to it. */
export interface StoredAttachment {
  mediaType: string
  size: number
  sha256: string
  thumbnailSha256: string | null
}

/**
 * Stores what was staged for an attachment, pictures without what they say beside the picture.
 * @returns null where nothing is staged: it did not arrive, or the command was answered before
 * @throws ATTACHMENT_EMPTY, ATTACHMENT_TOO_LARGE, NOT_A_PHOTO, IMAGE_DAMAGED, THUMBNAIL_UNFIT
 */
export async function takeInAttachment(
  dataFolder: string,
  { kind, fileName, stagingId, thumbnailStagingId }: Omit<NewAttachment, 'assetId'>,
  newId: () => string,
): Promise<StoredAttachment | null> {
  const bytes = await stagedBytes(stagingFile(dataFolder, stagingId), largestAttachment, (size) =>
    failure(attachmentsProblems, 'ATTACHMENT_TOO_LARGE', { fileName, bytes: size, most: largestAttachment }),
  )
  if (!bytes) return null
  if (bytes.length === 0) throw failure(attachmentsProblems, 'ATTACHMENT_EMPTY', { fileName })
  const picture = readPicture(bytes)
  if (picture === 'damaged') throw failure(attachmentsProblems, 'IMAGE_DAMAGED', { fileName })
  if (kind === 'photo' && !picture) throw failure(attachmentsProblems, 'NOT_A_PHOTO', { fileName })
  const content = picture?.bytes ?? quietFile(bytes)
  if (content === 'damaged') throw failure(attachmentsProblems, 'IMAGE_DAMAGED', { fileName })
  const thumbnail =
    thumbnailStagingId === undefined ? null : await thumbnailOf(stagingFile(dataFolder, thumbnailStagingId))
  return {
    mediaType: picture?.mediaType ?? mediaTypeOfName(fileName),
    size: content.length,
    sha256: await storeContent(dataFolder, content, newId),
    thumbnailSha256: thumbnail && (await storeContent(dataFolder, thumbnail, newId)),
  }
}

/** Removes what was staged for an attachment, once it is stored. */
export function removeStaged(
  dataFolder: string,
  { stagingId, thumbnailStagingId }: Pick<NewAttachment, 'stagingId' | 'thumbnailStagingId'>,
): void {
  for (const staged of [stagingId, thumbnailStagingId])
    if (staged !== undefined) rmSync(stagingFile(dataFolder, staged), { force: true })
}

async function thumbnailOf(file: string): Promise<Uint8Array> {
  const unfit = () => failure(attachmentsProblems, 'THUMBNAIL_UNFIT', {})
  const bytes = await stagedBytes(file, largestThumbnail, unfit)
  const picture = bytes && readPicture(bytes)
  if (!picture || picture === 'damaged') throw unfit()
  if (Math.max(picture.width, picture.height) > longestThumbnailSide) throw unfit()
  return picture.bytes
}

/** All of a staged file; null where there is none. It is not read where it is larger than it may be. */
async function stagedBytes(
  file: string,
  most: number,
  tooLarge: (size: number) => Error,
): Promise<Uint8Array | null> {
  const found = await stat(file).catch(() => null)
  if (!found) return null
  if (found.size > most) throw tooLarge(found.size)
  return await readFile(file)
}
