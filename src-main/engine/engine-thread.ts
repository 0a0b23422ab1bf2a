import { parentPort, workerData } from 'node:worker_threads'
import type { WriterContext } from './calls/call-context.ts'
import { CallHandler } from './calls/call-handler.ts'
import { openReader } from './database/open.ts'
import { logBug } from './log.ts'
import { newId } from './new-id.ts'
import { router } from './router.ts'
import { startWriter } from './writer.ts'

export interface EngineThreadData {
  thread: 'writer' | 'reader'
  dataFolder: string
  version: string
}

/** What passes between the engine's main thread and its threads: frames of a connection, null when it is to be closed. */
export type ThreadMessage = [connection: number, frame: string | null]

const port = parentPort
if (!port) throw new Error('the engine’s threads are started by the engine')
const { thread, dataFolder, version } = workerData as EngineThreadData

const now = () => new Date().toISOString()
const tools = { dataFolder, newId, now, logBug }
const started: { writer: WriterContext | null; close: () => Promise<void> } & Pick<
  ReturnType<typeof startWriter>,
  'database'
> = thread === 'writer' ? startWriter(tools) : startReader()

const handler = new CallHandler(
  router,
  { database: started.database, dataFolder, version, writer: started.writer, newId, now },
  (connection, frame) => port.postMessage([connection, frame] satisfies ThreadMessage),
  logBug,
)
port.on('message', (message: ThreadMessage | 'close') => {
  if (message === 'close') void close()
  else if (message[1] === null) handler.close(message[0])
  else handler.receive(message[0], message[1])
})
port.postMessage('ready')

function startReader() {
  const database = openReader(dataFolder)
  return { database, writer: null, close: async () => void database.close() }
}

async function close(): Promise<void> {
  await started.close()
  port?.close()
}
