import { chmodSync, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { commonProblems } from '../../../src-shared/contract/base.ts'
import { failure } from '../../../src-shared/contract/problems.ts'
import { backupProblems } from '../../../src-shared/features/backups/backups-contract.ts'
import { backupsText } from '../../../src-shared/features/backups/backups-text.ts'
import { syncFolder } from '../data-folder-pointer.ts'
import { isDiskFull } from '../database/disk-full.ts'
import { type DatabaseFacts, factsOf, holdsLink } from './database-facts.ts'
import { syncFile } from './durable-file.ts'

export interface WrittenBackup {
  /** bytes */
  size: number
}

/**
 * Writes a database as it stands now to a file of its own, while others go on writing to it: the copy is what was
 * committed when it began. It gets its name once it was written durably, looked through whole and found like the data;
 * else no part of it stays.
 * @param database a connection with no open transaction; it may be one that only reads
 * @param target a file that is not there yet
 * @throws BACKUP_EXISTS, BACKUP_NOT_WRITTEN, BACKUP_NOT_SOUND, DISK_FULL
 */
export function writeBackup(database: Database, target: string): WrittenBackup {
  if (existsSync(target)) throw failure(backupProblems, 'BACKUP_EXISTS', { file: target })
  const part = `${target}.part`
  try {
    removePart(part)
    const before = stateOf(database)
    database.prepare('VACUUM INTO ?').run(part)
    chmodSync(part, 0o600)
    syncFile(part)
    verify(part, database, before)
    renameSync(part, target)
    syncFolder(dirname(target))
    return { size: statSync(target).size }
  } catch (error) {
    removePart(part)
    throw asBackupFailure(error, target)
  }
}

interface State extends DatabaseFacts {
  /** changes with every commit of another connection */
  dataVersion: number
}

function stateOf(database: Database): State {
  const dataVersion = database.pragma('data_version', { simple: true }) as number
  return { ...factsOf(database), dataVersion }
}

/** @throws BACKUP_NOT_SOUND */
function verify(part: string, database: Database, before: State): void {
  const copy = new BetterSqlite3(part, { readonly: true, fileMustExist: true })
  try {
    const reason = damageOf(copy) ?? differenceOf(copy, database, before)
    if (reason !== null) throw failure(backupProblems, 'BACKUP_NOT_SOUND', { reason })
  } finally {
    copy.close()
  }
}

/** What SQLite finds wrong in a database that nobody writes to; null where nothing is. */
export function damageOf(database: Database): string | null {
  const found = database.pragma('integrity_check(1)', { simple: true })
  if (found !== 'ok') return String(found)
  const broken = database.pragma('foreign_key_check') as unknown[]
  return broken.length === 0 ? null : backupsText.rowsWithout(broken.length)
}

/**
 * In what a copy differs from its original. Where nobody wrote meanwhile every count is the same; else the copy has its
 * facts from between, and its chains end at a link of the original.
 */
function differenceOf(copy: Database, original: Database, before: State): string | null {
  const facts = factsOf(copy)
  for (const table of ['change', 'scan'] as const) {
    const head = table === 'change' ? facts.changes : facts.scans
    const then = table === 'change' ? before.changes : before.scans
    if (head.n < then.n || !holdsLink(original, table, head) || !holdsLink(copy, table, then))
      return backupsText.chainDiffers
  }
  if (original.pragma('data_version', { simple: true }) !== before.dataVersion) return null
  const other = Object.entries(before.counts).find(([table, count]) => facts.counts[table] !== count)
  return other ? backupsText.countsDiffer(other[0], facts.counts[other[0]] ?? 0, other[1]) : null
}

function removePart(part: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(part + ending, { force: true })
}

/** SQLite and the file system speak in codes of their own; what a person can do something about gets one of ours. */
function asBackupFailure(error: unknown, file: string): unknown {
  if (isDiskFull(error)) return failure(commonProblems, 'DISK_FULL', {})
  const { code, message: reason } = error as { code?: unknown; message: string }
  if (typeof code !== 'string') return error
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return failure(backupProblems, 'BACKUP_NOT_SOUND', { reason })
  if (/^(SQLITE_(CANTOPEN|READONLY|PERM|IOERR)|E[A-Z]+$)/.test(code))
    return failure(backupProblems, 'BACKUP_NOT_WRITTEN', {
      file,
      reason: code.startsWith('E') ? code : reason,
    })
  return error
}
