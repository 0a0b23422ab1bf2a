import { setTimeout as wait } from 'node:timers/promises'
import { app } from 'electron'
import { failure } from '../../../src-shared/contract/problems.ts'
import { computerProblems } from '../../../src-shared/features/computer/computer-contract.ts'
import { log } from './desktop-log.ts'
import { answerTravels } from './engine-host.ts'

const every = 4 * 60 * 60 * 1000

type AppUpdater = typeof import('electron-updater')['autoUpdater']

export interface UpdatesOptions {
  /** where the organisation keeps its updates; null: nowhere, and nothing is ever asked for */
  server: string | null
  /** a newer program was fetched and waits to be installed */
  onReady: () => void
  /** the update that somebody asked for could not be installed, and the program goes on */
  onNotInstalled: () => void
}

/**
 * Looks for newer programs on the organisation's own server (electron-updater, generic provider), fetches them in the
 * background and keeps them until a person asks to install them: never by itself, not when the program ends either,
 * since somebody may be in the middle of an audit. Failures are written down and not shown; it tries again later.
 * On macOS only a signed program can be updated: the system's own updater compares signatures.
 */
export class Updates {
  readonly #options: UpdatesOptions
  #updater: AppUpdater | undefined
  #ready: string | null = null
  #isInstalling = false

  constructor(options: UpdatesOptions) {
    this.#options = options
  }

  /** Version of the update that waits; null: none does. */
  get ready(): string | null {
    return this.#ready
  }

  /** Begins to look for updates, if there is a server and this is an installed program. */
  async watch(): Promise<void> {
    const { server } = this.#options
    if (server === null || !app.isPackaged) return
    const updater = await this.#load(server)
    const look = () =>
      updater.checkForUpdates().then(
        () => undefined,
        // Its event `error` has told of it.
        () => undefined,
      )
    setInterval(look, every).unref()
    await look()
  }

  /**
   * Ends the program, installs the update that waits and starts it again; answers before that.
   * @param close waits until everything is durable and the engine has ended
   * @throws NO_UPDATE
   */
  install(close: () => Promise<void>): void {
    const updater = this.#updater
    if (!updater || this.#ready === null) throw failure(computerProblems, 'NO_UPDATE', {})
    if (this.#isInstalling) return
    this.#isInstalling = true
    log.note('update installs', { version: this.#ready })
    wait(answerTravels)
      .then(close)
      .then(() => updater.quitAndInstall(false, true))
      .catch((error: unknown) => this.#failed(error))
  }

  #failed(error: unknown): void {
    log.bug('update', error)
    if (!this.#isInstalling) return
    this.#isInstalling = false
    this.#options.onNotInstalled()
  }

  async #load(server: string): Promise<AppUpdater> {
    const { default: library } = await import('electron-updater')
    const updater = library.autoUpdater
    updater.autoDownload = true
    updater.autoInstallOnAppQuit = false
    updater.allowDowngrade = false
    updater.allowPrerelease = false
    updater.logger = null
    updater.setFeedURL({ provider: 'generic', url: server })
    updater.on('error', (error) => this.#failed(error))
    updater.on('update-downloaded', ({ version }) => {
      this.#ready = version
      log.note('update ready', { version })
      this.#options.onReady()
    })
    this.#updater = updater
    return updater
  }
}
