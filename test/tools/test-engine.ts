import { onTestFinished } from 'vitest'
import { type Engine, startEngine } from '../../src-main/engine/engine.ts'
import type { Host } from '../../src-main/engine/host.ts'
import type { Worker } from '../../src-shared/features/session/session-contract.ts'
import type { Connection, EngineClient } from '../../src-shared/wire/connect.ts'
import { clientOver } from './client.ts'
import { folderOfTest, newFolder } from './data-folder.ts'
import { openPort } from './port-door.ts'
import { threadOfTest } from './thread-of-test.ts'

/** An engine with a client at work on it. */
export interface TestEngine {
  engine: Engine
  folder: string
  connection: Connection
  client: EngineClient
  /** who works, an administrator where the folder was new */
  worker: Worker
  close: () => Promise<void>
}

interface TestEngineOptions {
  host?: Host
  /** whether it has threads of its own, as it has at people's: where they crash, or what one does beside the other, matters */
  hasThreads?: boolean
}

/** Starts an engine on a folder, with a client over a message port for a person of this name. */
export async function startTestEngine(
  folder: string,
  name = 'Ada Tester',
  { hasThreads = false, ...options }: TestEngineOptions = {},
): Promise<TestEngine> {
  const threads = hasThreads ? {} : { startThread: threadOfTest }
  const engine = await startEngine({ dataFolder: folder, version: 'test', ...threads, ...options })
  const connection = clientOver(() => openPort(engine), { reconnectEvery: 20 })
  const worker = await connection.client.session.join({ name })
  connection.setActor(worker.id)
  const close = async () => {
    connection.close()
    await engine.close()
  }
  return { engine, folder, connection, client: connection.client, worker, close }
}

/** An engine for the running test alone. */
export async function engineOfTest(
  folder = folderOfTest(),
  options: TestEngineOptions = {},
): Promise<TestEngine> {
  const started = await startTestEngine(folder, undefined, options)
  onTestFinished(started.close)
  return started
}

/** An engine for several tests, on a folder of its own that goes with it. */
export async function sharedEngine(options: TestEngineOptions = {}): Promise<TestEngine> {
  const folder = newFolder()
  const started = await startTestEngine(folder.path, undefined, options)
  const close = async () => {
    await started.close()
    folder.remove()
  }
  return { ...started, close }
}
