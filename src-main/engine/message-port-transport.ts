import type { Transport } from '../../src-shared/wire/transport.ts'

/** What Node's MessagePort and Electron's MessagePortMain share (Electron wraps what arrives in an event). */
interface PortLike {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

/** A message port of Node or Electron as a transport. */
export function messagePortTransport(port: PortLike): Transport {
  return {
    send: (frame) => port.postMessage(frame),
    onFrame: (listener) => {
      port.on('message', (message) => {
        const data =
          typeof message === 'object' && message !== null && 'data' in message ? message.data : message
        if (typeof data === 'string') listener(data)
        else port.close()
      })
      port.start()
    },
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  }
}
