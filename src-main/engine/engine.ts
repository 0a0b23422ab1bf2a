import { Worker } from 'node:worker_threads'
import { type Lane, laneOf, type Transport } from '../../src-shared/wire/transport.ts'
import { type Ownership, takeOwnership } from './database/ownership.ts'
import type { EngineThreadData, FromThread, ThreadFrame, ToThread } from './engine-thread.ts'
import { type Host, hostWithoutAbilities } from './host.ts'
import { answerOf } from './host-messages.ts'
import { listenOnLocalSocket } from './local-socket.ts'
import { logBug } from './log.ts'
import { startFailure } from './start-failure.ts'
import { threadEntry } from './thread-entry.ts'

export interface EngineOptions {
  dataFolder: string
  /** version of the program, shown to people */
  version: string
  /** the door that starts it; absent: a command line that can do nothing for it */
  host?: Host
  /** the engine cannot go on: its threads ended again and again; absent: the process ends */
  onFailed?: (error: unknown) => void
}

export interface Engine {
  readonly dataFolder: string
  /** Takes a client on; its calls are answered until the transport closes. */
  attach: (transport: Transport) => void
  /** Ends as if the engine had crashed, and begins anew: for tests of doors and clients. */
  crash: () => Promise<void>
  /** Waits for the last durable write, closes every connection and frees the data folder. */
  close: () => Promise<void>
}

const threadOfLane = { q: 'reader', c: 'writer' } as const
const crashesAllowed = 5
const crashWindow = 60_000

/**
 * Begins the work on a data folder, which no other engine may have. The main thread only pumps frames between
 * transports and the two threads: queries go to the reader, commands and streams to the writer. When a thread dies,
 * every connection is closed and both begin anew; clients connect again and repeat what was not answered.
 * @throws DATA_FOLDER_IN_USE, DATA_FOLDER_NOT_WRITABLE, DATABASE_FROM_FUTURE, DATABASE_DAMAGED, DISK_FULL
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const ownership = takeOwnership(options.dataFolder)
  const pump = new Pump(options, ownership)
  try {
    await pump.start()
    const socket = await listenOnLocalSocket(options.dataFolder, (transport) => pump.attach(transport))
    return {
      dataFolder: options.dataFolder,
      attach: (transport) => pump.attach(transport),
      crash: () => pump.crash(),
      close: async () => {
        await socket.close()
        await pump.close()
      },
    }
  } catch (error) {
    await pump.close()
    throw error
  }
}

class Pump {
  readonly #options: EngineOptions
  readonly #ownership: Ownership
  readonly #host: Host
  readonly #connections = new Map<number, Transport>()
  readonly #crashes: number[] = []
  #threads: Record<Lane, Worker> | undefined
  #starting: Promise<void> | undefined
  #nextConnection = 1
  #closing = false

  constructor(options: EngineOptions, ownership: Ownership) {
    this.#options = options
    this.#ownership = ownership
    this.#host = options.host ?? hostWithoutAbilities('commandLine')
  }

  start(): Promise<void> {
    this.#starting = this.#startThreads()
    return this.#starting
  }

  attach(transport: Transport): void {
    const threads = this.#threads
    if (!threads || this.#closing) {
      transport.close()
      return
    }
    const connection = this.#nextConnection++
    this.#connections.set(connection, transport)
    transport.onFrame((frame) => {
      const lane = laneOf(frame)
      if (lane) tell(threads[lane], [connection, frame.slice(1)])
      else transport.close()
    })
    transport.onClose(() => {
      if (!this.#connections.delete(connection)) return
      for (const thread of Object.values(threads)) tell(thread, [connection, null])
    })
  }

  async crash(): Promise<void> {
    const threads = Object.values(this.#threads ?? {})
    await Promise.all(threads.map((thread) => thread.terminate()))
    await this.#starting
  }

  async close(): Promise<void> {
    this.#closing = true
    this.#closeConnections()
    await this.#starting?.catch(() => undefined)
    const threads = this.#threads
    this.#threads = undefined
    // The writer last: whoever closes a database last brings its write-ahead log home, and a reader cannot.
    if (threads) {
      await ended(threads.q)
      await ended(threads.c)
    }
    this.#ownership.release()
  }

  async #startThreads(): Promise<void> {
    const writer = await this.#startThread('writer')
    const reader = await this.#startThread('reader').catch(async (error: unknown) => {
      await ended(writer)
      throw error
    })
    this.#threads = { c: writer, q: reader }
    for (const lane of ['c', 'q'] as const) {
      const thread = this.#threads[lane]
      thread.on('message', (message: FromThread) => {
        if ('type' in message) void answerOf(this.#host, message).then((answer) => tell(thread, answer))
        else this.#carry(lane, message)
      })
      thread.once('exit', () => void this.#threadEnded(thread))
    }
  }

  #carry(lane: Lane, [connection, frame]: ThreadFrame): void {
    const transport = this.#connections.get(connection)
    if (frame === null) transport?.close()
    else transport?.send(lane + frame)
  }

  async #startThread(thread: (typeof threadOfLane)[Lane]): Promise<Worker> {
    const { dataFolder, version } = this.#options
    const workerData: EngineThreadData = { thread, dataFolder, version, hostFacts: this.#host.facts }
    const worker = new Worker(threadEntry('./engine-thread'), { workerData })
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve())
      worker.once('error', (error: Error) => reject(startFailure(error, dataFolder)))
    })
    worker.removeAllListeners('error')
    worker.on('error', (error) => logBug(`${thread} thread`, error))
    return worker
  }

  async #threadEnded(thread: Worker): Promise<void> {
    if (this.#closing || !this.#threads || !Object.values(this.#threads).includes(thread)) return
    const others = Object.values(this.#threads).filter((other) => other !== thread)
    this.#threads = undefined
    this.#closeConnections()
    this.#starting = Promise.all(others.map((other) => other.terminate())).then(() => this.#restart())
    await this.#starting.catch((error: unknown) => this.#failed(error))
  }

  #restart(): Promise<void> {
    const now = Date.now()
    this.#crashes.push(now)
    if (this.#crashes.filter((at) => now - at < crashWindow).length > crashesAllowed) {
      throw new Error('the engine’s threads ended again and again')
    }
    return this.#startThreads()
  }

  #failed(error: unknown): void {
    logBug('engine', error)
    if (this.#options.onFailed) this.#options.onFailed(error)
    else process.exit(70)
  }

  #closeConnections(): void {
    const transports = [...this.#connections.values()]
    this.#connections.clear()
    for (const transport of transports) transport.close()
  }
}

function ended(thread: Worker): Promise<void> {
  return new Promise((resolve) => {
    thread.once('exit', () => resolve())
    tell(thread, 'close')
  })
}

function tell(thread: Worker, message: ToThread): void {
  thread.postMessage(message)
}
