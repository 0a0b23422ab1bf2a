import { closeSync, fsyncSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFolder } from '../data-folder-pointer.ts'

/** Makes it durable what is in a file. */
export function syncFile(file: string): void {
  const opened = openSync(file, 'r+')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/** Makes it durable what is in a file, and that it stands in its folder. */
export function syncFileAndFolder(file: string): void {
  syncFile(file)
  syncFolder(dirname(file))
}
