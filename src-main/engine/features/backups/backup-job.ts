import type { Backup } from '../../../../src-shared/features/backups/backups-contract.ts'
import { backupsText } from '../../../../src-shared/features/backups/backups-text.ts'
import type { FileResult } from '../../../../src-shared/features/jobs/jobs-contract.ts'
import { files } from '../files/files.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { backups } from './backups.ts'

/** Backs up into the data folder. */
export async function makeBackup(_: object, job: JobContext): Promise<Backup> {
  const made = await backups.make(job.dataFolder, job.now(), job.signal)
  job.step((tx) => tx.touch('backups'))
  return made
}

/** Writes a backup to be taken elsewhere. */
export async function saveBackup(_: object, job: JobContext): Promise<FileResult> {
  const outgoingId = job.newId()
  const { size } = await backups.write(job.dataFolder, files.outgoing(job.dataFolder, outgoingId), job.signal)
  return { outgoingId, fileName: backupsText.copyName(job.now().slice(0, 10)), size }
}
