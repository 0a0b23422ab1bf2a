import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { failure } from '../../../src-shared/contract/problems.ts'
import { startProblems } from '../../../src-shared/contract/start-problems.ts'
import { migrationBackupName } from '../../../src-shared/features/backups/backup-name.ts'
import { writeBackup } from '../backups/write-backup.ts'
import { registerAndAudits } from './migrations/0001-register-and-audits.ts'
import { registerFields } from './migrations/0002-register-fields.ts'
import { searchCodes } from './migrations/0003-search-codes.ts'
import { searchFields } from './migrations/0004-search-fields.ts'
import { attachments } from './migrations/0005-attachments.ts'
import { managedRegisters } from './migrations/0006-managed-registers.ts'
import { sharedViews } from './migrations/0007-shared-views.ts'
import { wholeAudits } from './migrations/0008-whole-audits.ts'
import { auditDecisions } from './migrations/0009-audit-decisions.ts'
import { modelPictures } from './migrations/0010-model-pictures.ts'
import { labelPrints } from './migrations/0011-label-prints.ts'
import { labelDesigns } from './migrations/0012-label-designs.ts'
import { auditPolicy } from './migrations/0013-audit-policy.ts'
import { auditsAfter } from './migrations/0014-audits-after.ts'
import { disposals } from './migrations/0015-disposals.ts'
import { auditHeads } from './migrations/0016-audit-heads.ts'
import { disposalVendors } from './migrations/0017-disposal-vendors.ts'
import { disposalProgramme } from './migrations/0018-disposal-programme.ts'
import { sync } from './migrations/0019-sync.ts'
import { syncStanding } from './migrations/0020-sync-standing.ts'
import { disposalProofs } from './migrations/0021-disposal-proofs.ts'
import { evidenceIndex } from './migrations/0022-evidence-index.ts'
import { pullMarks } from './migrations/0023-pull-marks.ts'
import { disposalsTravel } from './migrations/0024-disposals-travel.ts'
import { contentsOnTheirWay } from './migrations/0025-contents-on-their-way.ts'
import { locationInStretches } from './migrations/0026-location-in-stretches.ts'
import { tagLeases } from './migrations/0027-tag-leases.ts'
import { snapshot } from './migrations/0028-snapshot.ts'
import { auditsOfOthers } from './migrations/0029-audits-of-others.ts'
import { auditClosings } from './migrations/0030-audit-closings.ts'
import { syncSpares } from './migrations/0031-sync-spares.ts'
import { settingsTravel } from './migrations/0032-settings-travel.ts'
import { labelsTravel } from './migrations/0033-labels-travel.ts'
import { sitesOfLaptop } from './migrations/0034-sites-of-laptop.ts'
import { arrivingRegister } from './migrations/0035-arriving-register.ts'
import { checksOneByOne } from './migrations/0036-checks-one-by-one.ts'
import type { Migration, MigrationTools } from './migrations/migration.ts'

export const migrations: readonly Migration[] = [
  registerAndAudits,
  registerFields,
  searchCodes,
  searchFields,
  attachments,
  managedRegisters,
  sharedViews,
  wholeAudits,
  auditDecisions,
  modelPictures,
  labelPrints,
  labelDesigns,
  auditPolicy,
  auditsAfter,
  disposals,
  auditHeads,
  disposalVendors,
  disposalProgramme,
  sync,
  syncStanding,
  disposalProofs,
  evidenceIndex,
  pullMarks,
  disposalsTravel,
  contentsOnTheirWay,
  locationInStretches,
  tagLeases,
  snapshot,
  auditsOfOthers,
  auditClosings,
  syncSpares,
  settingsTravel,
  labelsTravel,
  sitesOfLaptop,
  arrivingRegister,
  checksOneByOne,
]

/** The version that this program writes. */
export const newestVersion = migrations.length

export function versionOf(database: Database): number {
  return database.pragma('user_version', { simple: true }) as number
}

/**
 * Brings a database to the newest version, each migration in a transaction of its own, after a backup of what is there.
 * @param backupFolder receives `before-migration-N.db`; null: what is there is a copy already
 * @throws DATABASE_FROM_FUTURE when a newer program has written it
 */
export function migrate(
  database: Database,
  backupFolder: string | null,
  tools: MigrationTools,
  steps = migrations,
): void {
  steps.forEach((migration, index) => {
    if (migration.number !== index + 1)
      throw new Error(`migration ${migration.number} stands at place ${index + 1}`)
  })
  const version = versionOf(database)
  if (version > steps.length) {
    throw failure(startProblems, 'DATABASE_FROM_FUTURE', { version, newest: steps.length })
  }
  if (version > 0 && version < steps.length && backupFolder !== null) backUp(database, backupFolder, version)
  for (const migration of steps.slice(version)) {
    // Foreign keys can be turned off outside of a transaction alone.
    if (migration.rebuildsTables) database.pragma('foreign_keys = OFF')
    try {
      takeStep(database, migration, tools)
    } finally {
      database.pragma('foreign_keys = ON')
    }
  }
}

function takeStep(database: Database, migration: Migration, tools: MigrationTools): void {
  database
    .transaction(() => {
      migration.up(database, tools)
      if (migration.rebuildsTables) assertForeignKeys(database, migration.number)
      database.pragma(`user_version = ${migration.number}`)
    })
    .immediate()
}

/** @throws Error naming the first row that refers to nothing */
function assertForeignKeys(database: Database, number: number): void {
  const [broken] = database.pragma('foreign_key_check') as { table: string; parent: string }[]
  if (broken)
    throw new Error(`migration ${number} leaves a row of ${broken.table} without its ${broken.parent}`)
}

function backUp(database: Database, backupFolder: string, version: number): void {
  mkdirSync(backupFolder, { recursive: true, mode: 0o700 })
  const file = join(backupFolder, migrationBackupName(version + 1))
  rmSync(file, { force: true })
  writeBackup(database, file)
}
