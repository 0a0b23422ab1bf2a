import { electronHost } from './electron-host.ts'
import type { Host } from './host.ts'
import { loopbackHost } from './loopback-host.ts'
import { takeLoopbackKey } from './loopback-key.ts'

/** The host of this window; null when the page was opened by an address without a key. */
export function findHost(): Host | null {
  if (window.assetwalk) return electronHost(window.assetwalk)
  const key = takeLoopbackKey(window.location, window.sessionStorage, window.history)
  return key === null ? null : loopbackHost(key, window.location.host)
}
