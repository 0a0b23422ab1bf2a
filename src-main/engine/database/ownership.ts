import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { failure } from '../../../src-shared/contract/problems.ts'
import { startProblems } from '../../../src-shared/contract/start-problems.ts'

/** Holds a data folder for one engine; the operating system frees it when the process ends, however it ends. */
export interface Ownership {
  release: () => void
}

/**
 * Makes the data folder if need be and takes it: an exclusive transaction on `owner.lock`, held open.
 * @throws DATA_FOLDER_IN_USE, DATA_FOLDER_NOT_WRITABLE
 */
export function takeOwnership(dataFolder: string): Ownership {
  let lock: Database | undefined
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    lock = new BetterSqlite3(join(dataFolder, 'owner.lock'), { timeout: 0 })
    lock.pragma('journal_mode = DELETE')
    lock.exec('BEGIN EXCLUSIVE')
    chmodSync(join(dataFolder, 'owner.lock'), 0o600)
  } catch (error) {
    lock?.close()
    const { code, message } = error as { code?: string; message: string }
    if (code?.startsWith('SQLITE_BUSY'))
      throw failure(startProblems, 'DATA_FOLDER_IN_USE', { folder: dataFolder })
    throw failure(startProblems, 'DATA_FOLDER_NOT_WRITABLE', { folder: dataFolder, reason: message })
  }
  const held = lock
  return { release: () => held.close() }
}
