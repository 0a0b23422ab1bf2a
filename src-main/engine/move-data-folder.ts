import { existsSync } from 'node:fs'
import { commonProblems } from '../../src-shared/contract/base.ts'
import { failure } from '../../src-shared/contract/problems.ts'
import { startProblems } from '../../src-shared/contract/start-problems.ts'
import { moveProblems } from '../../src-shared/features/computer/computer-contract.ts'
import { computerText } from '../../src-shared/features/computer/computer-text.ts'
import { pointHome, pointTo } from './data-folder-pointer.ts'
import { isDiskFull } from './database/disk-full.ts'
import { databaseFile, openWriter } from './database/open.ts'
import { takeOwnership } from './database/ownership.ts'
import { type FolderFile, freeBytes } from './folder-figures.ts'
import { finishMove, type OldFiles, removeOldFiles } from './move/finish-move.ts'
import { isMoved, type MoveNote, writeNote } from './move/move-note.ts'
import { copied, dataFiles, syncFolders } from './move/moved-files.ts'
import {
  isWithin,
  realPath,
  refuseUnlessEmpty,
  removeEarlierTry,
  removeIfNothingCame,
} from './move/target-folder.ts'
import { finishReplacement } from './replace/finish-replacement.ts'
import { startFailure } from './start-failure.ts'

export interface MoveOrder {
  /** the data folder as it is; no engine may have it */
  from: string
  /** where it is to be: absent or empty */
  to: string
  /** the usual data folder of this person, which says where the data is */
  usual: string
  /** ends the move as long as nothing is moved yet; the data is where it was then */
  signal?: AbortSignal | undefined
  /** hears how far it is, in bytes */
  onProgress?: (progress: MoveProgress) => void
}

export interface MoveProgress {
  step: 'noted' | 'copying' | 'checked' | 'moved' | 'removed'
  done: number
  total: number
}

export interface Moved {
  /** absolute path of where the data is now */
  folder: string
  files: number
  bytes: number
  /** what became of the files in the old place; the move is done all the same */
  oldFiles: OldFiles
}

/** Left free on the new disk for what is written first. */
const spareBytes = 32 * 1024 * 1024
/**
 * Moves the data of a person to another folder: copies everything durably, compares each copy by its SHA-256, opens the
 * copied database, then says in the usual folder where the data is now, and only then removes the old files. Killed at
 * any moment, the data is whole in one place, and the next start finds it there. Whoever keeps a log in the folder closes
 * it before.
 * @throws DATA_FOLDER_IN_USE, NO_DATA_YET, FOLDER_WITHIN_DATA, FOLDER_NOT_EMPTY, DISK_FULL, NOT_COPIED,
 * DATA_FOLDER_NOT_WRITABLE, DATABASE_DAMAGED; the data is where it was then
 */
export async function moveDataFolder(order: MoveOrder): Promise<Moved> {
  const from = realPath(order.from)
  const to = realPath(order.to)
  const usual = realPath(order.usual)
  if (!existsSync(databaseFile(from))) throw failure(moveProblems, 'NO_DATA_YET', { folder: from })
  if (isWithin(from, to)) throw failure(moveProblems, 'FOLDER_WITHIN_DATA', { folder: to })
  refuseUnlessEmpty(to, usual)
  const isNew = !existsSync(to)
  const ownership = takeOwnership(from)
  try {
    const target = takeOwnership(to)
    try {
      return await move({ ...order, from, to, usual })
    } finally {
      target.release()
      if (isNew) removeIfNothingCame(to)
    }
  } finally {
    ownership.release()
  }
}

async function move({ from, to, usual, signal, onProgress = () => undefined }: MoveOrder): Promise<Moved> {
  finishMove(from)
  finishReplacement(from)
  bringLogHome(from)
  const files = dataFiles(from)
  const total = files.reduce((bytes, { size }) => bytes + size, 0)
  removeEarlierTry(to)
  if (freeBytes(to) < total + spareBytes) throw failure(commonProblems, 'DISK_FULL', {})

  const note: MoveNote = { from, usual, files }
  try {
    writeNote(to, note)
    onProgress({ step: 'noted', done: 0, total })
    let done = 0
    for (const file of files) {
      signal?.throwIfAborted()
      await copy(from, to, file)
      done += file.size
      onProgress({ step: 'copying', done, total })
    }
    syncFolders(to, files)
    checkDatabase(to)
    onProgress({ step: 'checked', done, total })
    signal?.throwIfAborted()
    if (to === usual) pointHome(usual)
    else pointTo(usual, to)
  } catch (error) {
    if (isMoved(to, note)) return { folder: to, files: files.length, bytes: total, oldFiles: 'not reachable' }
    removeEarlierTry(to)
    throw startFailure(error as Error, to)
  }
  onProgress({ step: 'moved', done: total, total })
  const oldFiles = removedIfPossible(to, note)
  onProgress({ step: 'removed', done: total, total })
  return { folder: to, files: files.length, bytes: total, oldFiles }
}

/** @throws DISK_FULL, NOT_COPIED */
async function copy(from: string, to: string, file: FolderFile): Promise<void> {
  const isSame = await copied(from, to, file).catch((error: NodeJS.ErrnoException) => {
    if (isDiskFull(error)) throw failure(commonProblems, 'DISK_FULL', {})
    throw failure(moveProblems, 'NOT_COPIED', { file: file.name, reason: error.code ?? error.name })
  })
  if (!isSame)
    throw failure(moveProblems, 'NOT_COPIED', { file: file.name, reason: computerText.copyDiffers })
}

/** Brings the write-ahead log of an engine that crashed home, so that the database is one file. */
function bringLogHome(folder: string): void {
  try {
    const database = openWriter(folder)
    try {
      database.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      database.close()
    }
  } catch (error) {
    throw startFailure(error as Error, folder)
  }
}

function checkDatabase(folder: string): void {
  const database = openWriter(folder)
  try {
    const found = database.pragma('quick_check(1)', { simple: true })
    if (found !== 'ok') throw failure(startProblems, 'DATABASE_DAMAGED', { reason: String(found) })
  } finally {
    database.close()
  }
}

/** The data is in its new place by now, so an old one that cannot be written is no reason to fail. */
function removedIfPossible(to: string, note: MoveNote): OldFiles {
  try {
    return removeOldFiles(to, note)
  } catch {
    return 'not reachable'
  }
}
