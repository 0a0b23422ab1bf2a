import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { failure } from '../../../src-shared/contract/problems.ts'
import {
  backupName,
  type NamedBackup,
  namedBackup,
} from '../../../src-shared/features/backups/backup-name.ts'
import { type Backup, backupProblems } from '../../../src-shared/features/backups/backups-contract.ts'
import { expiredBackups } from '../../../src-shared/features/backups/rotation.ts'
import { isDiskFull } from '../database/disk-full.ts'

export const backupsFolder = (dataFolder: string) => join(dataFolder, 'backups')

/** Of the databases that a restore or a repair put aside, so many stay. */
const keptAside = 3

/** Makes the folder of backups, for its user alone. @throws BACKUP_NOT_WRITTEN */
function madeBackupsFolder(dataFolder: string): string {
  const folder = backupsFolder(dataFolder)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return folder
  } catch (error) {
    if (isDiskFull(error)) throw error
    const { code, message } = error as NodeJS.ErrnoException
    throw failure(backupProblems, 'BACKUP_NOT_WRITTEN', { file: folder, reason: code ?? message })
  }
}

/**
 * Where the next backup of a kind goes: a name that is not taken, and later than every other of its day, of which the
 * latest stays: the clock may have been set back.
 */
export function freeBackupFile(
  dataFolder: string,
  kind: 'regular' | 'beforeRestore' | 'beforeRepair',
  at: string,
): string {
  const folder = madeBackupsFolder(dataFolder)
  const ofDay = backupsIn(dataFolder).filter(
    (one) => one.kind === kind && one.at.slice(0, 10) === at.slice(0, 10),
  )
  const latest = ofDay[0] ? Date.parse(ofDay[0].at) + 1000 : 0
  for (let moment = Math.max(Date.parse(at), latest); ; moment += 1000) {
    const file = join(folder, backupName(kind, new Date(moment).toISOString()))
    if (!existsSync(file)) return file
  }
}

/** Every backup, the newest first. One that has its name was whole when it got it. */
export function backupsIn(dataFolder: string): Backup[] {
  const folder = backupsFolder(dataFolder)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const named = namedBackup(name)
      const found = statSync(join(folder, name), { throwIfNoEntry: false })
      return named && found?.isFile() ? [described(name, named, found)] : []
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1))
}

function described(
  name: string,
  { kind, at }: NamedBackup,
  found: { size: number; mtimeMs: number },
): Backup {
  return { name, kind, at: at ?? new Date(Math.trunc(found.mtimeMs)).toISOString(), size: found.size }
}

/** The newest backup that was verified when it was written. What was put aside by a restore was not. */
export function lastGoodBackup(dataFolder: string): Backup | null {
  return backupsIn(dataFolder).find(({ kind }) => kind === 'regular' || kind === 'beforeMigration') ?? null
}

/** Removes the backups whose time is over; those before migrations stay. */
export function rotateBackups(dataFolder: string): void {
  const all = backupsIn(dataFolder)
  const regular = all.filter(({ kind }) => kind === 'regular')
  const expired = new Set(expiredBackups(regular.map(({ at }) => at)))
  const aside = all.filter(({ kind }) => kind === 'beforeRestore' || kind === 'beforeRepair').slice(keptAside)
  for (const { name } of [...regular.filter(({ at }) => expired.has(at)), ...aside])
    for (const ending of ['', '-wal']) rmSync(join(backupsFolder(dataFolder), name + ending), { force: true })
}
