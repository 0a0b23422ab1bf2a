import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ORPCError } from '@orpc/contract'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import { syncProblems } from '../../../../../src-shared/features/sync/sync-problems-contract.ts'
import { syncFile } from '../../../backups/durable-file.ts'
import { contentFile, contentFolder, fetchingEnd } from '../../../content/content-folder.ts'
import { syncFolder } from '../../../data-folder-pointer.ts'
import { freeBytes } from '../../../folder-figures.ts'
import type { ContentConversation } from './content-conversation.ts'

/** Bytes that stay free on the disk, for the database and everybody else. */
const reserve = 256 * 1024 * 1024
/** Times that content which came damaged is asked for anew. */
const mostTries = 2

interface Fetched {
  sha256: string
  /** bytes, as the server says */
  size: number
  dataFolder: string
  signal: AbortSignal
}

/**
 * Fetches content from the server, from where an earlier try has ended. It is put in its place once it is whole and what
 * its SHA-256 says.
 * @throws SERVER_UNREACHABLE, SERVER_NOT_UNDERSTOOD, COMPUTER_DISK_FULL, CONTENT_DIFFERS, and what the server refuses
 */
export async function fetchContent(server: ContentConversation, wanted: Fetched): Promise<void> {
  const { sha256, size, dataFolder } = wanted
  if (freeBytes(dataFolder) - size < reserve) throw failure(syncProblems, 'COMPUTER_DISK_FULL', {})
  const file = contentFile(contentFolder(dataFolder), sha256)
  const part = file + fetchingEnd
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  for (let tries = 0; tries < mostTries; tries++) {
    await fetchRest(server, part, wanted)
    if ((await sha256Of(part)) === sha256) {
      syncFile(part)
      await rename(part, file)
      for (const folder of [dirname(file), contentFolder(dataFolder), dataFolder]) syncFolder(folder)
      return
    }
    await rm(part, { force: true })
  }
  throw failure(syncProblems, 'CONTENT_DIFFERS', {})
}

/** Appends what comes until all is there. A cut is gone on from as long as something came before it. */
async function fetchRest(server: ContentConversation, part: string, { sha256, size, signal }: Fetched) {
  for (let offset = await bytesOf(part); offset !== size; ) {
    signal.throwIfAborted()
    if (offset > size) await rm(part)
    const before = offset > size ? 0 : offset
    offset = await appendRange(server, part, sha256, before)
    if (offset === before) throw failure(syncProblems, 'SERVER_UNREACHABLE', { url: server.url })
  }
}

/** @returns the bytes that are there then */
async function appendRange(
  server: ContentConversation,
  part: string,
  sha256: string,
  offset: number,
): Promise<number> {
  const pieces = await server.range(sha256, offset)
  const opened = await open(part, 'a', 0o600)
  let size = offset
  try {
    for await (const piece of pieces) {
      await opened.appendFile(piece)
      size += piece.length
    }
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOSPC') throw failure(syncProblems, 'COMPUTER_DISK_FULL', {})
    if (error instanceof ORPCError) throw error
    // The network was cut; what came stays.
  } finally {
    await opened.close()
  }
  return size
}

const bytesOf = (file: string) =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  )

/** The SHA-256 of a file in hexadecimal digits; other calls are answered in between. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file)) hash.update(piece as Uint8Array)
  return hash.digest('hex')
}
