import type { BrowserWindow, WebContents } from 'electron'
import type { ShellMessage } from '../../../../src-shared/features/app/shell-message.ts'
import type { ProfileSettings } from '../profile-settings.ts'
import { mendWindow } from './broken-window.ts'
import { bringToFront, openMainWindow } from './main-window.ts'
import { WindowMessages } from './window-messages.ts'

export interface WindowKeeperOptions {
  version: string
  settings: ProfileSettings
  /** called with every window that is opened */
  onOpened: (window: BrowserWindow) => void
  /** called when a page begins to listen, also one that is loaded anew and knows nothing of what was said before */
  onListens: () => void
}

/** Keeps the program's one window: opens it, brings it up, and tells it what the shell has to say. */
export class WindowKeeper {
  readonly #options: WindowKeeperOptions
  readonly #messages = new WindowMessages()
  #window: BrowserWindow | undefined

  constructor(options: WindowKeeperOptions) {
    this.#options = options
  }

  /** The window's page; undefined while there is no window. */
  get page(): WebContents | undefined {
    return this.#window?.webContents
  }

  show(): void {
    if (this.#window) bringToFront(this.#window)
    else this.#open()
  }

  /** Brings the window up and tells it something. */
  showAndTell(message: ShellMessage): void {
    this.show()
    this.#messages.tell(message)
  }

  /** Tells the window something, if there is one. */
  tell(message: ShellMessage): void {
    if (this.#window) this.#messages.tell(message)
  }

  /** A page asked for the engine, and so listens. */
  hears(page: WebContents): void {
    if (page === this.page && this.#messages.hearAs(page)) this.#options.onListens()
  }

  #open(): void {
    const { version, settings, onOpened } = this.#options
    const window = openMainWindow(version, settings)
    this.#window = window
    window.once('closed', () => {
      this.#window = undefined
    })
    mendWindow(window)
    onOpened(window)
  }
}
