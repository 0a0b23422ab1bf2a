import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../tools/root.ts'
import { processFolders } from '../tools/sources.ts'

/** Says of which sources out/ was made; written when all of it is there. */
export const stampFile = join(root, 'out/built-from')

const folders = () => [...processFolders(root), 'build', 'resources']
const files = ['package.json', 'package-lock.json', 'tsconfig.json']

/** A fingerprint of everything that goes into a build: names, sizes and times of change. */
export function sourcesNow(): string {
  const hash = createHash('sha256')
  for (const path of [...files, ...folders().flatMap(filesIn)]) {
    const { size, mtimeMs } = statSync(join(root, path))
    hash.update(`${path}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** Whether out/ was made of the sources as they are now. */
export function isFresh(): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourcesNow()
}

export function writeStamp(sources: string): void {
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, sources)
}

function filesIn(folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => path.slice(root.length + 1))
}
