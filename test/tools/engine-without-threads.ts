import type { Database } from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { CallHandler } from '../../src-main/engine/calls/call-handler.ts'
import { openReader } from '../../src-main/engine/database/open.ts'
import { hostWithoutAbilities } from '../../src-main/engine/host.ts'
import { type Log, logTo } from '../../src-main/engine/log.ts'
import { router } from '../../src-main/engine/router.ts'
import { startWriter } from '../../src-main/engine/writer.ts'
import type { Connection } from '../../src-shared/wire/connect.ts'
import { laneOf, type Transport } from '../../src-shared/wire/transport.ts'
import { clientOver, newId } from './client.ts'

/** Both sides of an engine on the test's own thread, where their connections can be looked at and squeezed. */
export interface OpenEngine {
  writing: Database
  reading: Database
  /** calls that failed with something that no contract declares */
  bugs: string[]
  connection: Connection
}

/** Opens an engine without its threads on a folder that exists; it ends with the test. @param options its clock */
export function openEngine(
  dataFolder: string,
  { now = () => new Date().toISOString() }: { now?: () => string } = {},
): OpenEngine {
  const bugs: string[] = []
  const bug: Log['bug'] = (where, error) => `E-${bugs.push(`${where}: ${String(error)}`)}`
  const log: Log = { ...logTo(() => undefined), bug }
  const host = hostWithoutAbilities('commandLine')
  const {
    database: writing,
    writer,
    close,
  } = startWriter({
    dataFolder,
    newId,
    now,
    log,
    host,
    replaceDatabase: () => undefined,
  })
  const reading = openReader(dataFolder)
  let receive: (frame: string) => void = () => {}
  const common = { host, log, dataFolder, version: 'test', newId, now }
  const handlers = {
    c: new CallHandler(router, { ...common, database: writing, writer }, (_, frame) => receive(`c${frame}`)),
    q: new CallHandler(router, { ...common, database: reading, writer: null }, (_, frame) =>
      receive(`q${frame}`),
    ),
  }
  const transport: Transport = {
    send: (frame) => handlers[laneOf(frame) ?? 'q'].receive(1, frame.slice(1)),
    onFrame: (listener) => {
      receive = listener
    },
    onClose: () => {},
    close: () => {},
  }
  const connection = clientOver(async () => transport)
  onTestFinished(async () => {
    connection.close()
    reading.close()
    await close()
  })
  return { writing, reading, bugs, connection }
}
