import { EventEmitter } from 'node:events'
import { FakeEvent } from './fake-event.ts'
import type { FakeWebContents } from './web-contents.ts'

export interface FakeBounds {
  x: number
  y: number
  width: number
  height: number
}

/** A window that shows nothing, and stands where it was put. */
export class FakeBrowserWindow extends EventEmitter {
  readonly options: Record<string, unknown>
  readonly webContents: FakeWebContents
  readonly done: string[] = []
  minimized = false
  maximized = false
  fullScreen = false
  visible = false
  bounds: FakeBounds
  #isDestroyed = false

  constructor(options: Record<string, unknown>, webContents: FakeWebContents) {
    super()
    this.options = options
    this.webContents = webContents
    const { x = 0, y = 0, width = 800, height = 600, show = true } = options
    this.bounds = { x, y, width, height } as FakeBounds
    this.visible = show === true
  }

  isMinimized = () => this.minimized
  isMaximized = () => this.maximized
  isFullScreen = () => this.fullScreen
  isVisible = () => this.visible
  isDestroyed = () => this.#isDestroyed
  getBounds = () => this.bounds
  getNormalBounds = () => this.bounds
  setBounds(bounds: FakeBounds): void {
    this.bounds = bounds
  }
  maximize(): void {
    this.maximized = true
    this.visible = true
  }
  setFullScreen(isFull: boolean): void {
    this.fullScreen = isFull
  }
  removeMenu = () => void this.done.push('removeMenu')
  show(): void {
    this.visible = true
    this.done.push('show')
  }
  focus = () => void this.done.push('focus')
  restore = () => void this.done.push('restore')

  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url)
    this.emit('ready-to-show')
  }

  /** @returns false where somebody held it open */
  close(): boolean {
    const event = new FakeEvent()
    this.emit('close', event)
    if (event.defaultPrevented) return false
    this.destroy()
    return true
  }

  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.webContents.destroy()
    this.emit('closed')
  }
}
