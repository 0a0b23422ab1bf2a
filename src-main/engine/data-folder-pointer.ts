import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/**
 * The usual data folder of a person says with a file `moved-to` where the data has been moved to: one line, an absolute
 * path. It is what makes a move true, so it is written durably and at once.
 */
const pointerFile = (usualFolder: string) => join(usualFolder, 'moved-to')

/** Where the data was moved to; null where it was not. */
export function movedTo(usualFolder: string): string | null {
  const file = pointerFile(usualFolder)
  if (!existsSync(file)) return null
  return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
}

export function pointTo(usualFolder: string, folder: string): void {
  const temporary = `${pointerFile(usualFolder)}.new`
  writeFileSync(temporary, `${folder}\n`, { mode: 0o600, flush: true })
  renameSync(temporary, pointerFile(usualFolder))
  syncFolder(usualFolder)
}

/** Says that the data is in the usual folder again. */
export function pointHome(usualFolder: string): void {
  rmSync(pointerFile(usualFolder), { force: true })
  syncFolder(usualFolder)
}

/** Makes it durable which files a folder has; on Windows the file system sees to that itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
