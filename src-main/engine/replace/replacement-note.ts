import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { syncFolder } from '../data-folder-pointer.ts'

const note = z.object({
  /** where the database of before goes, from the data folder on, with `/` */
  aside: z.string(),
})

/**
 * Lies in a data folder from the moment from which its database is another one, until that stands in its place. Without
 * it a database that waits to be the next one is a try that did not come to its end.
 */
export type ReplacementNote = z.output<typeof note>

const noteFile = (dataFolder: string) => join(dataFolder, 'replace.json')
const unfinishedNote = (dataFolder: string) => `${noteFile(dataFolder)}.new`

/** Where a database is made ready that is to take the place of the present one; a data folder within the data folder. */
export const incomingFolder = (dataFolder: string) => join(dataFolder, 'incoming')

/** Makes the replacement true: durably and at once. What is left to do after it, the next start does. */
export function writeReplacementNote(dataFolder: string, content: ReplacementNote): void {
  const temporary = unfinishedNote(dataFolder)
  writeFileSync(temporary, JSON.stringify(content), { mode: 0o600, flush: true })
  renameSync(temporary, noteFile(dataFolder))
  syncFolder(dataFolder)
}

/** @throws Error when the note is none: it was written whole or not at all, so somebody else has changed it */
export function readReplacementNote(dataFolder: string): ReplacementNote | null {
  if (!existsSync(noteFile(dataFolder))) return null
  return note.parse(JSON.parse(readFileSync(noteFile(dataFolder), 'utf8')))
}

export function removeReplacementNote(dataFolder: string): void {
  rmSync(noteFile(dataFolder), { force: true })
  syncFolder(dataFolder)
}

/** Removes a note that was never finished, so that nothing came of it. */
export function removeUnfinishedNote(dataFolder: string): void {
  rmSync(unfinishedNote(dataFolder), { force: true })
}
