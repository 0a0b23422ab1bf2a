/** Why a database lies in the folder of backups. */
export type BackupKind = 'regular' | 'beforeMigration' | 'beforeRestore' | 'beforeRepair'

export interface NamedBackup {
  kind: BackupKind
  /** UTC, ISO 8601 with milliseconds; null where the name does not say it */
  at: string | null
}

const prefixOf = {
  regular: 'backup',
  beforeRestore: 'before-restore',
  beforeRepair: 'before-repair',
} as const
const dated = /^(backup|before-restore|before-repair)-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.db$/
const ofMigration = /^before-migration-\d+\.db$/

/** The name of a database in the folder of backups, in order of time within its kind, valid on every file system. */
export function backupName(kind: keyof typeof prefixOf, at: string): string {
  return `${prefixOf[kind]}-${at.slice(0, 19).replaceAll(':', '-')}Z.db`
}

/** The name of the backup that is made before a database becomes a newer one. */
export const migrationBackupName = (version: number) => `before-migration-${version}.db`

/** What a name in the folder of backups says; null where it is none of ours. */
export function namedBackup(name: string): NamedBackup | null {
  if (ofMigration.test(name)) return { kind: 'beforeMigration', at: null }
  const [, prefix, day, hour, minute, second] = dated.exec(name) ?? []
  const kind = (Object.keys(prefixOf) as (keyof typeof prefixOf)[]).find((one) => prefixOf[one] === prefix)
  return kind === undefined ? null : { kind, at: `${day}T${hour}:${minute}:${second}.000Z` }
}
