import type { WebSocket } from 'ws'
import type { Transport } from '../../src-shared/wire/transport.ts'

/** A WebSocket of Node as a transport. Binary messages are not of the protocol: they close it. */
export function webSocketTransport(socket: WebSocket): Transport {
  return {
    send: (frame) => {
      if (socket.readyState === socket.OPEN) socket.send(frame)
    },
    onFrame: (listener) =>
      void socket.on('message', (data, isBinary) => {
        if (isBinary) socket.close(1003)
        else listener(data.toString())
      }),
    onClose: (listener) => {
      socket.on('error', () => socket.terminate())
      socket.once('close', () => listener())
    },
    close: () => socket.close(),
  }
}
