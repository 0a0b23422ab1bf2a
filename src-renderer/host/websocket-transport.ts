import type { Transport } from '../../src-shared/wire/transport.ts'

/** Opens a web socket of text frames. Rejects when it cannot be opened; `onCode` hears how it closed in either case. */
export function openWebSocket(
  url: string,
  protocols: string[],
  onCode: (code: number) => void,
): Promise<Transport> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, protocols)
    const transport: Transport = {
      send: (frame) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(frame)
      },
      onFrame: (listener) =>
        socket.addEventListener('message', ({ data }) => {
          if (typeof data === 'string') listener(data)
          else socket.close()
        }),
      onClose: (listener) => socket.addEventListener('close', () => listener(), { once: true }),
      close: () => socket.close(),
    }
    socket.addEventListener('open', () => resolve(transport), { once: true })
    socket.addEventListener('close', ({ code }) => {
      onCode(code)
      reject(new Error(`the engine's door closed the connection (${code})`))
    })
  })
}
