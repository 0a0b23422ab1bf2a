import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type {
  BackupSource,
  Restored,
  RestorePreview,
} from '../../../../src-shared/features/backups/backups-contract.ts'
import { incomingFolder, writeReplacementNote } from '../../replace/replacement-note.ts'
import { placeOfBefore } from '../../restore/prepare-restore.ts'
import { files } from '../files/files.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { people } from '../people/people.ts'
import { backups } from './backups.ts'
import { threaded } from './backups-threaded.ts'

interface Order {
  source: BackupSource
}

/** Says what restoring a backup would change. */
export async function previewRestore({ source }: Order, job: JobContext): Promise<RestorePreview> {
  const { dataFolder } = job
  const { file, fileName } = backups.file(dataFolder, source)
  const folder = join(files.stagingFolder(dataFolder), `preview-${job.jobId}`)
  try {
    return await threaded({ dataFolder, order: { does: 'preview', file, fileName, folder } }, job.signal)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Puts a backup in the place of the present data: makes it ready beside it, which can be cancelled, then says durably that
 * it is the data, and has the engine's threads begin anew on it. What is confirmed until then is in the data of before.
 */
export async function restoreBackup({ source }: Order, job: JobContext): Promise<Restored> {
  const { dataFolder } = job
  const { file, fileName } = backups.file(dataFolder, source)
  const folder = incomingFolder(dataFolder)
  const { aside, before } = placeOfBefore(dataFolder, job.now())
  const restorer = { id: job.actorId, name: people.byId(job.database, job.actorId)?.name ?? '' }
  const order = { fileName, restorer, before, job: { id: job.jobId, startedAt: job.startedAt } }
  const restored = await threaded<Restored>(
    { dataFolder, order: { does: 'prepare', file, folder, order } },
    job.signal,
  ).catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true })
    throw error
  })
  writeReplacementNote(dataFolder, { aside })
  job.replaceDatabase()
  return restored
}
