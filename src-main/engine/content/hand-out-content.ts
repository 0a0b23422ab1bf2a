import { constants, copyFileSync, linkSync, statSync } from 'node:fs'
import { contentFile, contentFolder } from './content-folder.ts'

/**
 * Puts content where it is taken away once: a second name for it where the disk has such, else a copy.
 * @returns its bytes; null where the content is missing
 */
export function handOutContent(dataFolder: string, sha256: string, target: string): number | null {
  const file = contentFile(contentFolder(dataFolder), sha256)
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found?.isFile()) return null
  try {
    linkSync(file, target)
  } catch {
    copyFileSync(file, target, constants.COPYFILE_FICLONE)
  }
  return found.size
}

/** Whether content is there. */
export function hasContent(dataFolder: string, sha256: string): boolean {
  return (
    statSync(contentFile(contentFolder(dataFolder), sha256), { throwIfNoEntry: false })?.isFile() ?? false
  )
}
