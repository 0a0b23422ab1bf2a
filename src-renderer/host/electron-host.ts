import { z } from 'zod'
import type { Transport } from '../../src-shared/wire/transport.ts'
import type { Host } from './host.ts'

const appInfo = z.object({ version: z.string() })

export function electronHost(bridge: AssetwalkBridge): Host {
  return {
    fileHeaders: {},
    version: appInfo.safeParse(bridge.appInfo()).data?.version ?? null,
    openTransport: async () => portTransport(await nextPort(bridge)),
  }
}

/** A port to the engine is handed to the page as a message, the only way in which a port passes the preload script. */
function nextPort(bridge: AssetwalkBridge): Promise<MessagePort> {
  return new Promise((resolve) => {
    const onMessage = (event: MessageEvent<{ type?: unknown } | null>) => {
      const [port] = event.ports
      if (event.source !== window || event.data?.type !== 'assetwalk:engine-port' || !port) return
      window.removeEventListener('message', onMessage)
      resolve(port)
    }
    window.addEventListener('message', onMessage)
    bridge.openEngine()
  })
}

function portTransport(port: MessagePort): Transport {
  const { promise: closed, resolve: onClose } = Promise.withResolvers<void>()
  port.addEventListener('close', () => onClose())
  return {
    send: (frame) => port.postMessage(frame),
    onFrame: (listener) => {
      port.addEventListener('message', ({ data }) => {
        if (typeof data === 'string') listener(data)
      })
      port.start()
    },
    onClose: (listener) => void closed.then(listener),
    close: () => {
      port.close()
      onClose()
    },
  }
}
