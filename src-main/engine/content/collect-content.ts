import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { backupsFolder, backupsIn } from '../backups/backups-folder.ts'
import { filesIn } from '../folder-figures.ts'
import { contentFolder, contentName, fetchingEnd } from './content-folder.ts'
import { namedContent, namedContentIn } from './named-content.ts'

/**
 * Removes content to which neither the database nor a backup beside it refers any more, and what an end in the middle of
 * storing has left. To be called before anything is added. Where a backup cannot be read, nothing that it might refer to
 * is removed.
 * @returns how many files were removed
 */
export function collectContent(dataFolder: string, database: Database): number {
  const folder = contentFolder(dataFolder)
  if (!existsSync(folder)) return 0
  const names = filesIn(folder).map(({ name }) => name)
  const named = new Set(namedContent(database).map(({ sha256 }) => sha256))
  const unfinished = names.filter((name) => name.endsWith('.part') || isFetchedForNobody(name, named))
  const unnamed = names.filter((name) => isUnnamed(name, named))
  const collected = [...unfinished, ...(unnamed.length > 0 ? unnamedByBackups(dataFolder, unnamed) : [])]
  for (const name of collected) rmSync(join(folder, name), { force: true })
  return collected.length
}

/** What came of content is gone on from, as long as a row wants it. */
function isFetchedForNobody(name: string, named: ReadonlySet<string>): boolean {
  return name.endsWith(fetchingEnd) && isUnnamed(name.slice(0, -fetchingEnd.length), named)
}

function isUnnamed(name: string, named: ReadonlySet<string>): boolean {
  const sha256 = contentName.exec(name)?.[1]
  return sha256 !== undefined && !named.has(sha256)
}

function unnamedByBackups(dataFolder: string, names: readonly string[]): string[] {
  let unnamed = [...names]
  for (const backup of backupsIn(dataFolder)) {
    const file = join(backupsFolder(dataFolder), backup.name)
    const hadIndex = existsSync(`${file}-shm`)
    try {
      const named = new Set(namedContentIn(file).map(({ sha256 }) => sha256))
      unnamed = unnamed.filter((name) => isUnnamed(name, named))
    } catch {
      return []
    } finally {
      if (!hadIndex) rmSync(`${file}-shm`, { force: true })
    }
  }
  return unnamed
}
