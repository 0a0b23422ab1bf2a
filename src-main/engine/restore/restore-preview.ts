import { statSync } from 'node:fs'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import type { RestorePreview } from '../../../src-shared/features/backups/backups-contract.ts'
import {
  type ChainHead,
  headOf,
  holdsLink,
  lastWriteIn,
  rowsOf,
  tableNames,
} from '../backups/database-facts.ts'
import { newestVersion, versionOf } from '../database/migrate.ts'
import { databaseFile, openReader } from '../database/open.ts'

const shown = 10
const counted = {
  assets: 'asset',
  people: 'person',
  locations: 'location',
  audits: 'audit',
  scans: 'scan',
  changes: 'change',
} as const

/**
 * What would change if a backup took the place of the present data.
 * @param folder where the backup was taken in
 * @param dataFolder whose data it would replace; a database that cannot be read there counts as none
 */
export function restorePreview(folder: string, fileName: string, dataFolder: string): RestorePreview {
  const copy = databaseFile(folder)
  const backup = new BetterSqlite3(copy, { readonly: true, fileMustExist: true })
  const present = openedIfReadable(dataFolder)
  try {
    const version = versionOf(backup)
    const common = present ? lastCommonChange(present, backup) : 0
    return {
      fileName,
      size: statSync(copy).size,
      version,
      isOlder: version < newestVersion,
      organisation: String(backup.prepare('SELECT name FROM organisation').pluck().get() ?? ''),
      lastAt: lastWriteIn(backup),
      isSameRegister: common > 0,
      counts: countsOf(present, backup),
      gone: present ? goneFrom(present, backup, common) : { changes: 0, scans: 0, newest: [], audits: [] },
    }
  } finally {
    present?.close()
    backup.close()
  }
}

function openedIfReadable(dataFolder: string): Database | null {
  let database: Database | undefined
  try {
    database = openReader(dataFolder, 'readOnce')
    for (const table of Object.values(counted)) rowsOf(database, table)
    return database
  } catch {
    // It is damaged, or there is none: that is why somebody restores.
    database?.close()
    return null
  }
}

function countsOf(present: Database | null, backup: Database): RestorePreview['counts'] {
  const there = tableNames(backup)
  const entries = Object.entries(counted).map(([name, table]) => [
    name,
    {
      now: present ? rowsOf(present, table) : null,
      inBackup: there.includes(table) ? rowsOf(backup, table) : 0,
    },
  ])
  return Object.fromEntries(entries) as RestorePreview['counts']
}

/** Up to which change both have the same history: a hash covers everything before it, so it is found by halving. */
function lastCommonChange(present: Database, backup: Database): number {
  const linkAt = backup.prepare<[number], ChainHead>('SELECT n, hash FROM change WHERE n = ?')
  let common = 0
  let beyond = headOf(backup, 'change').n + 1
  while (beyond - common > 1) {
    const middle = Math.floor((common + beyond) / 2)
    const link = linkAt.get(middle)
    if (link && holdsLink(present, 'change', link)) common = middle
    else beyond = middle
  }
  return common
}

function goneFrom(present: Database, backup: Database, common: number): RestorePreview['gone'] {
  const newest = present
    .prepare<[number, number], RestorePreview['gone']['newest'][number]>(
      `SELECT change.at, coalesce(person.name, '') AS actor, change.entity,
        coalesce(asset.asset_tag, location.path, somebody.name) AS name
      FROM change
      LEFT JOIN person ON person.id = change.actor_id
      LEFT JOIN asset ON change.entity = 'asset' AND asset.id = change.entity_id
      LEFT JOIN location ON change.entity = 'location' AND location.id = change.entity_id
      LEFT JOIN person AS somebody ON change.entity = 'person' AND somebody.id = change.entity_id
      WHERE change.n > ? ORDER BY change.n DESC LIMIT ?`,
    )
    .all(common, shown)
  const isKnown = backup.prepare<[string], number>('SELECT 1 FROM audit WHERE id = ?').pluck()
  const audits = present
    .prepare<[], { id: string; name: string; startedAt: string }>(
      'SELECT id, name, started_at AS startedAt FROM audit ORDER BY started_at DESC',
    )
    .all()
    .filter(({ id }) => isKnown.get(id) === undefined)
    .map(({ name, startedAt }) => ({ name, startedAt }))
  const isRecorded = backup.prepare<[string], number>('SELECT 1 FROM scan WHERE id = ?').pluck()
  const scans = present
    .prepare<[], string>('SELECT id FROM scan')
    .pluck()
    .all()
    .filter((id) => isRecorded.get(id) === undefined).length
  return { changes: headOf(present, 'change').n - common, scans, newest, audits }
}
