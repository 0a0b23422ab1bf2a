import type { MessagePort } from 'node:worker_threads'
import type { WriterContext } from './calls/call-context.ts'
import { CallHandler } from './calls/call-handler.ts'
import { closeConnection } from './database/closing.ts'
import { openReader } from './database/open.ts'
import type { HostFacts } from './host.ts'
import { DistantHost, type HostAnswer, type HostAsk } from './host-messages.ts'
import { type LogEntry, logTo } from './log.ts'
import { newId } from './new-id.ts'
import { loadAskedFirst, router } from './router.ts'
import { startWriter } from './writer.ts'

export type ThreadName = 'writer' | 'reader'

/** What a thread is to work on. */
interface ThreadOrder {
  dataFolder: string
  version: string
  hostFacts: HostFacts
}

/** A frame of a connection, in both directions; null when the connection is to be closed. */
export type ThreadFrame = [connection: number, frame: string | null]
/** What the engine's main thread tells its threads; `open`, first of all: the data folder is theirs, for the reader the database is there; `resumed` and `power`, to the writer alone: the computer slept, and on what it runs. */
export type ToThread =
  | ({ type: 'open' } & ThreadOrder)
  | ThreadFrame
  | HostAnswer
  | { type: 'power'; isOnBattery: boolean }
  | 'resumed'
  | 'close'
/** What it hears from them. */
export type FromThread =
  | ThreadFrame
  | HostAsk
  | { type: 'ready' }
  | { type: 'replaceDatabase' }
  | { type: 'log'; entry: LogEntry }

/**
 * The work of one of the engine's threads: waits until it is told to open its side of a data folder, says that it is
 * ready, and answers what comes through the port until it is told to close.
 * @throws what keeps it from beginning
 */
export async function workOfThread(thread: ThreadName, port: MessagePort): Promise<void> {
  const ordered = new Promise<ThreadOrder>((resolve) => port.once('message', resolve))
  // A window asks the reader before it asks the writer.
  if (thread === 'reader') await loadAskedFirst(thread)
  const { dataFolder, version, hostFacts } = await ordered
  const tell = (message: FromThread) => port.postMessage(message)
  const host = new DistantHost(hostFacts, tell)
  const log = logTo((entry) => tell({ type: 'log', entry }))
  const now = () => new Date().toISOString()
  const replaceDatabase = () => tell({ type: 'replaceDatabase' })
  const started: Started =
    thread === 'writer'
      ? startWriter({ dataFolder, newId, now, log, host, replaceDatabase })
      : startReader(dataFolder)

  const handler = new CallHandler(
    router,
    { database: started.database, dataFolder, version, writer: started.writer, host, log, newId, now },
    (connection, frame) => tell([connection, frame]),
  )
  const close = async () => {
    await started.close()
    port.close()
  }
  port.on('message', (message: Exclude<ToThread, { type: 'open' }>) => {
    if (message === 'close') void close()
    else if (message === 'resumed') started.resumed?.()
    else if ('type' in message && message.type === 'power')
      started.writer?.supply.onBattery(message.isOnBattery)
    else if ('type' in message) host.hear(message)
    else if (message[1] === null) handler.close(message[0])
    else handler.receive(message[0], message[1])
  })
  tell({ type: 'ready' })
  // Whoever asks for what cannot be loaded hears of it.
  if (thread === 'writer') await loadAskedFirst(thread).catch(() => undefined)
}

type Started = Pick<ReturnType<typeof startWriter>, 'database' | 'close'> & {
  writer: WriterContext | null
  resumed?: () => void
}

function startReader(dataFolder: string): Started {
  const database = openReader(dataFolder)
  return { database, writer: null, close: async () => closeConnection(database) }
}
