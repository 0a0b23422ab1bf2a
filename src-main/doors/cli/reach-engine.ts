import { setTimeout as wait } from 'node:timers/promises'
import type { DataFolderOrigin } from '../../../src-shared/features/computer/computer-contract.ts'
import type { Transport } from '../../../src-shared/wire/transport.ts'
import { type Engine, startEngine } from '../../engine/engine.ts'
import { type Host, hostWithoutAbilities } from '../../engine/host.ts'
import { connectToLocalSocket } from '../../engine/local-socket.ts'
import { version } from './version.ts'

const tryEvery = 50
/** An engine that owns the folder and does not listen yet is about to begin, or to end. */
const patience = 15_000

/** The way to the engine of a data folder: the one that runs, else one of this process, for as long as it lasts. */
export class EngineReach {
  readonly #dataFolder: string
  readonly #host: Host
  #own: Engine | undefined

  constructor(dataFolder: string, origin: DataFolderOrigin) {
    this.#dataFolder = dataFolder
    this.#host = hostWithoutAbilities('commandLine', origin)
  }

  get isOwn(): boolean {
    return this.#own !== undefined
  }

  /** @throws DATA_FOLDER_IN_USE when its owner does not answer for some seconds, and what else startEngine throws */
  async open(): Promise<Transport> {
    const givingUpAt = Date.now() + patience
    for (;;) {
      const running = await connectToLocalSocket(this.#dataFolder).catch(() => null)
      if (running) return running
      if (this.#own) throw new Error('the own engine does not answer')
      try {
        this.#own = await startEngine({ dataFolder: this.#dataFolder, version, host: this.#host })
      } catch (error) {
        if ((error as { code?: unknown }).code !== 'DATA_FOLDER_IN_USE' || Date.now() > givingUpAt)
          throw error
        await wait(tryEvery)
      }
    }
  }

  /** Ends the engine of this process, if there is one. */
  async close(): Promise<void> {
    await this.#own?.close()
  }
}
