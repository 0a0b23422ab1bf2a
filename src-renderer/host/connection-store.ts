import { useSyncExternalStore } from 'react'
import type { ConnectionState } from '../../src-shared/wire/connect.ts'

export type HostState = ConnectionState | 'refused'

/** The state of the connection, for those who show it. */
export class ConnectionStore {
  #state: HostState = 'connecting'
  readonly #listeners = new Set<() => void>()

  readonly get = (): HostState => this.#state

  readonly set = (state: HostState): void => {
    if (this.#state === 'refused') return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

export function useHostState(store: ConnectionStore): HostState {
  return useSyncExternalStore(store.subscribe, store.get)
}
