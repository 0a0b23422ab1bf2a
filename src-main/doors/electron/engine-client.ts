import { randomBytes } from 'node:crypto'
import { uuidV7 } from '../../../src-shared/identity/uuid-v7.ts'
import { type Connection, connect } from '../../../src-shared/wire/connect.ts'
import { messagePortTransport } from '../../engine/message-port-transport.ts'
import type { EngineHost } from './engine-host.ts'

/** A client of the engine for the main process itself. Whoever makes it closes it. */
export function clientOf(engine: EngineHost): Connection {
  return connect({
    open: async () => messagePortTransport(await engine.port()),
    newId: () => uuidV7(Date.now(), randomBytes(10)),
    timers: { setTimeout, clearTimeout },
  })
}

/** Whether both threads of the engine answer within so many milliseconds. */
export async function isAnswering(engine: EngineHost, within: number): Promise<boolean> {
  const { client, close } = clientOf(engine)
  const context = { deadline: within }
  try {
    const [, events] = await Promise.all([
      client.session.welcome(undefined, { context }),
      client.events.watch(undefined, { context }),
    ])
    await events.return(undefined)
    return true
  } catch {
    // What it failed with makes no difference: an engine that cannot say who works here is of no use.
    return false
  } finally {
    close()
  }
}
