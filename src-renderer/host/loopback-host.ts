import type { Host } from './host.ts'
import { forgetLoopbackKey } from './loopback-key.ts'
import { openWebSocket } from './websocket-transport.ts'

/** The door closes with this code when the key is not its own: it was started anew since the address was printed. */
const keyRefused = 4401

export function loopbackHost(key: string, authority: string): Host {
  return {
    fileHeaders: { 'x-assetwalk-key': key },
    version: null,
    openTransport: (onRefused) =>
      openWebSocket(`ws://${authority}/engine`, ['assetwalk', `key.${key}`], (code) => {
        if (code !== keyRefused) return
        forgetLoopbackKey(window.sessionStorage)
        onRefused()
      }),
  }
}
