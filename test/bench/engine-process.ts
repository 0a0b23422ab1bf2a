import { once } from 'node:events'
import { engineMemory } from '../../src-main/doors/electron/engine-memory.ts'
import type { FromEngineProcess, ToEngineProcess } from '../../src-main/engine/engine-process.ts'
import { hostWithoutAbilities } from '../../src-main/engine/host.ts'
import { connectToLocalSocket } from '../../src-main/engine/local-socket.ts'
import type { Connection } from '../../src-shared/wire/connect.ts'
import { FakeUtilityProcess } from '../electron/fake/utility-process.ts'
import { clientOver } from '../tools/client.ts'
import type { EngineFile } from './engine-files.ts'

/** An engine in a process of its own, with a client. */
export interface EngineProcess {
  pid: number
  connection: Connection
  /** milliseconds from the start of the process, Node's own included, to the first answers that a window asks for: who works here, and a page of assets */
  readyIn: number
  close: () => Promise<void>
}

/**
 * Starts the engine as Electron's main process does, under plain Node.
 * @param file engine-process, a source or built
 */
export async function startEngineProcess(
  { engine, host }: EngineFile,
  dataFolder: string,
): Promise<EngineProcess> {
  const began = performance.now()
  const started = new FakeUtilityProcess(engine, [], { ...process.env, ...engineMemory }, [], host)
  const tell = (message: ToEngineProcess) => started.postMessage(message)
  tell({ type: 'start', dataFolder, version: 'bench', facts: hostWithoutAbilities('desktop').facts })
  const [said] = (await once(started, 'message')) as [FromEngineProcess]
  if (said.type !== 'ready') throw new Error(`the engine did not start: ${JSON.stringify(said)}`)
  const connection = clientOver(() => connectToLocalSocket(dataFolder))
  const { workers } = await connection.client.session.welcome()
  connection.setActor(workers[0]?.id ?? null)
  await connection.client.assets.list({ limit: 100 })
  const readyIn = performance.now() - began
  return {
    pid: started.child.pid ?? 0,
    connection,
    readyIn,
    close: async () => {
      connection.close()
      const ended = once(started, 'exit')
      tell({ type: 'close' })
      await ended
    },
  }
}
