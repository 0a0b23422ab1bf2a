import { EventEmitter } from 'node:events'
import { FakeEvent } from './app.ts'
import type { FakePort } from './fake-port.ts'

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

/** A frame of a page, as far as who asks is told by it. */
export interface FakeFrame {
  url: string
  parent: FakeFrame | null
}

/** A page: remembers the ports that it was sent, and can try to go where it may not. */
export class FakeWebContents extends EventEmitter {
  readonly mainFrame: FakeFrame = { url: '', parent: null }
  readonly received: { channel: string; ports: FakePort[] }[] = []
  #openHandler: OpenHandler = () => ({ action: 'allow' })

  isDestroyed = () => false

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  postMessage(channel: string, _message: unknown, ports: FakePort[] = []): void {
    this.received.push({ channel, ports })
    this.emit('test:received', channel, ports)
  }

  /** The page asks for a new window. @returns whether it got one */
  tryToOpen(url: string): boolean {
    return this.#openHandler({ url }).action === 'allow'
  }

  /** Something tries to lead the page away. @returns whether it went */
  tryTo(
    event: 'will-navigate' | 'will-redirect' | 'will-frame-navigate' | 'will-attach-webview',
    url: string,
  ) {
    const attempt = Object.assign(new FakeEvent(), { url })
    this.emit(event, attempt)
    return !attempt.defaultPrevented
  }
}

/** A window that shows nothing. */
export class FakeBrowserWindow extends EventEmitter {
  readonly options: Record<string, unknown>
  readonly webContents = new FakeWebContents()
  readonly done: string[] = []
  minimized = false

  constructor(options: Record<string, unknown>) {
    super()
    this.options = options
  }

  isMinimized = () => this.minimized
  show = () => void this.done.push('show')
  focus = () => void this.done.push('focus')
  restore = () => void this.done.push('restore')

  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url
    this.emit('ready-to-show')
  }

  close(): void {
    this.emit('closed')
  }
}
