import { MessageChannel } from 'node:worker_threads'
import type { Engine } from '../../src-main/engine/engine.ts'
import { messagePortTransport } from '../../src-main/engine/message-port-transport.ts'
import type { Transport } from '../../src-shared/wire/transport.ts'

/** Opens a transport to an engine of this process, as Electron's main process does for a window. */
export async function openPort(engine: Engine): Promise<Transport> {
  const { port1, port2 } = new MessageChannel()
  engine.attach(messagePortTransport(port1))
  return messagePortTransport(port2)
}
