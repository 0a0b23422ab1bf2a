import { once } from 'node:events'
import { WebSocket } from 'ws'
import { startLoopback } from '../../src-main/doors/loopback/loopback.ts'
import type { Engine } from '../../src-main/engine/engine.ts'
import { connectToLocalSocket } from '../../src-main/engine/local-socket.ts'
import { webSocketTransport } from '../../src-main/engine/web-socket-transport.ts'
import type { Transport } from '../../src-shared/wire/transport.ts'
import { openPort } from './port-door.ts'

/** A way into an engine. */
export interface OpenDoor {
  open: () => Promise<Transport>
  close: () => Promise<void>
}

export type Door = (engine: Engine) => Promise<OpenDoor>

export const messagePortDoor: Door = async (engine) => ({
  open: () => openPort(engine),
  close: async () => {},
})

export const localSocketDoor: Door = async (engine) => ({
  open: () => connectToLocalSocket(engine.dataFolder),
  close: async () => {},
})

export const loopbackDoor: Door = async (engine) => {
  const loopback = await startLoopback({ engine, windowFolder: engine.dataFolder, port: 0 })
  const { origin, host, hash } = new URL(loopback.url)
  const key = hash.slice('#key='.length)
  const open = async () => {
    const socket = new WebSocket(`ws://${host}/engine`, ['assetwalk', `key.${key}`], { origin })
    await once(socket, 'open')
    return webSocketTransport(socket)
  }
  return { open, close: () => loopback.close() }
}
