import '../../../database/native-code.ts'
import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../../../database/open.ts'
import { toldFailure } from '../../../thread-failure.ts'
import { answerOf } from './bulk-answer.ts'
import type { BulkThreadData, FromBulkThread } from './threaded.ts'

const { dataFolder, question } = workerData as BulkThreadData
const tell = (message: FromBulkThread) => parentPort?.postMessage(message)
const database = openReader(dataFolder, 'readOnce')
try {
  const result = answerOf(database, question, {
    progress: (done, total) => tell({ done, total }),
    found: (numbers) => tell({ numbers }),
  })
  tell({ result })
} catch (error) {
  tell({ failure: toldFailure(error) })
} finally {
  database.close()
}
