import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { connect, type EngineClient } from '../../src-shared/wire/connect.ts'
import { ConnectionStore } from './connection-store.ts'
import { EngineFiles } from './engine-files.ts'
import type { Host } from './host.ts'
import { newId } from './new-id.ts'

/** The engine as the window sees it. */
export interface Engine {
  client: EngineClient
  /** makes query and mutation options of calls */
  calls: ReturnType<typeof callsOf>
  files: EngineFiles
  connection: ConnectionStore
  /** version of the program, as the host says it */
  hostVersion: string | null
  /** says with every later call who is working */
  setActor: (personId: string | null) => void
}

const callsOf = (client: EngineClient) => createTanstackQueryUtils(client)

export function connectEngine(host: Host): Engine {
  const connection = new ConnectionStore()
  const refused = () => {
    connection.set('refused')
    link.close()
  }
  const link = connect({
    open: () => host.openTransport(refused),
    newId,
    timers: {
      setTimeout: (callback, milliseconds) => window.setTimeout(callback, milliseconds),
      clearTimeout: (timer: number) => window.clearTimeout(timer),
    },
    reconnectEvery: 500,
    onState: connection.set,
  })
  return {
    client: link.client,
    calls: callsOf(link.client),
    files: new EngineFiles(link.client, host.fileHeaders),
    connection,
    hostVersion: host.version,
    setActor: link.setActor,
  }
}
