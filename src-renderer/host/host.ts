import type { Transport } from '../../src-shared/wire/transport.ts'
import { electronHost } from './electron-host.ts'
import { loopbackHost } from './loopback-host.ts'
import { takeLoopbackKey } from './loopback-key.ts'

/** Whatever the window runs in: how it reaches the engine, and what its requests for files must carry. */
export interface Host {
  /** @param onRefused called when the engine's door does not accept this window, whatever it tries */
  openTransport(onRefused: () => void): Promise<Transport>
  fileHeaders: Record<string, string>
}

/** The host of this window; null when the page was opened by an address without a key. */
export function findHost(): Host | null {
  if (window.assetwalk) return electronHost(window.assetwalk)
  const key = takeLoopbackKey(window.location, window.sessionStorage, window.history)
  return key === null ? null : loopbackHost(key, window.location.host)
}
