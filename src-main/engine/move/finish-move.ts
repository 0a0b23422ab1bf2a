import { existsSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { failure } from '../../../src-shared/contract/problems.ts'
import { startProblems } from '../../../src-shared/contract/start-problems.ts'
import { computerText } from '../../../src-shared/features/computer/computer-text.ts'
import { movedTo } from '../data-folder-pointer.ts'
import { databaseFile } from '../database/open.ts'
import { type Ownership, takeOwnership } from '../database/ownership.ts'
import { isMoved, type MoveNote, readNote, removeNote } from './move-note.ts'
import { dataFiles, removeData, removePassing } from './moved-files.ts'

/** Says to people where the data of an old place is now. */
const wordName = 'MOVED.txt'

/** What became of the files in the old place. */
export type OldFiles = 'removed' | 'changed since' | 'not reachable'

/**
 * Refuses a folder from which the data has been moved, also to a start that waited for the move to end: it would begin
 * an empty register there.
 * @throws DATA_FOLDER_MOVED
 */
export function refuseIfMovedAway(folder: string): void {
  const isLeft = existsSync(join(folder, wordName)) && !existsSync(databaseFile(folder))
  if (isLeft || movedTo(folder) !== null) throw failure(startProblems, 'DATA_FOLDER_MOVED', { folder })
}

/**
 * Ends a move that was interrupted after the data had come, when the folder is used the next time: removes what is left
 * in the old place. To be called by whoever owns the folder.
 * @returns null where there was nothing to finish
 * @throws MOVE_UNFINISHED when the data has not come: it is whole where it was
 */
export function finishMove(dataFolder: string): OldFiles | null {
  const folder = realpathSync(dataFolder)
  const note = readNote(folder)
  if (!note) return null
  if (!isMoved(folder, note)) throw failure(startProblems, 'MOVE_UNFINISHED', { folder, from: note.from })
  const ownership = ownedIfThere(note.from)
  if (!ownership) return 'not reachable'
  try {
    return removeOldFiles(folder, note)
  } finally {
    ownership.release()
  }
}

/**
 * Removes the files of the old place, leaves word there where they went, and removes the note in the new place. To be
 * called by whoever owns both. A file that somebody wrote to after it was copied stays, with all others.
 */
export function removeOldFiles(folder: string, note: MoveNote): OldFiles {
  const { from } = note
  rmSync(join(folder, wordName), { force: true })
  if (isChanged(note)) {
    removeNote(folder)
    return 'changed since'
  }
  removeData(from)
  removePassing(from)
  writeFileSync(join(from, wordName), `${computerText.movedNotice(folder)}\n`, { mode: 0o600 })
  removeNote(folder)
  return 'removed'
}

/** Whether there is something else in the old place than what was copied; files that are gone already are no change. */
function isChanged({ from, files }: MoveNote): boolean {
  const copied = new Map(files.map((file) => [file.name, file]))
  return dataFiles(from).some(({ name, size, changedAt }) => {
    const then = copied.get(name)
    return then?.size !== size || then.changedAt !== changedAt
  })
}

function ownedIfThere(folder: string): Ownership | null {
  if (!existsSync(join(folder, 'owner.lock'))) return null
  try {
    return takeOwnership(folder)
  } catch {
    // Somebody works there, or it can only be read: it is tried again at the next start.
    return null
  }
}
