import { createReadStream, createWriteStream } from 'node:fs'
import { access, constants, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { failure } from '../../../src-shared/contract/problems.ts'
import { filesProblems, outgoingProblems } from '../../../src-shared/features/files/files-contract.ts'
import type { FileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { openOutgoing, receiveStaged } from '../../engine/files.ts'
import { cliProblems } from './cli-problems.ts'
import type { Session } from './session.ts'

/** Stands for stdin or stdout where a file is named. */
export const standardStream = '-'

const reasonOf = (error: unknown) => (error as { code?: string }).code ?? String(error)

/**
 * Opens a file, or stdin for `-`, to be read.
 * @throws FILE_NOT_READABLE
 */
export async function openToRead(file: string): Promise<Readable> {
  if (file === standardStream) return process.stdin
  try {
    await access(file, constants.R_OK)
    if ((await stat(file)).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
  } catch (error) {
    throw failure(cliProblems, 'FILE_NOT_READABLE', { file, reason: reasonOf(error) })
  }
  return createReadStream(file)
}

/** Hands a file to the engine. Answers the id under which a command can name it. */
export async function stageFile({ client, dataFolder }: Session, bytes: Readable): Promise<string> {
  const { stagingId } = await client.files.stage()
  if (!(await receiveStaged(dataFolder, stagingId, bytes)))
    throw failure(filesProblems, 'FILE_NOT_STAGED', { stagingId })
  return stagingId
}

/**
 * Makes sure that a file can be written before there is anything to write.
 * @throws FILE_NOT_WRITABLE
 */
export async function checkWritable(file: string): Promise<void> {
  if (file === standardStream) return
  try {
    const { path, isReplaced } = await placeOf(file)
    await access(isReplaced ? dirname(path) : path, constants.W_OK)
  } catch (error) {
    throw failure(cliProblems, 'FILE_NOT_WRITABLE', { file, reason: reasonOf(error) })
  }
}

/** Where a named file really is, and whether it is replaced as a whole; a device or a pipe is written into. */
async function placeOf(file: string): Promise<{ path: string; isReplaced: boolean }> {
  const path = await realpath(file).catch(() => resolve(file))
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
  return { path, isReplaced: found === null || found.isFile() }
}

async function writeTo(target: string, bytes: Readable): Promise<void> {
  const { path, isReplaced } = await placeOf(target)
  if (!isReplaced) return pipeline(bytes, createWriteStream(path))
  const part = `${path}.${process.pid}.part`
  try {
    await pipeline(bytes, createWriteStream(part))
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

/**
 * Takes a file that the engine made to where it is wanted: all of it or nothing; `-` prints it.
 * @throws FILE_NOT_WRITABLE, FILE_GONE, OUTPUT_CLOSED
 */
export async function takeOutgoing(
  { dataFolder }: Session,
  { outgoingId }: FileResult,
  target: string,
): Promise<void> {
  const outgoing = await openOutgoing(dataFolder, outgoingId)
  if (!outgoing) throw failure(outgoingProblems, 'FILE_GONE', {})
  if (target === standardStream) {
    await pipeline(outgoing.bytes, process.stdout, { end: false }).catch(() => {
      throw failure(cliProblems, 'OUTPUT_CLOSED', {})
    })
  } else {
    await writeTo(target, outgoing.bytes).catch((error: unknown) => {
      throw failure(cliProblems, 'FILE_NOT_WRITABLE', { file: target, reason: reasonOf(error) })
    })
  }
  await outgoing.taken()
}
