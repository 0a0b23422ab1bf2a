import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { FakeCommandLine } from './command-line.ts'
import { FakeEvent } from './fake-event.ts'

/** Electron's `app`: ready when the test says so, one instance of many if the test says so, ends as Electron does. */
export class FakeApp extends EventEmitter {
  isPackaged = false
  readonly commandLine = new FakeCommandLine()
  readonly paths: Record<string, string> = {}
  /** the folder whose single instance this is, and what it handed over if it is not */
  instance: { folder: string; data: unknown } | null = null
  isFirstInstance = true
  isSandboxed = false
  readonly protocols: string[] = []
  about: Record<string, unknown> = {}
  isDockHidden = false
  /** null while it runs */
  exitCode: number | null = null
  /** closes every window; false when one of them stayed open */
  closeWindows: () => boolean = () => true
  #becomeReady: () => void = () => undefined
  readonly #ready = new Promise<void>((resolve) => {
    this.#becomeReady = resolve
  })

  isReady = false
  whenReady = () => this.#ready
  getVersion = () => '9.8.7'
  readonly dock = {
    hide: () => {
      this.isDockHidden = true
    },
    downloadFinished: () => undefined,
  }

  getPath(name: string): string {
    const path = this.paths[name]
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`${path} is no folder`)
    this.paths[name] = path
  }

  requestSingleInstanceLock(data: unknown): boolean {
    this.instance = { folder: this.getPath('userData'), data: structuredClone(data) }
    return this.isFirstInstance
  }

  releaseSingleInstanceLock(): void {
    this.instance = null
  }

  enableSandbox(): void {
    if (this.isReady) throw new Error('app.enableSandbox() can only be called before the app is ready')
    this.isSandboxed = true
  }

  setAsDefaultProtocolClient(protocol: string): boolean {
    this.protocols.push(protocol)
    return true
  }

  setAppUserModelId = () => undefined

  setAboutPanelOptions(options: Record<string, unknown>): void {
    this.about = options
  }

  becomeReady(): void {
    this.isReady = true
    this.#becomeReady()
  }

  /** Another start on the same data folder, which hands over what it is to open. */
  startAgain(data: unknown): void {
    this.emit('second-instance', new FakeEvent(), [], '/', data)
  }

  /** As in Electron: before-quit, every window closes, will-quit; then it ends unless somebody prevented it. */
  quit(): void {
    this.emit('before-quit', new FakeEvent())
    if (!this.closeWindows()) return
    const event = new FakeEvent()
    this.emit('will-quit', event)
    if (!event.defaultPrevented) this.exit(0)
  }

  exit(code = 0): void {
    this.exitCode ??= code
    this.emit('exited')
  }
}
