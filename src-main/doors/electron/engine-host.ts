import {
  MessageChannelMain,
  type MessagePortMain,
  type UtilityProcess,
  utilityProcess,
  type WebContents,
} from 'electron'
import { startText } from '../../../src-shared/features/app/start-text.ts'
import type { FromEngineProcess, ToEngineProcess } from '../../engine/engine-process.ts'
import type { Host } from '../../engine/host.ts'
import { answerOf } from '../../engine/host-messages.ts'
import { channels } from './channels.ts'
import { engineMemory } from './engine-memory.ts'
import { engineProcessFile } from './places.ts'

export interface EngineHostOptions {
  version: string
  onReady: () => void
  /** an engine has ended, whether it was told to or not */
  onEnded?: () => void
  /** the engine cannot work; `message` is for the person */
  onFailed: (failure: EngineFailure) => void
}

export interface EngineFailure {
  code: string | null
  message: string
}

/** What an engine works on, and who answers what it asks. */
export interface EngineOrder {
  dataFolder: string
  host: Host
}

/**
 * Milliseconds that the answer to a request may take through the engine to whoever caused it. What a request leads to
 * that ends the engine waits for so long: an answer that is lost would let the window ask again.
 */
export const answerTravels = 500

const crashesAllowed = 5
const crashWindow = 60_000
/** An end takes as long as the last write; one that takes longer than this hangs, and the database survives a kill. */
const endWithin = 30_000

/**
 * Runs the engine in a process of its own, so that neither its work stops the window nor its crash ends the program.
 * One that ended without being told to is started again; pages that ask meanwhile get their port when it is ready.
 */
export class EngineHost {
  readonly #options: EngineHostOptions
  readonly #waiting = new Set<(port: MessagePortMain) => void>()
  readonly #crashes: number[] = []
  #order: EngineOrder | undefined
  #process: UtilityProcess | undefined
  #isReady = false
  #isClosing = false
  #isOnBattery = false

  constructor(options: EngineHostOptions) {
    this.#options = options
  }

  /** Begins the work on a data folder; an engine that ran before has to be closed. */
  start(order: EngineOrder): void {
    this.#order = order
    this.#isClosing = false
    this.#fork(order)
  }

  /** Sends a page its own port to the engine, as soon as there is an engine. */
  connect(page: WebContents): void {
    this.#give((port) => {
      if (page.isDestroyed()) port.close()
      else page.postMessage(channels.enginePort, null, [port])
    })
  }

  /** A port to the engine for the main process itself, as soon as there is an engine. */
  port(): Promise<MessagePortMain> {
    return new Promise((resolve) => this.#give(resolve))
  }

  /** The computer slept: the engine tries again soon what waits for a network. */
  resumed(): void {
    if (this.#isReady) this.#tell({ type: 'resumed' })
  }

  /** Tells the engine, and each one after it, whether the computer runs on battery. */
  onBattery(isOnBattery: boolean): void {
    this.#isOnBattery = isOnBattery
    if (this.#isReady) this.#tell({ type: 'power', isOnBattery })
  }

  /** Ends an engine that hangs, as a crash would; the next one is started in its place. */
  replace(): void {
    this.#process?.kill()
  }

  /** Waits until everything is durable and the engine's process has ended. */
  async close(): Promise<void> {
    this.#isClosing = true
    const closing = this.#process
    if (!closing) return
    await new Promise<void>((resolve) => {
      const late = setTimeout(() => closing.kill(), endWithin)
      closing.once('exit', () => {
        clearTimeout(late)
        resolve()
      })
      this.#tell({ type: 'close' })
    })
  }

  #fork({ dataFolder, host }: EngineOrder): void {
    const started = utilityProcess.fork(engineProcessFile, [], {
      serviceName: 'Assetwalk engine',
      env: { ...process.env, ...engineMemory },
    })
    this.#process = started
    started.on('message', (message: FromEngineProcess) => void this.#hear(started, message))
    started.once('exit', () => this.#ended())
    this.#tell({ type: 'start', dataFolder, version: this.#options.version, facts: host.facts })
  }

  #give(take: (port: MessagePortMain) => void): void {
    if (!this.#process || !this.#isReady) {
      this.#waiting.add(take)
      return
    }
    const { port1, port2 } = new MessageChannelMain()
    this.#process.postMessage({ type: 'connect' } satisfies ToEngineProcess, [port1])
    take(port2)
  }

  async #hear(from: UtilityProcess, message: FromEngineProcess): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#isReady = true
        if (this.#isOnBattery) this.#tell({ type: 'power', isOnBattery: true })
        this.#options.onReady()
        this.#giveAll()
        return
      case 'failed':
        this.#isClosing = true
        this.#tell({ type: 'close' })
        this.#options.onFailed(forPerson(message))
        return
      case 'ask':
        if (this.#order) from.postMessage(await answerOf(this.#order.host, message))
    }
  }

  #giveAll(): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const take of waiting) this.#give(take)
  }

  #ended(): void {
    this.#process = undefined
    this.#isReady = false
    this.#options.onEnded?.()
    if (this.#isClosing || !this.#order) return
    const now = Date.now()
    this.#crashes.push(now)
    if (this.#crashes.filter((at) => now - at < crashWindow).length <= crashesAllowed) this.#fork(this.#order)
    else this.#options.onFailed({ code: null, message: startText.failed.engineEnded })
  }

  #tell(message: ToEngineProcess): void {
    this.#process?.postMessage(message)
  }
}

function forPerson({ code, message }: EngineFailure): EngineFailure {
  return { code, message: code === null ? startText.failed.bug(message) : message }
}
