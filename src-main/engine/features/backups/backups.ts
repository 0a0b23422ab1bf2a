import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { isBackupOld } from '../../../../src-shared/features/backups/backup-age.ts'
import {
  type Backup,
  type BackupSource,
  restoreProblems,
} from '../../../../src-shared/features/backups/backups-contract.ts'
import {
  backupsFolder,
  backupsIn,
  freeBackupFile,
  lastGoodBackup,
  rotateBackups,
} from '../../backups/backups-folder.ts'
import { lastWriteIn } from '../../backups/database-facts.ts'
import type { WrittenBackup } from '../../backups/write-backup.ts'
import { files } from '../files/files.ts'
import { threaded } from './backups-threaded.ts'

/**
 * What is being made in this process. Backups follow each other: those of one moment would be written to one file, and
 * each lets those go which it replaces.
 */
let underWay: Promise<unknown> = Promise.resolve()

export const backups = {
  /** What there is, and whether the last good one is old. */
  list(database: Database, dataFolder: string, now: string) {
    const last = lastGoodBackup(dataFolder)
    const isOld = lastWriteIn(database) !== null && isBackupOld(last?.at ?? null, now)
    return { folder: backupsFolder(dataFolder), backups: backupsIn(dataFolder), last, isOld }
  },

  /**
   * Backs up into the data folder on a thread of its own, and lets those go whose time is over.
   * @throws BACKUP_NOT_WRITTEN, BACKUP_NOT_SOUND, DISK_FULL, AbortError; no part of it stays
   */
  make(dataFolder: string, at: string, signal?: AbortSignal): Promise<Backup> {
    const making = underWay.then(async () => {
      const target = freeBackupFile(dataFolder, 'regular', at)
      await backups.write(dataFolder, target, signal)
      rotateBackups(dataFolder)
      const made = backupsIn(dataFolder).find(({ name }) => name === basename(target))
      if (!made) throw new Error('the backup that was made is not there')
      return made
    })
    underWay = making.catch(() => undefined)
    return making
  },

  /** Writes a backup to a file of ours, as `make` does. */
  async write(dataFolder: string, target: string, signal?: AbortSignal): Promise<WrittenBackup> {
    try {
      return await threaded<WrittenBackup>({ dataFolder, order: { does: 'write', target } }, signal)
    } catch (error) {
      for (const ending of ['.part', '.part-journal']) rmSync(target + ending, { force: true })
      throw error
    }
  },

  /**
   * Where a backup lies, and what to call it before people.
   * @throws BACKUP_UNKNOWN, FILE_NOT_STAGED
   */
  file(dataFolder: string, source: BackupSource): { file: string; fileName: string } {
    if ('stagingId' in source)
      return { file: files.staged(dataFolder, source.stagingId), fileName: source.fileName }
    const { name } = source
    if (!backupsIn(dataFolder).some((backup) => backup.name === name))
      throw failure(restoreProblems, 'BACKUP_UNKNOWN', { name })
    return { file: join(backupsFolder(dataFolder), name), fileName: name }
  },
}
