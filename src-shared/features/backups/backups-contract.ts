import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id, moment } from '../../contract/page.ts'
import { errorsOf, problem } from '../../contract/problems.ts'
import { filesProblems } from '../files/files-contract.ts'
import { backupsText as text } from './backups-text.ts'

const file = z.object({ file: z.string() })
const reasoned = z.object({ file: z.string(), reason: z.string() })

/** Why no backup is made. The data is as it was, and no part of a file is left. */
export const backupProblems = {
  BACKUP_EXISTS: problem(file, (data) => text.exists(data.file)),
  BACKUP_IN_DATA: problem(file, (data) => text.inData(data.file)),
  BACKUP_NOT_WRITTEN: problem(reasoned, (data) => text.notWritten(data.file, data.reason)),
  BACKUP_NOT_SOUND: problem(z.object({ reason: z.string() }), ({ reason }) => text.notSound(reason)),
  NOTHING_TO_BACK_UP: problem(z.object({ folder: z.string() }), ({ folder }) => text.noData(folder)),
}

/** Why a backup is not restored. The data is as it was. */
export const restoreProblems = {
  BACKUP_UNKNOWN: problem(z.object({ name: z.string() }), ({ name }) => text.unknown(name)),
  BACKUP_NOT_OURS: problem(file, (data) => text.notOurs(data.file)),
  BACKUP_DAMAGED: problem(reasoned, (data) => text.damaged(data.file, data.reason)),
  BACKUP_NOT_READABLE: problem(reasoned, (data) => text.notRead(data.file, data.reason)),
  BACKUP_FROM_FUTURE: problem(
    z.object({ file: z.string(), version: z.number(), newest: z.number() }),
    (data) => text.fromFuture(data.file, data.version, data.newest),
  ),
  BACKUP_IS_DATA: problem(file, (data) => text.isData(data.file)),
}

const backupKinds = ['regular', 'beforeMigration', 'beforeRestore', 'beforeRepair'] as const

const backup = z.object({
  /** its name in the folder of backups */
  name: z.string(),
  kind: z.enum(backupKinds),
  at: moment,
  /** bytes */
  size: z.number().int(),
})
export type Backup = z.output<typeof backup>

/** Which backup: one of the data folder by its name, or a file that was handed over. */
const source = z.union([
  z.object({ name: z.string().min(1).max(100) }),
  z.object({ stagingId: id, fileName: z.string().min(1).max(255) }),
])
export type BackupSource = z.output<typeof source>

const counted = z.object({
  /** null where the present data cannot be read */
  now: z.number().int().nullable(),
  inBackup: z.number().int(),
})

const restorePreview = z.object({
  fileName: z.string(),
  size: z.number().int(),
  /** version of its database, and whether this program will make a newer one of it */
  version: z.number().int(),
  isOlder: z.boolean(),
  organisation: z.string(),
  /** when somebody last changed or scanned something in it; null where nobody has */
  lastAt: moment.nullable(),
  /** whether it is an earlier state of the present data, or of data that has gone its own way */
  isSameRegister: z.boolean(),
  counts: z.object({
    assets: counted,
    people: counted,
    locations: counted,
    audits: counted,
    scans: counted,
    changes: counted,
  }),
  /** what is in the present data alone, and would be gone from it */
  gone: z.object({
    changes: z.number().int(),
    scans: z.number().int(),
    newest: z.array(
      z.object({ at: moment, actor: z.string(), entity: z.string(), name: z.string().nullable() }),
    ),
    audits: z.array(z.object({ name: z.string(), startedAt: moment })),
  }),
})
export type RestorePreview = z.output<typeof restorePreview>
export { restorePreview as restorePreviewSchema }

/** The result of a job that restores. */
export const restored = z.object({
  fileName: z.string(),
  assets: z.number().int(),
  scans: z.number().int(),
  /** the copy has an identity of its own from now on */
  replicaId: z.string(),
  /** where the data of before lies, in the data folder; null where there was none */
  before: z.string().nullable(),
})
export type Restored = z.output<typeof restored>

const started = z.object({ jobId: id })

export const backupsContract = {
  /** Every backup in the data folder, the newest first, and whether the last good one is old. */
  list: query('register.read').output(
    z.object({
      folder: z.string(),
      backups: z.array(backup),
      /** the newest backup that was verified after it was written */
      last: backup.nullable(),
      /** older than seven days, or there is none though there is data */
      isOld: z.boolean(),
    }),
  ),
  /** Backs up now. The job's result is the backup. */
  make: command('register.write').output(started),
  /** Writes a backup to be taken elsewhere. The job's result is an outgoing file. */
  save: command('administer').output(started),
  /** Says what restoring a backup would change. The job's result is the preview; nothing is changed. */
  preview: command('administer')
    .input(z.object({ source }))
    .output(started)
    .errors(errorsOf({ BACKUP_UNKNOWN: restoreProblems.BACKUP_UNKNOWN, ...filesProblems })),
  /** Puts a backup in the place of the present data, which is kept beside the backups. */
  restore: command('administer')
    .input(z.object({ source }))
    .output(started)
    .errors(errorsOf({ BACKUP_UNKNOWN: restoreProblems.BACKUP_UNKNOWN, ...filesProblems })),
}
