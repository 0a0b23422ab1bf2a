import { type Lane, laneOf, type Transport } from '../../src-shared/wire/transport.ts'
import type { Host } from './host.ts'
import { answerOf } from './host-messages.ts'
import type { OpenLog } from './logs.ts'
import { finishReplacement } from './replace/finish-replacement.ts'
import { startFailure } from './start-failure.ts'
import { type EngineThread, type StartThread, startThread } from './start-thread.ts'
import type { FromThread, ThreadFrame, ToThread } from './work-of-thread.ts'

interface PumpOptions {
  dataFolder: string
  version: string
  host: Host
  log: OpenLog
  onFailed: (error: unknown) => void
  startThread?: StartThread | undefined
}

const threadOfLane = { q: 'reader', c: 'writer' } as const
const crashesAllowed = 5
const crashWindow = 60_000

/**
 * The engine's main thread: it only pumps frames between transports and the two threads, questions to the host, and
 * lines to the log. When a thread dies, every connection is closed and both begin anew; clients connect again and
 * repeat what was not answered.
 */
export class Pump {
  readonly #options: PumpOptions
  readonly #connections = new Map<number, Transport>()
  readonly #crashes: number[] = []
  #threads: Record<Lane, EngineThread> | undefined
  #starting: Promise<void> | undefined
  #nextConnection = 1
  #closing = false
  #isOnBattery = false

  constructor(options: PumpOptions) {
    this.#options = options
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

  /** The computer slept. */
  resumed(): void {
    if (this.#threads) tell(this.#threads.c, 'resumed')
  }

  onBattery(isOnBattery: boolean): void {
    this.#isOnBattery = isOnBattery
    this.#tellPower()
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
  }

  async #startThreads(): Promise<void> {
    const writer = this.#startThread('c')
    const reader = this.#startThread('q')
    reader.ready.catch(() => undefined)
    try {
      this.#open(writer.worker)
      await writer.ready
      this.#open(reader.worker)
      await reader.ready
    } catch (error) {
      await reader.worker.terminate()
      await writer.ready.then(
        () => ended(writer.worker),
        () => writer.worker.terminate(),
      )
      throw error
    }
    this.#threads = { c: writer.worker, q: reader.worker }
    if (this.#isOnBattery) this.#tellPower()
    for (const [lane, thread] of Object.entries(this.#threads))
      thread.once('exit', (exitCode) => void this.#threadEnded(lane as Lane, thread, exitCode))
  }

  #open(thread: EngineThread): void {
    const { dataFolder, version, host } = this.#options
    tell(thread, { type: 'open', dataFolder, version, hostFacts: host.facts })
  }

  /** Both threads load their code at the same time; the reader opens the database once the writer has prepared it. */
  #startThread(lane: Lane): { worker: EngineThread; ready: Promise<void> } {
    const { dataFolder } = this.#options
    const thread = threadOfLane[lane]
    const worker = (this.#options.startThread ?? startThread)(thread)
    let isReady = false
    const ready = new Promise<void>((resolve, reject) => {
      worker.on('message', (message: FromThread) => this.#hear(lane, worker, message, resolve))
      worker.on('error', (error: Error) => {
        if (isReady) this.#options.log.bug(`${thread} thread`, error)
        else reject(startFailure(error, dataFolder))
      })
    }).then(() => {
      isReady = true
    })
    return { worker, ready }
  }

  #hear(lane: Lane, thread: EngineThread, message: FromThread, ready: () => void): void {
    if (!('type' in message)) this.#carry(lane, message)
    else if (message.type === 'ready') ready()
    else if (message.type === 'replaceDatabase') void this.#replaceDatabase()
    else if (message.type === 'log') this.#options.log.write(message.entry)
    else void answerOf(this.#options.host, message).then((answer) => tell(thread, answer))
  }

  #tellPower(): void {
    if (this.#threads) tell(this.#threads.c, { type: 'power', isOnBattery: this.#isOnBattery })
  }

  #carry(lane: Lane, [connection, frame]: ThreadFrame): void {
    const transport = this.#connections.get(connection)
    if (frame === null) transport?.close()
    else transport?.send(lane + frame)
  }

  /**
   * Puts the database in place that waits to be the next one, and has both threads begin anew on it. Clients see a lost
   * connection and connect again.
   */
  async #replaceDatabase(): Promise<void> {
    const threads = this.#threads
    if (!threads || this.#closing) return
    this.#threads = undefined
    this.#closeConnections()
    this.#starting = (async () => {
      await ended(threads.q)
      await ended(threads.c)
      finishReplacement(this.#options.dataFolder)
      await this.#startThreads()
    })()
    await this.#starting.then(
      () => this.#options.log.note('database replaced'),
      (error: unknown) => this.#failed(error),
    )
  }

  async #threadEnded(lane: Lane, thread: EngineThread, exitCode: number): Promise<void> {
    if (this.#closing || !this.#threads || !Object.values(this.#threads).includes(thread)) return
    this.#options.log.warn('thread ended', { thread: threadOfLane[lane], exitCode })
    const others = Object.values(this.#threads).filter((other) => other !== thread)
    this.#threads = undefined
    this.#closeConnections()
    this.#starting = Promise.all(others.map((other) => other.terminate())).then(() => this.#restart())
    await this.#starting.catch((error: unknown) => this.#failed(error))
  }

  async #restart(): Promise<void> {
    const now = Date.now()
    this.#crashes.push(now)
    const crashes = this.#crashes.filter((at) => now - at < crashWindow).length
    if (crashes > crashesAllowed) throw new Error('the engine’s threads ended again and again')
    await this.#startThreads()
    this.#options.log.note('threads began anew', { crashes, milliseconds: Date.now() - now })
  }

  #failed(error: unknown): void {
    this.#options.onFailed(this.#options.log.failure('restart of the engine', error))
  }

  #closeConnections(): void {
    const transports = [...this.#connections.values()]
    this.#connections.clear()
    for (const transport of transports) transport.close()
  }
}

function ended(thread: EngineThread): Promise<void> {
  return new Promise((resolve) => {
    thread.once('exit', () => resolve())
    tell(thread, 'close')
  })
}

function tell(thread: EngineThread, message: ToThread): void {
  thread.postMessage(message)
}
