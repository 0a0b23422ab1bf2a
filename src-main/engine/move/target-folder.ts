import { existsSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { failure } from '../../../src-shared/contract/problems.ts'
import { startProblems } from '../../../src-shared/contract/start-problems.ts'
import { moveProblems } from '../../../src-shared/features/computer/computer-contract.ts'
import { type MoveNote, noteName, readNote, removeNote } from './move-note.ts'
import { removeData } from './moved-files.ts'

/** What may lie in a folder that counts as empty: what an earlier move left there, and what file managers make. */
const countsAsNothing = [
  'MOVED.txt',
  'owner.lock',
  'owner.lock-journal',
  noteName,
  '.DS_Store',
  'Thumbs.db',
  'desktop.ini',
]

/** An absolute path without links, also of a folder that is not there yet. */
export function realPath(path: string): string {
  const full = resolve(path)
  if (existsSync(full) || dirname(full) === full) return realpathSync(full)
  return join(realPath(dirname(full)), basename(full))
}

/** Whether a path is a folder or lies in it. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || !(way === '..' || way.startsWith('../') || way.startsWith('..\\') || isAbsolute(way))
}

/** @throws FOLDER_NOT_EMPTY, DATA_FOLDER_NOT_WRITABLE */
export function refuseUnlessEmpty(to: string, usual: string): void {
  if (!existsSync(to)) return
  const note = readNote(to)
  const earlierTry = note ? cameWith(note).map((name) => name.split('/')[0] ?? '') : []
  const allowed = new Set([...countsAsNothing, ...earlierTry, ...(to === usual ? ['moved-to'] : [])])
  if (namesIn(to).some((name) => !allowed.has(name)))
    throw failure(moveProblems, 'FOLDER_NOT_EMPTY', { folder: to })
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    const { message: reason } = error as Error
    throw failure(startProblems, 'DATA_FOLDER_NOT_WRITABLE', { folder, reason })
  }
}

/** What a move brings, also in passing: it opens the copied database. */
const cameWith = ({ files }: MoveNote) => [
  ...files.map(({ name }) => name),
  'assetwalk.db-wal',
  'assetwalk.db-shm',
]

/** Removes what a try that did not come to its end has copied, and its note. */
export function removeEarlierTry(to: string): void {
  const note = readNote(to)
  if (!note) return
  const came = new Set(cameWith(note))
  removeData(to, (name) => came.has(name))
  rmSync(join(to, 'assetwalk.db-shm'), { force: true })
  removeNote(to)
}

/** Leaves no trace of a try where there was no folder before. */
export function removeIfNothingCame(to: string): void {
  if (readdirSync(to).some((name) => name !== 'owner.lock')) return
  rmSync(to, { recursive: true })
}
