import { EventEmitter } from 'node:events'

/** A stand-in for an event of Electron, of which a listener may prevent what follows. */
export class FakeEvent {
  defaultPrevented = false
  preventDefault(): void {
    this.defaultPrevented = true
  }
}

/** Electron's `app`: ready when the test says so, one instance of many if the test says so, ends as Electron does. */
export class FakeApp extends EventEmitter {
  readonly isPackaged = false
  readonly paths: Record<string, string> = {}
  isFirstInstance = true
  /** null while it runs */
  exitCode: number | null = null
  /** closes every window; false when one of them stayed open */
  closeWindows: () => void = () => undefined
  #becomeReady: () => void = () => undefined
  readonly #ready = new Promise<void>((resolve) => {
    this.#becomeReady = resolve
  })

  isReady = false
  whenReady = () => this.#ready
  getVersion = () => '9.8.7'
  getPath = (name: string) => this.paths[name]
  setPath(name: string, path: string): void {
    this.paths[name] = path
  }
  requestSingleInstanceLock = () => this.isFirstInstance

  becomeReady(): void {
    this.isReady = true
    this.#becomeReady()
  }

  /** As in Electron: before-quit, every window closes, will-quit; then it ends unless somebody prevented it. */
  quit(): void {
    this.emit('before-quit', new FakeEvent())
    this.closeWindows()
    const event = new FakeEvent()
    this.emit('will-quit', event)
    if (!event.defaultPrevented) this.exit(0)
  }

  exit(code: number): void {
    this.exitCode ??= code
    this.emit('exited')
  }
}
