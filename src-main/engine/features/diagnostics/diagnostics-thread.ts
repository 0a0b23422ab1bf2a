import '../../database/native-code.ts'
import { parentPort, workerData } from 'node:worker_threads'
import type { DiagnosticsSection } from '../../../../src-shared/features/diagnostics/diagnostics-contract.ts'
import { openReader } from '../../database/open.ts'
import { checksSection, databaseSection } from './diagnostics-database.ts'

/** What the thread says, as far as it got. */
export type DiagnosticsFound = { database: DiagnosticsSection } | { checks: DiagnosticsSection }

const { dataFolder } = workerData as { dataFolder: string }
const tell = (found: DiagnosticsFound) => parentPort?.postMessage(found)

const database = openReader(dataFolder, 'readOnce')
database.pragma('cache_size = -8192') // of a thread that reads everything once
try {
  tell({ database: databaseSection(database) })
  tell({ checks: checksSection(database) })
} finally {
  database.close()
}
