import { useSyncExternalStore } from 'react'
import type { ConnectionState } from '../../src-shared/wire/connect.ts'

export type HostState = ConnectionState | 'refused'

/** The state of the connection, for those who show it. */
export class ConnectionStore {
  #state: HostState = 'connecting'
  #restarts = 0
  #isLost = false
  readonly #listeners = new Set<() => void>()

  readonly get = (): HostState => this.#state

  /** How often the engine was there again after it had been lost. */
  readonly restarts = (): number => this.#restarts

  readonly set = (state: HostState): void => {
    if (this.#state === 'refused') return
    if (state === 'connected' && this.#isLost) this.#restarts++
    this.#isLost = state === 'connecting' && (this.#isLost || this.#state === 'connected')
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
