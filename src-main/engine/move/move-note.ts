import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { movedTo, syncFolder } from '../data-folder-pointer.ts'

const note = z.object({
  from: z.string(),
  usual: z.string(),
  files: z.array(z.object({ name: z.string(), size: z.number(), changedAt: z.number() })),
})

/**
 * Lies in a folder into which data is moved, from before the first file is copied until the last old one is removed. So
 * whoever comes after a power cut knows what those files are.
 */
export type MoveNote = z.output<typeof note>

export const noteName = 'move.json'
const noteFile = (folder: string) => join(folder, noteName)

export function writeNote(folder: string, content: MoveNote): void {
  writeFileSync(noteFile(folder), JSON.stringify(content), { mode: 0o600, flush: true })
  syncFolder(folder)
}

export function readNote(folder: string): MoveNote | null {
  if (!existsSync(noteFile(folder))) return null
  try {
    return note.parse(JSON.parse(readFileSync(noteFile(folder), 'utf8')))
  } catch {
    // The power went while it was written: then nothing was copied yet.
    return { from: '', usual: '', files: [] }
  }
}

export function removeNote(folder: string): void {
  rmSync(noteFile(folder), { force: true })
}

/** Whether the data of a folder with a note is here by now: the pointer of the usual folder is what makes it true. */
export function isMoved(folder: string, { usual }: MoveNote): boolean {
  if (usual === '') return false
  return usual === folder ? movedTo(usual) === null : movedTo(usual) === folder
}
