import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { failure } from '../../../../src-shared/contract/problems.ts'
import type { shownVideo } from '../../../../src-shared/features/disposals/disposals-message.ts'
import { filesProblems } from '../../../../src-shared/features/files/files-contract.ts'
import type { Transaction } from '../../database/transaction.ts'
import { stagingFile } from '../../files.ts'
import { disposals } from './disposals.ts'
import type { NewFact } from './insert-fact.ts'
import { insertVideo } from './sanitization-store.ts'

/** What a video is known by. */
interface KnownVideo {
  sha256: string
  size: number
}

/**
 * Reads a staged video through, however large it is.
 * @returns null where it is not staged: it did not arrive, or the command was answered before
 */
export async function knowVideo(dataFolder: string, stagingId: string): Promise<KnownVideo | null> {
  const file = stagingFile(dataFolder, stagingId)
  const size = (await stat(file).catch(() => null))?.size
  if (size === undefined) return null
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return { sha256: hash.digest('hex'), size }
}

/** Notes a video of a case, and where it is kept. @throws CASE_UNKNOWN, FILE_NOT_STAGED */
export function addVideo(
  tx: Transaction,
  order: {
    caseId: string
    stagingId: string
    fileName: string
    seconds?: number | undefined
    place: string
  },
  known: KnownVideo | null,
): ReturnType<typeof shownVideoOf> {
  const fact = disposals.factOf(tx, order.caseId)
  if (!known) throw failure(filesProblems, 'FILE_NOT_STAGED', { stagingId: order.stagingId })
  const video = {
    ...fact,
    ...known,
    file_name: order.fileName,
    seconds: order.seconds ?? null,
    place: order.place,
  }
  insertVideo.run(tx.database, video)
  tx.touch('disposals')
  return shownVideoOf(video)
}

export function shownVideoOf(row: NewFact<'disposal_video'>): ReturnType<typeof shownVideo.parse> {
  const { id, file_name, size, sha256, seconds, place } = row
  return { videoId: id, fileName: file_name, size, sha256, seconds, place }
}
