import { EventEmitter } from 'node:events'
import { FakeEvent } from './fake-event.ts'
import type { FakePort } from './fake-port.ts'
import { type Heard, ScriptedPage } from './preload-script.ts'
import type { FakeSession } from './session.ts'

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }
type Leaving = 'will-navigate' | 'will-redirect' | 'will-frame-navigate' | 'will-attach-webview'

/** A frame of a page, as far as who asks is told by it. */
export interface FakeFrame {
  url: string
  parent: FakeFrame | null
}

export interface PagePreferences {
  preload?: string
  additionalArguments?: string[]
  plugins?: boolean
  session?: FakeSession
}

export interface FakePrinter {
  name: string
  displayName: string
}

/** What the system around the pages does for them. */
export interface PageSystem {
  invoke: (channel: string, page: FakeWebContents) => Promise<unknown>
  printers: FakePrinter[]
  /** what becomes of a print: null if it was printed, else Electron's reason */
  onPrint: (page: FakeWebContents, options: object) => string | null | Promise<string | null>
}

/** A page: loads what its session's protocols answer, runs the preload script, and can try to go where it may not. */
export class FakeWebContents extends EventEmitter {
  readonly mainFrame: FakeFrame = { url: '', parent: null }
  readonly preferences: PagePreferences
  readonly session: FakeSession
  readonly printed: object[] = []
  rtcPolicy = 'default'
  zoomFactor = 1
  /** null before it is loaded, and after it crashed */
  page: ScriptedPage | null = null
  /** what was shown last, if it is no page with scripts of ours */
  shown: { url: string; status: number; contentType: string; bytes: Buffer } | null = null
  readonly #system: PageSystem
  #isDestroyed = false
  #openHandler: OpenHandler = () => ({ action: 'allow' })

  constructor(preferences: PagePreferences, session: FakeSession, system: PageSystem) {
    super()
    this.preferences = preferences
    this.session = session
    this.#system = system
  }

  isDestroyed = () => this.#isDestroyed
  getURL = () => this.mainFrame.url
  getPrintersAsync = async () => this.#system.printers
  setZoomFactor(factor: number): void {
    this.zoomFactor = factor
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.rtcPolicy = policy
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  async loadURL(url: string): Promise<void> {
    this.emit('did-start-navigation', { url, isMainFrame: true, isSameDocument: false })
    const answer = await this.session.fetch(url)
    const contentType = answer.headers.get('content-type') ?? ''
    const bytes = Buffer.from(await answer.arrayBuffer())
    if (this.#isDestroyed) throw new Error('ERR_ABORTED')
    if (!answer.ok && bytes.length === 0) throw new Error(`ERR_HTTP_RESPONSE_CODE_FAILURE (${answer.status})`)
    this.mainFrame.url = url
    this.shown = { url, status: answer.status, contentType, bytes }
    const { preload, additionalArguments = [], plugins } = this.preferences
    this.page = preload
      ? new ScriptedPage(preload, {
          url,
          argv: ['electron', ...additionalArguments],
          invoke: (channel) => this.#system.invoke(channel, this),
        })
      : null
    this.page?.on('heard', (heard: Heard) => this.emit('test:heard', heard))
    this.emit('dom-ready')
    this.emit('did-finish-load')
    if (contentType === 'application/pdf' && plugins) setImmediate(() => this.emit('-pdf-ready-to-print'))
  }

  reload(): void {
    this.loadURL(this.mainFrame.url).then(
      () => this.emit('test:reloaded'),
      (error: unknown) => this.emit('test:not-reloaded', error),
    )
  }

  async executeJavaScript(code: string): Promise<unknown> {
    if (!this.page) throw new Error('the page has no scripts')
    const value = await this.page.run(code)
    return value === undefined ? undefined : structuredClone(value)
  }

  /** Its process ends. */
  crash(reason = 'crashed'): void {
    this.page = null
    this.emit('render-process-gone', new FakeEvent(), { reason, exitCode: 1 })
  }

  forcefullyCrashRenderer(): void {
    setImmediate(() => this.crash('killed'))
  }

  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.emit('destroyed')
  }

  send(channel: string, message: unknown): void {
    this.page?.receive(channel, message)
  }

  postMessage(channel: string, message: unknown, ports: FakePort[] = []): void {
    this.page?.receive(channel, message, ports)
  }

  print(options: object, done: (isPrinted: boolean, reason: string) => void): void {
    this.printed.push(options)
    void Promise.resolve(this.#system.onPrint(this, options)).then((reason) =>
      done(reason === null, reason ?? ''),
    )
  }

  /** A device that the page chooses, which is the first one unless somebody says otherwise. */
  chooseBluetooth(): Promise<string> {
    return new Promise((resolve) => {
      const attempt = new FakeEvent()
      this.emit('select-bluetooth-device', attempt, [{ deviceId: 'first' }], resolve)
      if (!attempt.defaultPrevented) resolve('first')
    })
  }

  /** The page asks for a new window. @returns whether it got one */
  tryToOpen(url: string): boolean {
    return this.#openHandler({ url }).action === 'allow'
  }

  /** Something tries to lead the page away, or one of its frames. @returns whether it went */
  tryTo(event: Leaving, url: string, isMainFrame = true): boolean {
    const attempt = Object.assign(new FakeEvent(), { url, isMainFrame, isSameDocument: false })
    this.emit(event, attempt)
    return !attempt.defaultPrevented
  }
}
