import type { Spared } from '../../src-shared/sync/sync-pace.ts'

/** What the computer lives on, as far as its host and its windows tell. Nothing of it outlives the engine. */
export class Supply {
  readonly #onChanged: () => void
  #isOnBattery = false
  #meteredWindows = 0

  constructor(onChanged: () => void) {
    this.#onChanged = onChanged
  }

  get now(): Record<Spared, boolean> {
    return { battery: this.#isOnBattery, metered: this.#meteredWindows > 0 }
  }

  onBattery(isOnBattery: boolean): void {
    this.#isOnBattery = isOnBattery
    this.#onChanged()
  }

  /** A window is online over a metered line until the signal aborts, as it does when the window is gone. */
  async *metered(signal: AbortSignal | undefined): AsyncGenerator<Record<never, never>> {
    this.#countMetered(1)
    try {
      yield {}
      if (!signal?.aborted)
        await new Promise<void>((resolve) =>
          signal?.addEventListener('abort', () => resolve(), { once: true }),
        )
    } finally {
      this.#countMetered(-1)
    }
  }

  #countMetered(more: 1 | -1): void {
    this.#meteredWindows += more
    this.#onChanged()
  }
}
