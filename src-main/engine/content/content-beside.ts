import { constants, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { syncFile } from '../backups/durable-file.ts'
import { syncFolder } from '../data-folder-pointer.ts'
import { contentFile, contentFolder } from './content-folder.ts'
import { type NamedContent, namedContentIn } from './named-content.ts'

/** Where the content of photos and files lies beside backups: one folder for all backups of a folder. */
export const contentBeside = (backupFile: string) => join(dirname(backupFile), 'assetwalk-files')

/** What became of the content that a database refers to. */
export interface CopiedContent {
  copied: number
  /** neither here nor there */
  missing: number
}

/**
 * Copies beside a backup what it refers to and is not there yet.
 * @throws what the file system says
 */
export function putContentBeside(dataFolder: string, backupFile: string): CopiedContent {
  return copyMissing(namedContentIn(backupFile), contentFolder(dataFolder), contentBeside(backupFile))
}

/**
 * Brings into a data folder what a backup refers to, from beside it. What no row refers to in the end is removed when
 * Assetwalk starts.
 * @param database the backup, or a copy of it
 * @throws what the file system says, and SQLite of a file that is no database
 */
export function takeContentFromBeside(
  dataFolder: string,
  backupFile: string,
  database = backupFile,
): CopiedContent {
  return copyMissing(namedContentIn(database), contentBeside(backupFile), contentFolder(dataFolder))
}

function copyMissing(wanted: readonly NamedContent[], from: string, to: string): CopiedContent {
  const folders = new Set<string>()
  let missing = 0
  let copied = 0
  for (const { sha256 } of wanted) {
    const [source, target] = [contentFile(from, sha256), contentFile(to, sha256)]
    if (existsSync(target)) continue
    if (!statSync(source, { throwIfNoEntry: false })?.isFile()) {
      missing++
      continue
    }
    copyDurably(source, target)
    folders.add(dirname(target)).add(to).add(dirname(to))
    copied++
  }
  for (const folder of folders) syncFolder(folder)
  return { copied, missing }
}

function copyDurably(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  const part = `${target}.part`
  try {
    copyFileSync(source, part, constants.COPYFILE_FICLONE)
    syncFile(part)
    renameSync(part, target)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}
