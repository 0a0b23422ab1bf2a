import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron'
import { startText } from '../../../src-shared/features/app/start-text.ts'
import type { FromEngineProcess, ToEngineProcess } from '../../engine/engine-process.ts'
import type { HostFacts } from '../../engine/host.ts'
import { channels } from './channels.ts'
import { engineProcessFile } from './places.ts'

export interface EngineHostOptions {
  dataFolder: string
  version: string
  onReady: () => void
  /** the engine cannot work; `message` is for the person */
  onFailed: (failure: { code: string | null; message: string }) => void
}

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
  readonly #waiting = new Set<WebContents>()
  readonly #crashes: number[] = []
  #process: UtilityProcess | undefined
  #isReady = false
  #isClosing = false

  constructor(options: EngineHostOptions) {
    this.#options = options
  }

  start(): void {
    const { dataFolder, version } = this.#options
    const started = utilityProcess.fork(engineProcessFile, [], { serviceName: 'Assetwalk engine' })
    this.#process = started
    started.on('message', (message: FromEngineProcess) => this.#hear(message))
    started.once('exit', () => this.#ended())
    const facts: HostFacts = {
      door: 'desktop',
      dataFolderOrigin: 'named',
      abilities: [],
      updateServer: null,
    }
    this.#tell({ type: 'start', dataFolder, version, facts })
  }

  /** Sends a page its own port to the engine, as soon as there is an engine. */
  connect(page: WebContents): void {
    if (page.isDestroyed()) return
    if (!this.#process || !this.#isReady) {
      this.#waiting.add(page)
      return
    }
    const { port1, port2 } = new MessageChannelMain()
    this.#process.postMessage({ type: 'connect' } satisfies ToEngineProcess, [port1])
    page.postMessage(channels.enginePort, null, [port2])
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

  #hear(message: FromEngineProcess): void {
    if (message.type === 'failed') {
      this.#isClosing = true
      this.#tell({ type: 'close' })
      const { code } = message
      this.#options.onFailed({
        code,
        message: code === null ? startText.failed.bug(message.message) : message.message,
      })
      return
    }
    if (message.type === 'ask') return
    this.#isReady = true
    this.#options.onReady()
    const pages = [...this.#waiting]
    this.#waiting.clear()
    for (const page of pages) this.connect(page)
  }

  #ended(): void {
    this.#process = undefined
    this.#isReady = false
    if (this.#isClosing) return
    const now = Date.now()
    this.#crashes.push(now)
    if (this.#crashes.filter((at) => now - at < crashWindow).length <= crashesAllowed) this.start()
    else this.#options.onFailed({ code: null, message: startText.failed.engineEnded })
  }

  #tell(message: ToEngineProcess): void {
    this.#process?.postMessage(message)
  }
}
