import { createContext, use, useSyncExternalStore } from 'react'

/** What the desktop shell wants of the window, until it is done. */
export interface ShellState {
  /** all keys are to be shown */
  keys: boolean
  /** a newer program waits to be installed */
  update: { version: string } | null
  /** a file of ours that somebody opened with Assetwalk */
  openedFile: string | null
  /** a page that was asked for while a dialog was open */
  wantedPage: string | null
}

export class ShellStore {
  #state: ShellState = { keys: false, update: null, openedFile: null, wantedPage: null }
  readonly #listeners = new Set<() => void>()

  readonly get = (): ShellState => this.#state

  readonly set = (change: Partial<ShellState>): void => {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

export const ShellContext = createContext(new ShellStore())

export function useShell(): ShellState & { set: ShellStore['set'] } {
  const store = use(ShellContext)
  return { ...useSyncExternalStore(store.subscribe, store.get), set: store.set }
}
