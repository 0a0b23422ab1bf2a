import { existsSync, realpathSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { commonProblems } from '../../src-shared/contract/base.ts'
import { failure } from '../../src-shared/contract/problems.ts'
import { backupProblems } from '../../src-shared/features/backups/backups-contract.ts'
import { type WrittenBackup, writeBackup } from './backups/write-backup.ts'
import { type CopiedContent, contentBeside, putContentBeside } from './content/content-beside.ts'
import { isDiskFull } from './database/disk-full.ts'
import { databaseFile } from './database/open.ts'
import { openToCopy } from './database/open-to-copy.ts'
import { isWithin, realPath } from './move/target-folder.ts'
import { startFailure } from './start-failure.ts'

/**
 * Writes a backup of a data folder to a file elsewhere, whether an engine works on it or not. The content of photos and files
 * goes into the folder `assetwalk-files` beside it, as far as it is not there yet.
 * @param target absent; outside of the data folder
 * @throws NOTHING_TO_BACK_UP, BACKUP_IN_DATA, BACKUP_EXISTS, BACKUP_NOT_WRITTEN, BACKUP_NOT_SOUND, DISK_FULL,
 * DATABASE_DAMAGED, DATA_FOLDER_NOT_WRITABLE
 */
export function backUpDataFolder(
  dataFolder: string,
  target: string,
): WrittenBackup & { file: string; files: CopiedContent } {
  if (!existsSync(databaseFile(dataFolder)))
    throw failure(backupProblems, 'NOTHING_TO_BACK_UP', { folder: dataFolder })
  const file = resolve(target)
  if (existsSync(file)) throw failure(backupProblems, 'BACKUP_EXISTS', { file })
  if (!statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory())
    throw failure(backupProblems, 'BACKUP_NOT_WRITTEN', { file, reason: 'ENOENT' })
  if (isWithin(realPath(dataFolder), realpathSync(dirname(file))))
    throw failure(backupProblems, 'BACKUP_IN_DATA', { file: join(dirname(file), basename(file)) })
  const database = opened(dataFolder)
  try {
    const written = writeBackup(database, file)
    return { ...written, file, files: contentPutBeside(dataFolder, file) }
  } finally {
    database.close()
  }
}

/** A backup without what it refers to would be half of one: where that cannot be written, neither stays. */
function contentPutBeside(dataFolder: string, file: string): CopiedContent {
  try {
    return putContentBeside(dataFolder, file)
  } catch (error) {
    rmSync(file, { force: true })
    if (isDiskFull(error)) throw failure(commonProblems, 'DISK_FULL', {})
    const { code, message } = error as NodeJS.ErrnoException
    throw failure(backupProblems, 'BACKUP_NOT_WRITTEN', {
      file: contentBeside(file),
      reason: code ?? message,
    })
  }
}

function opened(dataFolder: string) {
  try {
    return openToCopy(dataFolder)
  } catch (error) {
    throw startFailure(error as Error, dataFolder)
  }
}
