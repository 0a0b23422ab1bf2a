import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { syncFileAndFolder } from '../backups/durable-file.ts'
import { syncFolder } from '../data-folder-pointer.ts'
import { databaseFile } from '../database/open.ts'
import {
  incomingFolder,
  readReplacementNote,
  removeReplacementNote,
  removeUnfinishedNote,
} from './replacement-note.ts'

/** Says what was done last; a test ends the process there. */
type OnStep = (step: 'walAside' | 'aside' | 'placed') => void

/**
 * Puts the database that waits in the place of the present one, which goes beside the backups, whole: it is a backup of
 * everything that was confirmed until then. Takes up a replacement where it was interrupted. To be called by whoever owns
 * the folder, while nobody has the database open.
 * @returns where the database of before is now, from the data folder on; null where there was nothing to replace
 */
export function finishReplacement(dataFolder: string, onStep: OnStep = () => undefined): string | null {
  const note = readReplacementNote(dataFolder)
  const next = databaseFile(incomingFolder(dataFolder))
  if (!note) {
    removeUnfinishedNote(dataFolder)
    removeWaiting(dataFolder)
    return null
  }
  const database = databaseFile(dataFolder)
  if (existsSync(next)) {
    // As long as the next one waits, whatever has the name of the database is the one of before.
    const aside = join(dataFolder, note.aside)
    mkdirSync(dirname(aside), { recursive: true, mode: 0o700 })
    moved(`${database}-wal`, `${aside}-wal`)
    onStep('walAside')
    rmSync(`${database}-shm`, { force: true })
    moved(database, aside)
    syncFolder(dirname(aside))
    onStep('aside')
    renamedPatiently(next, database)
    syncFolder(dataFolder)
    onStep('placed')
  }
  removeWaiting(dataFolder)
  removeReplacementNote(dataFolder)
  return note.aside
}

/** Removes a database that waits to be the next one. */
function removeWaiting(dataFolder: string): void {
  rmSync(incomingFolder(dataFolder), { recursive: true, force: true })
}

function moved(from: string, to: string): void {
  if (!existsSync(from)) return
  try {
    renamedPatiently(from, to)
  } catch (error) {
    // The folder of backups is a link to another disk.
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    copyFileSync(from, to)
    syncFileAndFolder(to)
    rmSync(from)
  }
}

const triesWithin = 5000
const tryEvery = 50

/** Windows renames no file that somebody still looks into; they are about to end. */
function renamedPatiently(from: string, to: string): void {
  const giveUpAt = performance.now() + triesWithin
  for (;;) {
    try {
      renameSync(from, to)
      return
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      const isOpen = process.platform === 'win32' && ['EBUSY', 'EPERM', 'EACCES'].includes(code)
      if (!isOpen || performance.now() > giveUpAt) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, tryEvery)
    }
  }
}
