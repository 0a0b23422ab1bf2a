import { EventEmitter } from 'node:events'
import { FakeEvent } from './fake-event.ts'
import type { FakeSession } from './session.ts'

interface SaveOptions {
  title?: string
  defaultPath?: string
}

/** A file that a page wants to put on the disk. */
export class FakeDownload extends EventEmitter {
  options: SaveOptions | null = null
  savePath = ''
  readonly #of: { url: string; initiator: string; fileName: string }

  constructor(of: { url: string; initiator: string; fileName: string }) {
    super()
    this.#of = of
  }

  getURL = () => this.#of.url
  getInitiatorOrigin = () => this.#of.initiator
  getFilename = () => this.#of.fileName
  getSavePath = () => this.savePath
  setSaveDialogOptions(options: SaveOptions): void {
    this.options = options
  }

  /** @returns whether it may begin */
  begin(session: FakeSession): boolean {
    const event = new FakeEvent()
    session.emit('will-download', event, this, null)
    return !event.defaultPrevented
  }

  end(state: 'completed' | 'cancelled' | 'interrupted', savePath: string): void {
    this.savePath = savePath
    this.emit('done', new FakeEvent(), state)
  }
}
