import '../../database/native-code.ts'
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../../database/open.ts'
import { toldFailure } from '../../thread-failure.ts'
import { planImport } from './import-plan.ts'
import type { FromListThread, ListThreadData, ToListThread } from './list-reader.ts'
import { readRows } from './read-rows.ts'

const port = parentPort
if (!port) throw new Error('the thread that reads lists is started by an import')
const { dataFolder, file, said } = workerData as ListThreadData
const tell = (message: FromListThread) => port.postMessage(message)
const asked = async () => ((await once(port, 'message')) as [ToListThread])[0]
const database = openReader(dataFolder, 'readOnce')
try {
  let next = asked()
  tell({ plan: await planImport(database, file, said, new AbortController().signal) })
  const { plan, generation } = await next
  if (!plan) throw new Error('rows are read by a plan')
  const meanwhile = { generation }
  for await (const rows of readRows(database, file, plan, meanwhile)) {
    next = asked()
    tell({ rows })
    meanwhile.generation = (await next).generation
  }
  tell({ rows: null })
} catch (error) {
  tell({ failure: toldFailure(error) })
} finally {
  database.close()
}
