import { rmSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { commonProblems } from '../../src-shared/contract/base.ts'
import { failure } from '../../src-shared/contract/problems.ts'
import type { Restored, RestorePreview } from '../../src-shared/features/backups/backups-contract.ts'
import { takeContentFromBeside } from './content/content-beside.ts'
import { isDiskFull } from './database/disk-full.ts'
import { databaseFile } from './database/open.ts'
import { takeOwnership } from './database/ownership.ts'
import { refuseIfMovedAway } from './move/finish-move.ts'
import { newId } from './new-id.ts'
import { finishReplacement } from './replace/finish-replacement.ts'
import { incomingFolder, writeReplacementNote } from './replace/replacement-note.ts'
import { placeOfBefore, prepareRestore } from './restore/prepare-restore.ts'
import { restorePreview } from './restore/restore-preview.ts'
import { takeInBackup } from './restore/take-in-backup.ts'

/** How far a restore is. Up to `prepared` the data is as it was; from `noted` on the backup is the data. */
export type RestoreStep = 'takenIn' | 'prepared' | 'noted' | 'walAside' | 'aside' | 'placed'

export interface RestoreCall {
  dataFolder: string
  /** the backup */
  file: string
  /** name of who restores */
  name: string
  onStep?: (step: RestoreStep) => void
}

/**
 * Restores a backup into a data folder on which no engine works, also one whose database is damaged or absent. Killed at
 * any moment, the folder has either the data of before or the restored data, whole.
 * @throws DATA_FOLDER_IN_USE, DATA_FOLDER_NOT_WRITABLE, DATA_FOLDER_MOVED, DISK_FULL, and as `takeInBackup`; the data is
 * as it was then
 */
export function restoreDataFolder({
  dataFolder,
  file,
  name,
  onStep = () => undefined,
}: RestoreCall): Restored {
  return owning(dataFolder, () => {
    const folder = incomingFolder(dataFolder)
    const now = () => new Date().toISOString()
    try {
      takeInBackup({ path: resolve(file), fileName: basename(file) }, dataFolder, folder)
      takeContentFromBeside(dataFolder, resolve(file), databaseFile(folder))
      onStep('takenIn')
      const { aside, before } = placeOfBefore(dataFolder, now())
      const order = { fileName: basename(file), restorer: { id: newId(), name }, before, job: null }
      const restored = prepareRestore(folder, order, { newId, now })
      onStep('prepared')
      writeReplacementNote(dataFolder, { aside })
      onStep('noted')
      return restored
    } finally {
      // After a failure this removes what came; after the note it takes its place.
      finishReplacement(dataFolder, onStep)
    }
  })
}

/**
 * Says what restoring a backup would change; changes nothing.
 * @throws as `restoreDataFolder`
 */
export function previewRestore({
  dataFolder,
  file,
}: Pick<RestoreCall, 'dataFolder' | 'file'>): RestorePreview {
  return owning(dataFolder, () => {
    const folder = incomingFolder(dataFolder)
    try {
      takeInBackup({ path: resolve(file), fileName: basename(file) }, dataFolder, folder)
      return restorePreview(folder, basename(file), dataFolder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

/**
 * Brings the content of photos and files that lies beside a backup into a data folder, before an engine that works on it
 * restores the backup. Of a file that is no backup, the engine says so.
 */
export function bringContentFromBeside(dataFolder: string, file: string): void {
  try {
    takeContentFromBeside(dataFolder, resolve(file))
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (isDiskFull(error)) throw failure(commonProblems, 'DISK_FULL', {})
    if (!code.startsWith('SQLITE_')) throw error
  }
}

function owning<Result>(dataFolder: string, work: () => Result): Result {
  const ownership = takeOwnership(dataFolder)
  try {
    refuseIfMovedAway(dataFolder)
    finishReplacement(dataFolder)
    return work()
  } finally {
    ownership.release()
  }
}
