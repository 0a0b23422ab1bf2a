import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { filesProblems, outgoingProblems } from '../../../../src-shared/features/files/files-contract.ts'
import { outgoingFile, stagingFile, stagingPlace } from '../../files.ts'

export const files = {
  /** Where files lie for a moment: emptied when the engine starts. Made if need be. */
  stagingFolder(dataFolder: string): string {
    const folder = join(dataFolder, 'staging')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return folder
  },

  /** Opens a one-time place for a file to come. */
  openStaging(dataFolder: string, stagingId: string): void {
    files.stagingFolder(dataFolder)
    writeFileSync(stagingPlace(dataFolder, stagingId), '', { mode: 0o600 })
  },

  /**
   * Where a staged file lies.
   * @throws FILE_NOT_STAGED when it did not arrive
   */
  staged(dataFolder: string, stagingId: string): string {
    const file = stagingFile(dataFolder, stagingId)
    if (!existsSync(file)) throw failure(filesProblems, 'FILE_NOT_STAGED', { stagingId })
    return file
  },

  /** Where to write an outgoing file; it is taken away once, by its id. */
  outgoing(dataFolder: string, outgoingId: string): string {
    mkdirSync(join(dataFolder, 'outgoing'), { recursive: true, mode: 0o700 })
    return outgoingFile(dataFolder, outgoingId)
  },

  /**
   * Where an outgoing file lies that is still to be taken.
   * @throws FILE_GONE
   */
  outgoingThere(dataFolder: string, outgoingId: string): string {
    const file = outgoingFile(dataFolder, outgoingId)
    if (!existsSync(file)) throw failure(outgoingProblems, 'FILE_GONE', {})
    return file
  },

  /** Ends an outgoing file: it was taken. */
  removeOutgoing(dataFolder: string, outgoingId: string): void {
    rmSync(outgoingFile(dataFolder, outgoingId), { force: true })
  },

  /** Removes what was never taken, when the engine starts. */
  clear(dataFolder: string): void {
    for (const folder of ['staging', 'outgoing'])
      rmSync(join(dataFolder, folder), { recursive: true, force: true })
  },
}
