const storageKey = 'assetwalk.key'

/**
 * The key of the loopback door. It arrives in the fragment of the address that was printed, which is never sent to
 * a server, and moves to the session's storage at once, so that it stays neither in the address bar nor in the history.
 */
export function takeLoopbackKey(location: Location, storage: Storage, history: History): string | null {
  const key = new URLSearchParams(location.hash.slice(1)).get('key')
  if (key) {
    storage.setItem(storageKey, key)
    history.replaceState(null, '', location.pathname + location.search)
  }
  return key || storage.getItem(storageKey)
}

export function forgetLoopbackKey(storage: Storage): void {
  storage.removeItem(storageKey)
}
