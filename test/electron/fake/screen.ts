import { EventEmitter } from 'node:events'
import type { FakeBounds } from './browser-window.ts'

export interface FakeDisplay {
  id: number
  workArea: FakeBounds
}

/** The screens of the computer; the first one is the primary one. */
export class FakeScreen {
  displays: FakeDisplay[] = [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }]
  readonly module = Object.assign(new EventEmitter(), {
    getAllDisplays: () => [...this.displays].reverse(),
    getPrimaryDisplay: () => this.displays[0],
  })

  /** The last screen is unplugged. */
  unplug(): void {
    const gone = this.displays.pop()
    this.module.emit('display-removed', {}, gone)
  }
}
