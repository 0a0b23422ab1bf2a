import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function inFolder(dataFolder: string, folder: string, id: string): string {
  if (!idPattern.test(id)) throw new TypeError('a file is named by its id only')
  return join(dataFolder, folder, id)
}

/** A file that was handed to the engine, whole. */
export const stagingFile = (dataFolder: string, id: string) => inFolder(dataFolder, 'staging', id)
/** The place that was opened for a file to come; it becomes the staging file when all of it is there. */
export const stagingPlace = (dataFolder: string, id: string) => `${stagingFile(dataFolder, id)}.part`
/** A file that the engine hands out. */
export const outgoingFile = (dataFolder: string, id: string) => inFolder(dataFolder, 'outgoing', id)

/**
 * Takes the bytes of a staged file in. Only a door calls it. Where not all of them come, the place is gone with what came.
 * @returns false when no place of this id is open (never opened, or used before)
 */
export async function receiveStaged(dataFolder: string, id: string, bytes: Readable): Promise<boolean> {
  if (!idPattern.test(id) || !existsSync(stagingPlace(dataFolder, id))) return false
  const place = stagingPlace(dataFolder, id)
  try {
    await pipeline(bytes, createWriteStream(place, { mode: 0o600 }))
    await rename(place, stagingFile(dataFolder, id))
  } catch (error) {
    await rm(place, { force: true })
    throw error
  }
  return true
}

/** Opens an outgoing file to be handed out; null when there is none. Call `taken` once all of it was. */
export async function openOutgoing(
  dataFolder: string,
  id: string,
): Promise<{ bytes: Readable; size: number; taken: () => Promise<void> } | null> {
  if (!idPattern.test(id)) return null
  const file = outgoingFile(dataFolder, id)
  const size = await stat(file).then(
    (found) => found.size,
    () => null,
  )
  if (size === null) return null
  return { bytes: createReadStream(file), size, taken: () => rm(file, { force: true }) }
}
