import type { RestoreOrder } from '../../restore/prepare-restore.ts'
import type { ThreadFailure } from '../../thread-failure.ts'

/** What the thread of backups is to do. Files are absolute paths, folders those of databases. */
export type BackupsOrder =
  | { does: 'write'; target: string }
  | { does: 'preview'; file: string; fileName: string; folder: string }
  | { does: 'prepare'; file: string; folder: string; order: RestoreOrder }

export interface BackupsThreadData {
  dataFolder: string
  order: BackupsOrder
}

/** What came of it. A failure has a code, or it is a bug. */
export type BackupsEnd = { result: unknown } | { failure: ThreadFailure }
