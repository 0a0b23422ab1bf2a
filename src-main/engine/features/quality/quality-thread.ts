import '../../database/native-code.ts'
import { parentPort, workerData } from 'node:worker_threads'
import type { QualityReport } from '../../../../src-shared/features/quality/quality-contract.ts'
import { openReader } from '../../database/open.ts'
import { lookThrough } from './look-through.ts'

/** What the thread says: how many assets it has looked at, and in the end what it found. */
export type FromQualityThread = { done: number } | { report: QualityReport }

const { dataFolder, now } = workerData as { dataFolder: string; now: string }
const tell = (message: FromQualityThread) => parentPort?.postMessage(message)

const database = openReader(dataFolder, 'readOnce')
try {
  tell({ report: lookThrough(database, now, (done) => tell({ done })) })
} finally {
  database.close()
}
