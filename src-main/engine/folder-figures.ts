import { readdirSync, statfsSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

export interface FolderFile {
  /** path from the folder on, with `/` */
  name: string
  /** bytes */
  size: number
  /** when it was last changed, milliseconds since 1970 */
  changedAt: number
}

/**
 * Every file of a folder, in order of name, links to files included; sockets are none. One that goes while it is looked
 * at is left out.
 */
export function filesIn(folder: string): FolderFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      const found = statSync(path, { throwIfNoEntry: false })
      if (!found?.isFile()) return []
      const name = relative(folder, path).replaceAll('\\', '/')
      return [{ name, size: found.size, changedAt: found.mtimeMs }]
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Bytes of all of its files. */
export const bytesIn = (folder: string) => filesIn(folder).reduce((bytes, { size }) => bytes + size, 0)

/** Bytes that this user may still write to the disk of a folder. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
