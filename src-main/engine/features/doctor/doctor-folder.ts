import { accessSync, chmodSync, constants, existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isBackupOld } from '../../../../src-shared/features/backups/backup-age.ts'
import type { Finding } from '../../../../src-shared/features/doctor/doctor-contract.ts'
import { doctorText as text } from '../../../../src-shared/features/doctor/doctor-text.ts'
import { lastGoodBackup } from '../../backups/backups-folder.ts'
import { databaseFile } from '../../database/open.ts'
import { filesIn, freeBytes } from '../../folder-figures.ts'
import { attention, inDigits, sound, unknown } from './doctor-findings.ts'

const largeLog = 256 * 1024 * 1024
const spareBytes = 64 * 1024 * 1024
/** Something that is being written is no leftover. */
const leftAfter = 3_600_000
const leftover =
  /^(?:backups\/.+\.part(?:-journal)?|files\/.+\.part|staging\/.+|outgoing\/.+|incoming\/.+|(?:replace\.json|moved-to)\.new|assetwalk\.db-journal)$/
const namesShown = 5

/** Looks at what lies in the data folder and around it, without opening the database. */
export function lookAtFolder(dataFolder: string, now: string): Finding[] {
  return [
    lookAtLog(dataFolder),
    lookAtSpace(dataFolder),
    lookAtPermissions(dataFolder),
    lookAtLeftovers(dataFolder, now),
    lookAtBackups(dataFolder, now),
  ]
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0

function lookAtLog(dataFolder: string): Finding {
  const size = sizeOf(`${databaseFile(dataFolder)}-wal`)
  const { log } = text
  return size <= largeLog
    ? sound('log', log.sound(inDigits(size)))
    : attention('log', log.large(inDigits(size)), log.next)
}

function lookAtSpace(dataFolder: string): Finding {
  const free = freeBytes(dataFolder)
  const { space } = text
  return free >= sizeOf(databaseFile(dataFolder)) + spareBytes
    ? sound('space', space.sound(inDigits(free)))
    : attention('space', space.short(inDigits(free)), space.next)
}

function lookAtPermissions(dataFolder: string): Finding {
  const { permissions } = text
  if (process.platform === 'win32') return unknown('permissions', permissions.unknown)
  const closed = namesOf(dataFolder).filter((name) => !isWritable(join(dataFolder, name)))
  if (closed.length > 0)
    return attention('permissions', permissions.notWritable(listed(closed)), permissions.nextWritable)
  const open = openToOthers(dataFolder)
  if (open.length === 0) return sound('permissions', permissions.sound)
  return attention('permissions', permissions.open(listed(open)), text.repairHere, 'here')
}

/** The folder itself, and the files in it that hold data. */
const namesOf = (dataFolder: string) =>
  ['', 'assetwalk.db', 'assetwalk.db-wal', 'owner.lock'].filter((name) => existsSync(join(dataFolder, name)))

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** In a folder that only its user can look into, nobody reaches the files. */
function openToOthers(dataFolder: string): string[] {
  const isOpen = (path: string) => (statSync(path).mode & 0o077) !== 0
  if (!isOpen(dataFolder)) return []
  return filesIn(dataFolder)
    .map(({ name }) => name)
    .filter(
      (name) => /^(?:assetwalk\.db|backups\/.+\.db|files\/)/.test(name) && isOpen(join(dataFolder, name)),
    )
}

/** Files that an end in the middle of something has left. */
function leftoversIn(dataFolder: string, now: string): string[] {
  return filesIn(dataFolder)
    .filter(({ name, changedAt }) => leftover.test(name) && Date.parse(now) - changedAt > leftAfter)
    .map(({ name }) => name)
}

function lookAtLeftovers(dataFolder: string, now: string): Finding {
  const names = leftoversIn(dataFolder, now)
  if (names.length === 0) return sound('leftovers', text.leftovers.sound)
  return attention('leftovers', text.leftovers.some(listed(names)), text.repairHere, 'here')
}

function lookAtBackups(dataFolder: string, now: string): Finding {
  const last = lastGoodBackup(dataFolder)
  const { backups } = text
  if (!last) return attention('backups', backups.none, backups.next)
  return isBackupOld(last.at, now)
    ? attention('backups', backups.old(last.at), backups.next)
    : sound('backups', backups.sound(last.at))
}

/** Removes what was left, and closes to others what they could read. @returns how many files were removed */
export function mendFolder(dataFolder: string, now: string): number {
  const names = leftoversIn(dataFolder, now)
  for (const name of names) rmSync(join(dataFolder, name), { force: true })
  if (process.platform !== 'win32')
    for (const name of openToOthers(dataFolder)) chmodSync(join(dataFolder, name), 0o600)
  return names.length
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, namesShown).map((name) => name || 'the data folder')
  return names.length > shown.length ? `${shown.join(', ')} …` : shown.join(', ')
}
