import { createHash } from 'node:crypto'
import { constants, createReadStream, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { chmod, copyFile, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { syncFolder } from '../data-folder-pointer.ts'
import { type FolderFile, filesIn } from '../folder-figures.ts'
import { noteName } from './move-note.ts'

/** What a data folder says of itself where it lies; it means nothing elsewhere. */
const boundToPlace = [
  'owner.lock',
  'owner.lock-journal',
  'engine.sock.path',
  'door.url',
  'moved-to',
  'moved-to.new',
  'MOVED.txt',
  noteName,
]
/** What the next start makes anew or empties. */
const passing = /^(?:assetwalk\.db-shm|(?:staging|outgoing)\/.*)$/

/** The files of a data folder that make up its data. */
export function dataFiles(folder: string): FolderFile[] {
  return filesIn(folder).filter(({ name }) => !boundToPlace.includes(name) && !passing.test(name))
}

/** Copies a file durably, for its user alone. @returns whether what is there now has the SHA-256 of what was copied */
export async function copied(from: string, to: string, { name }: FolderFile): Promise<boolean> {
  const source = join(from, name)
  const target = join(to, name)
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  await copyFile(source, target, constants.COPYFILE_FICLONE)
  await chmod(target, 0o600)
  const opened = await open(target, 'r+')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
  return (await sha256(source)) === (await sha256(target))
}

/** Makes it durable that the copied files stand in their folders, and these in theirs. */
export function syncFolders(folder: string, files: readonly FolderFile[]): void {
  const folders = new Set(files.map(({ name }) => dirname(join(folder, name))))
  for (const each of [...folders, folder, dirname(folder)]) syncFolder(each)
}

/** Removes the data of a folder, as far as it is wanted, and the folders in it that are empty then. */
export function removeData(folder: string, isWanted: (name: string) => boolean = () => true): void {
  const names = dataFiles(folder)
    .map(({ name }) => name)
    .filter(isWanted)
  for (const name of names) rmSync(join(folder, name), { force: true })
  const folders = new Set(names.map((name) => dirname(name)).filter((name) => name !== '.'))
  for (const name of [...folders].sort().reverse()) removeIfEmpty(join(folder, name))
}

/** Removes what an engine leaves in passing, too. */
export function removePassing(folder: string): void {
  for (const name of [
    'staging',
    'outgoing',
    'assetwalk.db-shm',
    'engine.sock',
    'engine.sock.path',
    'door.url',
  ])
    rmSync(join(folder, name), { recursive: true, force: true })
}

function removeIfEmpty(folder: string): void {
  try {
    if (readdirSync(folder).length === 0) rmdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash)
  return hash.digest('hex')
}
