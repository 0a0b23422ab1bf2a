import '../../database/native-code.ts'
import { parentPort, workerData } from 'node:worker_threads'
import { writeBackup } from '../../backups/write-backup.ts'
import { openToCopy } from '../../database/open-to-copy.ts'
import { newId } from '../../new-id.ts'
import { prepareRestore } from '../../restore/prepare-restore.ts'
import { restorePreview } from '../../restore/restore-preview.ts'
import { takeInBackup } from '../../restore/take-in-backup.ts'
import { toldFailure } from '../../thread-failure.ts'
import type { BackupsEnd, BackupsOrder, BackupsThreadData } from './backups-order.ts'

const { dataFolder, order } = workerData as BackupsThreadData
const tell = (end: BackupsEnd) => parentPort?.postMessage(end)

try {
  tell({ result: done(order) })
} catch (error) {
  tell({ failure: toldFailure(error) })
}

function done(what: BackupsOrder): unknown {
  switch (what.does) {
    case 'write': {
      const database = openToCopy(dataFolder)
      try {
        return writeBackup(database, what.target)
      } finally {
        database.close()
      }
    }
    case 'preview':
      takeInBackup({ path: what.file, fileName: what.fileName }, dataFolder, what.folder)
      return restorePreview(what.folder, what.fileName, dataFolder)
    case 'prepare': {
      const { file, folder, order: restore } = what
      takeInBackup({ path: file, fileName: restore.fileName }, dataFolder, folder)
      return prepareRestore(folder, restore, { newId, now: () => new Date().toISOString() })
    }
  }
}
