import { useSyncExternalStore } from 'react'

interface Seen {
  top: number
  bottom: number
}

/** Which rows of a list are seen, for what shows it: the list itself need not be drawn again for that. */
export class SeenRows {
  #seen: Seen = { top: 0, bottom: 0 }
  readonly #listeners = new Set<() => void>()

  readonly set = (seen: Seen): void => {
    if (seen.top === this.#seen.top && seen.bottom === this.#seen.bottom) return
    this.#seen = seen
    for (const listener of this.#listeners) listener()
  }

  readonly get = (): Seen => this.#seen

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

export const useSeenRows = (rows: SeenRows): Seen => useSyncExternalStore(rows.subscribe, rows.get)
