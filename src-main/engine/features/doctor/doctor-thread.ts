import '../../database/native-code.ts'
import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../../database/open.ts'
import { lookAtDatabase } from './doctor-database.ts'

const { dataFolder, now } = workerData as { dataFolder: string; now: string }

const database = openReader(dataFolder, 'readOnce')
try {
  parentPort?.postMessage(lookAtDatabase(database, dataFolder, now))
} finally {
  database.close()
}
