import { readdir } from 'node:fs/promises'
import { isContentName } from '../../../src-shared/sync/content-names.ts'
import { contentFolder } from './content-folder.ts'

/** The contents that lie in a data folder, by their SHA-256. */
export async function contentsHere(dataFolder: string): Promise<Set<string>> {
  const folders = await readdir(contentFolder(dataFolder)).catch(() => [])
  const here = new Set<string>()
  for (const folder of folders) {
    const names = await readdir(`${contentFolder(dataFolder)}/${folder}`).catch(() => [])
    for (const name of names) if (isContentName(name)) here.add(name)
  }
  return here
}
