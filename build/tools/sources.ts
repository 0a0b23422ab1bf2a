import { readdirSync } from 'node:fs'
import { join, posix, sep } from 'node:path'

/** The process folders (src-shared, src-main, …) that exist under `root`. */
export function processFolders(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith('src-'))
    .map((entry) => entry.name)
    .sort()
}

/** Every .ts and .tsx file in these folders, as paths relative to `root` with forward slashes. */
export function sourceFiles(root: string, folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.split(sep).includes('node_modules'))
      .map((file) => posix.join(folder, file.split(sep).join('/')))
      .sort(),
  )
}

/** Files on disk that a tool never looked at. A check that skipped a file has not checked it. */
export function unseen(onDisk: string[], seen: Iterable<string>): string[] {
  const known = new Set(seen)
  return onDisk.filter((file) => !known.has(file))
}
