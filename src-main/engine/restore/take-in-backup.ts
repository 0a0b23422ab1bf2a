import { constants, copyFileSync, existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { commonProblems } from '../../../src-shared/contract/base.ts'
import { failure } from '../../../src-shared/contract/problems.ts'
import { restoreProblems } from '../../../src-shared/features/backups/backups-contract.ts'
import { damageOf } from '../backups/write-backup.ts'
import { isDiskFull } from '../database/disk-full.ts'
import { newestVersion, versionOf } from '../database/migrate.ts'
import { databaseFile } from '../database/open.ts'

/** A backup, and what to call it before people. */
export interface BackupFile {
  path: string
  fileName: string
}

/**
 * Copies a backup into an empty folder of ours and looks through the copy, so that what was looked through is what is taken,
 * whatever becomes of the file meanwhile. A write-ahead log beside it belongs to it.
 * @throws BACKUP_NOT_READABLE, BACKUP_NOT_OURS, BACKUP_DAMAGED, BACKUP_FROM_FUTURE, BACKUP_IS_DATA, DISK_FULL; the
 * folder is removed then
 */
export function takeInBackup({ path, fileName }: BackupFile, dataFolder: string, folder: string): void {
  const present = databaseFile(dataFolder)
  const copy = databaseFile(folder)
  try {
    if (existsSync(path) && existsSync(present) && realpathSync(path) === realpathSync(present))
      throw failure(restoreProblems, 'BACKUP_IS_DATA', { file: fileName })
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { mode: 0o700 })
    copied(path, copy, fileName)
    look(copy, fileName)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw isDiskFull(error) ? failure(commonProblems, 'DISK_FULL', {}) : error
  }
}

function copied(path: string, copy: string, fileName: string): void {
  try {
    copyFileSync(path, copy, constants.COPYFILE_FICLONE)
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`, constants.COPYFILE_FICLONE)
  } catch (error) {
    if (isDiskFull(error)) throw error
    const { code, message } = error as NodeJS.ErrnoException
    throw failure(restoreProblems, 'BACKUP_NOT_READABLE', { file: fileName, reason: code ?? message })
  }
}

function look(copy: string, file: string): void {
  let database: Database | undefined
  try {
    database = new BetterSqlite3(copy, { fileMustExist: true })
    const version = versionOf(database)
    if (version === 0 || !isOurs(database)) throw failure(restoreProblems, 'BACKUP_NOT_OURS', { file })
    if (version > newestVersion)
      throw failure(restoreProblems, 'BACKUP_FROM_FUTURE', { file, version, newest: newestVersion })
    const reason = damageOf(database)
    if (reason !== null) throw failure(restoreProblems, 'BACKUP_DAMAGED', { file, reason })
  } catch (error) {
    const { code, message: reason } = error as { code?: string; message: string }
    if (code === 'SQLITE_NOTADB') throw failure(restoreProblems, 'BACKUP_NOT_OURS', { file })
    if (code?.startsWith('SQLITE_CORRUPT') || code?.startsWith('SQLITE_IOERR'))
      throw failure(restoreProblems, 'BACKUP_DAMAGED', { file, reason })
    throw error
  } finally {
    database?.close()
  }
}

/** Every version of the database has had these two. */
function isOurs(database: Database): boolean {
  const found = database
    .prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('organisation', 'change')")
    .pluck()
    .get()
  return found === 2
}
